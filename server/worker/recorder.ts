/**
 * Gives every fact its place in the trace and sends the trace to the host in batches, serialised once and off
 * the request's path.
 */
import { performance } from 'node:perf_hooks';
import type { TraceFact } from '#shared/trace.ts';
import { now } from './clock.ts';

/** Milliseconds that a fact waits for company. */
const BATCH_MS = 6;
/** Facts after which a batch goes without waiting. */
const BATCH_EVENTS = 400;

export interface Batch {
  from: number;
  to: number;
  /** JSON text of TraceEvent[]. */
  events: string;
}

export class Recorder {
  readonly #send: (batch: Batch) => void;
  readonly #monoBase: number;
  #seq: number;
  #exchange: number;
  /** Facts with their place in the trace, as numbers: seq is first + index. */
  #waiting: TraceFact[] = [];
  #stamps: number[] = [];
  #timer: NodeJS.Timeout | null = null;

  /** `after`: seq of the last event, number of the last exchange and last `mono` that the log already has. */
  constructor(after: { seq: number; exchange: number; mono: number }, send: (batch: Batch) => void) {
    this.#seq = after.seq;
    this.#exchange = after.exchange;
    this.#monoBase = after.mono;
    this.#send = send;
  }

  /** seq of the newest event. */
  get seq(): number {
    return this.#seq;
  }

  /** A number for a new exchange. */
  nextExchange(): number {
    this.#exchange += 1;
    return this.#exchange;
  }

  /** A TraceSink: stamps the fact and queues it. */
  readonly record = (fact: TraceFact): void => {
    this.#seq += 1;
    const mono = this.#monoBase + Math.round(performance.now() * 1000);
    this.#waiting.push(fact);
    this.#stamps.push(now(), mono);
    if (this.#waiting.length >= BATCH_EVENTS) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), BATCH_MS);
  };

  /** Sends what waits, now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const facts = this.#waiting;
    const stamps = this.#stamps;
    if (facts.length === 0) return;
    this.#waiting = [];
    this.#stamps = [];
    const from = this.#seq - facts.length + 1;
    const events = facts.map((fact, index) => {
      // A fact is an object with keys, so its text begins with "{" and a stamp fits in behind.
      const place = `{"seq":${from + index},"t":${stamps[2 * index]},"mono":${stamps[2 * index + 1]},`;
      return place + JSON.stringify(fact).slice(1);
    });
    this.#send({ from, to: this.#seq, events: `[${events.join(',')}]` });
  }
}
