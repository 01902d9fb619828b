/**
 * What a person set to make the sandbox's server wait, and every exchange that waits because of it. Where in the server
 * that is asked for is gates.ts.
 */
import { performance } from 'node:perf_hooks';
import type { Hold, HoldStation, HoldsState, Latency, ReleaseReason } from '#shared/holds.ts';
import type { TraceSink } from '#shared/trace.ts';
import type { Passage } from './passage.ts';

interface Wait {
  passage: Passage;
  station: HoldStation;
  since: number;
  timer: NodeJS.Timeout;
  go: () => void;
}

/** What outlives a server: the settings, not what waits. */
export type HoldSettings = Pick<HoldsState, 'holds' | 'latency'>;

/** Of a server that is gone: nothing goes on there. */
const NEVER = new Promise<void>(() => {});

export class Holds {
  readonly #sink: TraceSink;
  readonly #limitMs: number;
  readonly #onHeld: () => void;
  #holds: readonly Hold[];
  #latency: Latency;
  readonly #waits = new Set<Wait>();
  #run = 0;

  /** `limitMs`: how long an exchange waits at one station at most; `onHeld`: called when one begins to. */
  constructor(sink: TraceSink, limitMs: number, { holds, latency }: HoldSettings, onHeld: () => void) {
    this.#onHeld = onHeld;
    this.#sink = sink;
    this.#limitMs = limitMs;
    this.#holds = holds;
    this.#latency = latency;
  }

  /** Number of the server that runs now. */
  get run(): number {
    return this.#run;
  }

  /** Sets the hold of a station, in the place of one that was there. */
  set(hold: Hold): void {
    this.#change([...this.#holds.filter(({ station }) => station !== hold.station), hold]);
  }

  /** Takes the hold of a station away, or every one. What waits goes on waiting. */
  clear(station: HoldStation | null): void {
    this.#change(this.#holds.filter((hold) => station !== null && hold.station !== station));
  }

  /** A browser has left: its holds would stop nobody any more. */
  forget(browser: string): void {
    this.#change(this.#holds.filter((hold) => hold.browser !== browser));
  }

  #change(holds: readonly Hold[]): void {
    const same = holds.length === this.#holds.length && holds.every((hold) => this.#has(hold));
    if (same) return;
    this.#holds = holds;
    this.#sink({ type: 'holds.changed', holds: [...holds], exchange: null });
  }

  #has({ station, browser }: Hold): boolean {
    return this.#holds.some((hold) => hold.station === station && hold.browser === browser);
  }

  setLatency(latency: Latency): void {
    const { handlerMs, storeMs } = this.#latency;
    if (latency.handlerMs === handlerMs && latency.storeMs === storeMs) return;
    this.#latency = latency;
    this.#sink({ type: 'latency.changed', latency, exchange: null });
  }

  /** Whether a request stops at a station. */
  stops(station: HoldStation, { browser }: Passage): boolean {
    return this.#holds.some((hold) => hold.station === station && (hold.browser ?? browser) === browser);
  }

  /** Resolves when a request may go on from a station; null where it needn't wait. */
  wait(station: HoldStation, passage: Passage): Promise<void> | null {
    const delay = this.#delayAt(station);
    if (delay > 0) return sleep(delay).then(() => this.#waitAt(station, passage) ?? undefined);
    return this.#waitAt(station, passage);
  }

  #waitAt(station: HoldStation, passage: Passage): Promise<void> | null {
    if (passage.run !== this.#run) return NEVER;
    if (this.#holds.length === 0) return null;
    return this.stops(station, passage) ? this.#hold(station, passage) : null;
  }

  #delayAt(station: HoldStation): number {
    if (station === 'handler') return this.#latency.handlerMs;
    return station === 'load-session' || station === 'save' ? this.#latency.storeMs : 0;
  }

  #hold(station: HoldStation, passage: Passage): Promise<void> {
    const { exchange, browser, method, path } = passage;
    const limitMs = this.#limitMs;
    this.#sink({ type: 'hold.reached', station, browser, method, path, limitMs, exchange });
    return new Promise((go) => {
      const timer = setTimeout(() => this.#end(wait, 'time-limit'), limitMs);
      const wait: Wait = { passage, station, since: performance.now(), timer, go };
      this.#waits.add(wait);
      this.#onHeld();
    });
  }

  /** Whether an exchange waits at a hold now. */
  keeps(exchange: number): boolean {
    return [...this.#waits].some(({ passage }) => passage.exchange === exchange);
  }

  /** Whether an exchange waits at a hold now, and the browser with it. */
  keepsBack(exchange: number): boolean {
    return [...this.#waits].some(({ passage }) => passage.exchange === exchange && !passage.redirects);
  }

  /** Lets one exchange go on, or, with null, all. Answers whether any waited. */
  release(exchange: number | null): boolean {
    const waits = [...this.#waits].filter(
      ({ passage }) => exchange === null || passage.exchange === exchange,
    );
    for (const wait of waits) this.#end(wait, 'person');
    return waits.length > 0;
  }

  /** The server ends: what waits, for a person or for a delay, never goes on, as in a process that is killed. */
  abandon(): void {
    this.#run += 1;
    for (const wait of [...this.#waits]) this.#end(wait, 'restart');
  }

  #end(wait: Wait, reason: ReleaseReason): void {
    const { passage, station, since, timer, go } = wait;
    clearTimeout(timer);
    this.#waits.delete(wait);
    const waitedMs = Math.round(performance.now() - since);
    this.#sink({ type: 'hold.released', station, reason, waitedMs, exchange: passage.exchange });
    if (reason !== 'restart') go();
  }
}

const sleep = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
