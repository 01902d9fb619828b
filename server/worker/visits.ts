/**
 * The visits of a sandbox's browsers that are under way: when each is answered, and when all have come to rest.
 */
import { LIMITS } from '#shared/limits.ts';
import { type Refusal, refusal } from '#shared/refusal.ts';
import { firstOf } from './firstOf.ts';
import type { Holds } from './holds.ts';
import type { VirtualBrowser, Visit } from './virtualBrowser.ts';

/** A visit that takes longer is answered while it is under way; the trace tells the rest. */
const ANSWER_MS = 1000;

interface Running {
  /** Its exchange now; a redirect begins another. */
  exchange: number;
  /** Whether nothing happens until somebody releases it. */
  atRest: () => boolean;
  arrived: () => void;
  held: () => void;
}

const UNAWAITED = { arrived: () => {}, held: () => {} };

export class Visits {
  readonly #holds: Pick<Holds, 'keeps' | 'keepsBack'>;
  readonly #running = new Set<Running>();
  readonly #onRest = new Set<() => void>();

  constructor(holds: Pick<Holds, 'keeps' | 'keepsBack'>) {
    this.#holds = holds;
  }

  /**
   * Sends a visit. Resolves, with `wait`, when it is over or held; with `wait: false` when its request is at the server;
   * else when it is over, or after a second.
   */
  async send(browser: VirtualBrowser, visit: Visit, wait: boolean | undefined): Promise<void> {
    const running: Running = { ...UNAWAITED, exchange: 0, atRest: () => false };
    running.atRest = () => this.#holds.keepsBack(running.exchange);
    const arrival = new Promise<void>((resolve) => {
      running.arrived = resolve;
    });
    const hold = new Promise<void>((resolve) => {
      running.held = resolve;
    });
    this.#running.add(running);
    const begin = (exchange: number) => {
      running.exchange = exchange;
    };
    const leave = (exchange: number, end: Promise<void>) => {
      void this.#until(end, { ...UNAWAITED, exchange, atRest: () => this.#holds.keeps(exchange) });
    };
    const over = browser.visit(visit, { begin, leave }).finally(() => {
      this.#running.delete(running);
      this.look();
    });
    if (wait === undefined) await firstOf(over, ANSWER_MS);
    else await Promise.race([over, wait ? hold : arrival]);
  }

  /** Counts it among what runs, until then. */
  async #until(end: Promise<void>, running: Running): Promise<void> {
    this.#running.add(running);
    await end;
    this.#running.delete(running);
    this.look();
  }

  /** The request of that exchange is at the server. */
  arrived(exchange: number): void {
    for (const running of this.#running) if (running.exchange === exchange) running.arrived();
  }

  /** Resolves when every visit, to the last byte of each of its responses, is over or held; with a refusal where that takes too long. */
  async settle(limitMs: number = LIMITS.settleMs): Promise<Refusal | null> {
    if (this.#isAtRest()) return null;
    let rest = () => {};
    const atRest = new Promise<void>((resolve) => {
      rest = resolve;
    });
    this.#onRest.add(rest);
    await firstOf(atRest, limitMs);
    this.#onRest.delete(rest);
    if (this.#isAtRest()) return null;
    return refusal('limit', `Requests are still under way after ${limitMs / 1000} s. Wait once more.`);
  }

  /** Call it when an exchange has come to a hold. */
  look(): void {
    for (const { atRest, held } of this.#running) if (atRest()) held();
    if (!this.#isAtRest()) return;
    for (const rest of this.#onRest) rest();
  }

  #isAtRest(): boolean {
    return [...this.#running].every(({ atRest }) => atRest());
  }
}
