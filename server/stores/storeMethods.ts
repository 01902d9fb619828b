/**
 * Stands between express-session and a store: the four methods that the library calls are replaced in place, before
 * anybody listens to the store, so that whatever happens here is the store's own doing to the library.
 */
import type session from 'express-session';

export type StoreMethod = 'get' | 'set' | 'touch' | 'destroy';
const METHODS: readonly StoreMethod[] = ['get', 'set', 'touch', 'destroy'];

/** How a store answers: an error or nothing, and for get the session. */
export type Answer = (error?: unknown, value?: unknown) => void;

/**
 * One call. `proceed` lets it go on to the store, which then answers what it is given; a guard that answers itself
 * doesn't call it.
 */
export type Guard = (
  method: StoreMethod,
  sid: string,
  answer: Answer,
  proceed: (answer: Answer) => void,
) => void;

type Callable = (...args: unknown[]) => unknown;
const isCallable = (value: unknown): value is Callable => typeof value === 'function';

/** Puts a guard before the store, for the calls at which it is on duty. A method that the store hasn't got, it doesn't get. */
export function guardCalls(store: session.Store, guard: Guard, onDuty: () => boolean = () => true): void {
  for (const method of METHODS) {
    const original: unknown = Reflect.get(store, method);
    if (!isCallable(original)) continue;
    const value = function (this: unknown, ...args: unknown[]): unknown {
      if (!onDuty()) return Reflect.apply(original, this, args);
      const callback = args.at(-1);
      const [sid] = args;
      const given = isCallable(callback) ? args.slice(0, -1) : args;
      const answer: Answer = isCallable(callback) ? (...results) => void callback(...results) : () => {};
      return guard(method, String(sid), answer, (told) => {
        // Some stores also answer by a promise; what is in it went to the callback already.
        Reflect.apply(original, this, [...given, told]);
      });
    };
    Object.defineProperty(store, method, { value, configurable: true, writable: true, enumerable: false });
  }
}

/**
 * Calls `look` each time that the store has written a record or moved its time, after its answer. What `look` can't do, for
 * the store may be gone by then, is left.
 */
export function onceWritten(
  store: session.Store,
  look: (sid: string, method: 'set' | 'touch') => Promise<void>,
): void {
  guardCalls(store, (method, sid, answer, proceed) => {
    if (method !== 'set' && method !== 'touch') return proceed(answer);
    return proceed((...results) => {
      answer(...results);
      if (!results[0]) look(sid, method).catch(() => {});
    });
  });
}
