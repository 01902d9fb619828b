/** One call of a store method, from its start to its answer, as the two events that tell it. */
import { performance } from 'node:perf_hooks';
import type { Caller, StoreOutcome } from '#shared/trace.ts';
import type { Context } from './context.ts';
import { elapsedMs } from './exchange.ts';
import type { Expiries } from './expiries.ts';
import { messageOf } from './reporter.ts';
import type { SessionPass } from './sessionPass.ts';
import { type Expiry, expiryIn, jsonOf } from './sessionText.ts';

/** Whether its first argument is a session id. */
const takesId = (method: string): boolean =>
  method === 'get' || method === 'set' || method === 'touch' || method === 'destroy';

export class StoreCall {
  readonly #context: Context;
  readonly #expiries: Expiries;
  readonly pass: SessionPass | undefined;
  readonly #call: number;
  readonly #method: string;
  readonly #sid: string | null;
  readonly #caller: Caller;
  readonly #started: number;
  readonly #data: string | null;
  readonly #expires: Expiry;
  #closed = false;

  constructor(context: Context, expiries: Expiries, method: string, args: readonly unknown[]) {
    this.#context = context;
    this.#expiries = expiries;
    this.#method = method;
    const [sid, session] = args;
    this.pass = context.passOfCall(session);
    this.#sid = takesId(method) && typeof sid === 'string' ? sid : null;
    this.#data = method === 'set' ? jsonOf(session) : null;
    this.#expires = method === 'set' || method === 'touch' ? expiryIn(session) : null;
    this.#caller = context.inStore ? 'store' : this.#callerIn(this.pass);
    this.#call = context.nextCall();
    context.reporter.see(['store-called', this.#exchange, this.#call, method, this.#sid, this.#caller]);
    this.#started = performance.now();
  }

  get #exchange(): number | null {
    return this.pass?.exchange.id ?? null;
  }

  #callerIn(pass: SessionPass | undefined): Caller {
    if (pass === undefined) return 'outside';
    return pass.libraryCalls(this.#method) ? 'middleware' : 'handler';
  }

  /** The store answered, by callback or by promise. What comes after the first answer is none. */
  answered(value: unknown): void {
    if (this.#method === 'get') this.#closeGet(value);
    else this.#close('ok', this.#data, this.#expires, null);
    if (this.#method === 'clear') this.#expiries.forgetAll();
    if (this.#sid === null) return;
    if (this.#method === 'destroy') this.#expiries.forget(this.#sid);
    if (this.#method === 'set' || this.#method === 'touch') this.#expiries.note(this.#sid, this.#expires);
  }

  failed(error: unknown): void {
    this.#close('error', this.#data, this.#expires, messageOf(error));
  }

  #closeGet(session: unknown): void {
    const sid = this.#sid;
    if (session) {
      const expires = expiryIn(session);
      if (sid !== null) this.#expiries.note(sid, expires);
      this.#close('ok', jsonOf(session), expires, null);
      return;
    }
    const isOver = sid !== null && this.#expiries.wasOver(sid, this.#context.now());
    this.#close(isOver ? 'expired' : 'missing', null, null, null);
  }

  #close(outcome: StoreOutcome, data: string | null, expires: Expiry, error: string | null): void {
    if (this.#closed) return;
    this.#closed = true;
    if (this.pass !== undefined && this.#method === 'get')
      this.pass.lastRead = { sid: this.#sid, outcome, data };
    this.#context.reporter.see([
      'store-answered',
      this.#exchange,
      this.#call,
      this.#method,
      this.#sid,
      this.#caller,
      outcome,
      data,
      expires,
      elapsedMs(this.#started),
      error,
    ]);
  }
}
