/**
 * Which request the running code belongs to, where nothing in its hands says so: two ways to know it, one that knows
 * always and one that costs next to nothing.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Callable } from './callable.ts';
import type { SessionPass } from './sessionPass.ts';

export interface Running {
  /** The pass of the request that runs; undefined outside of any. */
  readonly pass: SessionPass | undefined;
  /** Whether it is forgotten when a call returns, so that what runs later must be led back to its request. */
  readonly forgets: boolean;
  /** Calls a function as part of that request; answers and throws what it does. */
  call(pass: SessionPass | undefined, fn: Callable, self: unknown, args: readonly unknown[]): unknown;
}

/** Through everything that a request sets off. Before Node 24 each promise and callback of the process pays for it. */
export class RunningThroughout implements Running {
  readonly forgets = false;
  readonly #storage = new AsyncLocalStorage<SessionPass | undefined>();

  get pass(): SessionPass | undefined {
    return this.#storage.getStore();
  }

  call(pass: SessionPass | undefined, fn: Callable, self: unknown, args: readonly unknown[]): unknown {
    if (this.#storage.getStore() === pass) return Reflect.apply(fn, self, args);
    return this.#storage.run(pass, Reflect.apply, fn, self, args);
  }
}

/**
 * As long as a call lasts. For apps that reach the store through req.session: its methods know their request, whenever
 * they are called. A handler that calls the store by itself, and later than in its own turn, counts as outside.
 */
export class RunningInTurn implements Running {
  readonly forgets = true;
  #pass: SessionPass | undefined;

  get pass(): SessionPass | undefined {
    return this.#pass;
  }

  call(pass: SessionPass | undefined, fn: Callable, self: unknown, args: readonly unknown[]): unknown {
    const before = this.#pass;
    this.#pass = pass;
    try {
      return Reflect.apply(fn, self, args);
    } finally {
      this.#pass = before;
    }
  }
}
