/**
 * Which request the running code belongs to: through asynchronous calls by AsyncLocalStorage, and by the
 * request itself where express-session hands it over.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Callable } from './callable.ts';
import type { Reporter } from './reporter.ts';
import type { SessionPass } from './sessionPass.ts';

/** The running code is the store's own, inside one of its calls. */
export interface InsideStore {
  insideStoreFor: SessionPass | null;
}

type Running = SessionPass | InsideStore | undefined;

export class Context {
  readonly reporter: Reporter;
  /** Epoch ms, by the clock that the stores go by. */
  readonly now: () => number;
  readonly #storage = new AsyncLocalStorage<Running>();
  readonly #passes = new WeakMap<object, SessionPass>();
  #calls = 0;

  constructor(reporter: Reporter, now: () => number) {
    this.reporter = reporter;
    this.now = now;
  }

  get running(): Running {
    return this.#storage.getStore();
  }

  /** Calls a function as part of that request; answers and throws what it does. */
  call(running: Running, fn: Callable, self: unknown, args: readonly unknown[]): unknown {
    if (this.#storage.getStore() === running) return Reflect.apply(fn, self, args);
    return this.#storage.run(running, Reflect.apply, fn, self, args);
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
