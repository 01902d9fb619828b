/**
 * What all requests of one instrumentation share: whose code runs, by running.ts or by the request itself where
 * express-session hands it over, and whether it is the store's own.
 */
import type { Callable } from './callable.ts';
import type { Reporter } from './reporter.ts';
import type { Running } from './running.ts';
import type { SessionPass } from './sessionPass.ts';

export class Context {
  readonly reporter: Reporter;
  /** Epoch ms, by the clock that the stores go by. */
  readonly now: () => number;
  readonly running: Running;
  readonly #passes = new WeakMap<object, SessionPass>();
  #inStore = false;
  #calls = 0;

  constructor(reporter: Reporter, now: () => number, running: Running) {
    this.reporter = reporter;
    this.now = now;
    this.running = running;
  }

  /** Whether the running code is the store's own, inside one of its methods. */
  get inStore(): boolean {
    return this.#inStore;
  }

  /** Calls a store's method, or, with `inStore` false, what the store calls back. */
  crossing(
    inStore: boolean,
    pass: SessionPass | undefined,
    fn: Callable,
    self: unknown,
    args: readonly unknown[],
  ): unknown {
    const before = this.#inStore;
    this.#inStore = inStore;
    try {
      return this.running.call(pass, fn, self, args);
    } finally {
      this.#inStore = before;
    }
  }

  /** Whose call of the store it is: of the request that runs, or of the one whose session is handed over. */
  passOfCall(session: unknown): SessionPass | undefined {
    const { pass } = this.running;
    if (pass !== undefined || typeof session !== 'object' || session === null) return pass;
    return this.passOf(Reflect.get(session, 'req'));
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
