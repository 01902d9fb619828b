/** For the tests of this room: stores that behave in the ways that stores do, and write down what they are asked. */
import session from 'express-session';

export const STORE_KINDS = [
  'memory',
  'synchronous',
  'without touch',
  'slow',
  'failing',
  'failing to read',
  'without its file',
  'throwing',
] as const;
export type StoreKind = (typeof STORE_KINDS)[number];

type Callback = (error?: unknown, value?: unknown) => void;
const isCallback = (value: unknown): value is Callback => typeof value === 'function';

/** A MemoryStore of that kind; `written` has every call that reached it and every answer, in order. */
export class WritingStore extends session.MemoryStore {
  readonly written: string[] = [];
  readonly #kind: StoreKind;
  /** Calls that have no answer yet. */
  pending = 0;
  /** With it, a call that has a callback waits in `waiting` until it is told to go. */
  waits = false;
  readonly waiting: (() => void)[] = [];

  constructor(kind: StoreKind) {
    super();
    this.#kind = kind;
    const store = this;
    for (const method of ['get', 'set', 'touch', 'destroy'] as const) {
      const original = session.MemoryStore.prototype[method];
      const value = function (this: unknown, ...args: unknown[]): unknown {
        return store.#run(method, (told) => Reflect.apply(original, store, told), args);
      };
      const gone = kind === 'without touch' && method === 'touch';
      Object.defineProperty(this, method, {
        value: gone ? undefined : value,
        configurable: true,
        writable: true,
      });
    }
  }

  #run(method: string, run: (args: unknown[]) => unknown, args: unknown[]): unknown {
    const words = args.map((each) => (typeof each === 'function' ? 'callback' : JSON.stringify(each)));
    this.written.push(`${method}(${words.join(', ')})`);
    if (this.#kind === 'throwing' && method !== 'get') throw new Error(`${method} threw`);
    const callback = args.at(-1);
    if (!isCallback(callback)) return run(args);
    this.pending += 1;
    const answer: Callback = (...results) => {
      this.pending -= 1;
      this.written.push(`${method} answers ${results[0]} ${JSON.stringify(results[1])}`);
      callback(...results);
    };
    const go = () => this.#answer(method, (told) => run([...args.slice(0, -1), told]), answer);
    if (!this.waits || (this.#kind === 'synchronous' && method !== 'get')) return go();
    this.waiting.push(go);
    return undefined;
  }

  #answer(method: string, run: (told: Callback) => unknown, answer: Callback): unknown {
    const failure = failureOf(this.#kind, method);
    if (failure !== null) return setImmediate(answer, failure);
    if (this.#kind === 'slow') return run((...results) => later(3, () => answer(...results)));
    if (this.#kind !== 'synchronous' || method === 'get') return run(answer);
    run(() => {});
    return answer();
  }
}

/** What a store of that kind answers instead of doing it. */
function failureOf(kind: StoreKind, method: string): Error | null {
  if (kind === 'failing' && method !== 'get') return new Error(`${method} failed`);
  if (kind === 'failing to read' && method === 'get') return new Error('get failed');
  // For express-session that means: no such session.
  if (kind === 'without its file' && method === 'get')
    return Object.assign(new Error('no such file'), { code: 'ENOENT' });
  return null;
}

/** Some turns of the event loop later: slow, and yet in the same order every time. */
function later(turns: number, run: () => void): void {
  if (turns === 0) run();
  else setImmediate(later, turns - 1, run);
}
