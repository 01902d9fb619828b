/**
 * Puts ears on a store, in place and once: its methods keep `this`, arguments, answers, errors and timing, and
 * the store stays the caller's own object. A method that it hasn't got, it doesn't get.
 */
import type { Store } from 'express-session';
import { type Callable, isCallable } from './callable.ts';
import type { Context } from './context.ts';
import { Expiries } from './expiries.ts';
import { StoreCall } from './storeCall.ts';

/** What a store can be asked (express-session's README, "Session Store Implementation"), and `ids`, which some have. */
const METHODS = ['get', 'set', 'touch', 'destroy', 'all', 'length', 'clear', 'ids'];

export class StoreObserver {
  readonly #context: Context;
  readonly #known = new WeakSet<Store>();

  constructor(context: Context) {
    this.#context = context;
  }

  /** Listens to the store's calls from now on. */
  observe(store: Store): void {
    if (this.#known.has(store)) return;
    this.#known.add(store);
    const expiries = new Expiries();
    for (const method of METHODS) {
      replace(store, method, (original) => this.#listening(method, original, expiries));
    }
    replace(store, 'createSession', (original) => this.#seeInflate(original));
  }

  /** Every session(options) gives the store a new generate(); this one is to be seen, too. */
  observeGenerate(store: Store): void {
    replace(store, 'generate', (original) => this.#seeGenerate(original));
  }

  #listening(method: string, original: Callable, expiries: Expiries): Callable {
    const context = this.#context;
    return new Proxy(original, {
      apply(target, self, args: unknown[]): unknown {
        const call = context.reporter.attempt(() => new StoreCall(context, expiries, method, args));
        if (call === undefined) return Reflect.apply(target, self, args);
        const last = args.at(-1);
        const toldBack = isCallable(last);
        if (toldBack) args[args.length - 1] = hearing(context, call, last);
        let result: unknown;
        try {
          result = context.crossing(true, call.pass, target, self, args);
        } catch (error) {
          context.reporter.attempt(() => call.failed(error));
          throw error;
        }
        return toldBack ? result : hearingPromise(context, call, result);
      },
    });
  }

  #seeInflate(original: Callable): Callable {
    const context = this.#context;
    return new Proxy(original, {
      apply(target, self, args: unknown[]): unknown {
        const session: unknown = Reflect.apply(target, self, args);
        const pass = context.passOf(args[0]);
        if (pass !== undefined) context.reporter.attempt(() => pass.inflated(args[1]));
        return session;
      },
    });
  }

  #seeGenerate(original: Callable): Callable {
    const context = this.#context;
    return new Proxy(original, {
      apply(target, self, args: unknown[]): unknown {
        const pass = context.passOf(args[0]);
        if (pass === undefined) return Reflect.apply(target, self, args);
        const previous = pass.idBefore;
        context.reporter.attempt(() => pass.generating());
        const result: unknown = Reflect.apply(target, self, args);
        context.reporter.attempt(() => pass.generated(previous));
        return result;
      },
    });
  }
}

/** The callback, heard, and run where the call was made: stores lose track of it. */
function hearing(context: Context, call: StoreCall, callback: Callable): Callable {
  return function (this: unknown, ...results: unknown[]): unknown {
    const [error, value] = results;
    context.reporter.attempt(() => (error ? call.failed(error) : call.answered(value)));
    return context.crossing(false, call.pass, callback, this, results);
  };
}

/**
 * Without a callback the answer is what the store returns. A promise is passed on by one that settles alike,
 * so that nobody's rejection counts as handled because it was observed.
 */
function hearingPromise(context: Context, call: StoreCall, result: unknown): unknown {
  if (!(result instanceof Promise)) {
    context.reporter.attempt(() => call.answered(result));
    return result;
  }
  return result.then(
    (value: unknown) => {
      context.reporter.attempt(() => call.answered(value));
      return value;
    },
    (error: unknown) => {
      context.reporter.attempt(() => call.failed(error));
      throw error;
    },
  );
}

function replace(store: Store, name: string, make: (original: Callable) => Callable): void {
  const original: unknown = Reflect.get(store, name);
  if (!isCallable(original)) return;
  const enumerable = Object.getOwnPropertyDescriptor(store, name)?.enumerable ?? false;
  Object.defineProperty(store, name, {
    value: make(original),
    configurable: true,
    writable: true,
    enumerable,
  });
}
