/**
 * Which request the running code belongs to: through asynchronous calls by AsyncLocalStorage, and by the
 * request itself where express-session hands it over.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Callable } from './callable.ts';
import type { Reporter } from './reporter.ts';
import type { SessionPass } from './sessionPass.ts';

export class Context {
  readonly reporter: Reporter;
  /** Epoch ms, by the clock that the stores go by. */
  readonly now: () => number;
  readonly #storage = new AsyncLocalStorage<SessionPass | undefined>();
  readonly #passes = new WeakMap<object, SessionPass>();
  #inStore = false;
  #calls = 0;

  constructor(reporter: Reporter, now: () => number) {
    this.reporter = reporter;
    this.now = now;
  }

  /** The pass of the request that runs; undefined outside of any. */
  get running(): SessionPass | undefined {
    return this.#storage.getStore();
  }

  /** Whether the running code is the store's own, inside one of its methods. */
  get inStore(): boolean {
    return this.#inStore;
  }

  /** Calls a function as part of that request; answers and throws what it does. */
  call(running: SessionPass | undefined, fn: Callable, self: unknown, args: readonly unknown[]): unknown {
    if (this.#storage.getStore() === running) return Reflect.apply(fn, self, args);
    return this.#storage.run(running, Reflect.apply, fn, self, args);
  }

  /** Calls a store's method, or, with `inStore` false, what the store calls back. */
  crossing(
    inStore: boolean,
    running: SessionPass | undefined,
    fn: Callable,
    self: unknown,
    args: readonly unknown[],
  ): unknown {
    const before = this.#inStore;
    this.#inStore = inStore;
    try {
      return this.call(running, fn, self, args);
    } finally {
      this.#inStore = before;
    }
  }

  /** The pass that a request is in. */
  passOf(req: unknown): SessionPass | undefined {
    return typeof req === 'object' && req !== null ? this.#passes.get(req) : undefined;
  }

  enter(req: object, pass: SessionPass): void {
    this.#passes.set(req, pass);
  }

  /** A number for the next store call. */
  nextCall(): number {
    this.#calls += 1;
    return this.#calls;
  }
}
