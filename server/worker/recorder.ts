/**
 * Gives every sighting its time and sends them to the host in batches. What they mean is found there, off the
 * request's path and in another thread.
 */
import { performance } from 'node:perf_hooks';
import type { TraceFact } from '#shared/trace.ts';
import type { Sighting } from '../instrument/sighting.ts';
import { now } from './clock.ts';

/** Milliseconds that a sighting waits for company: nobody sees that short a time. */
const BATCH_MS = 6;
/** The same under load, where waking the other thread for every few requests costs them more than all else here. */
const BUSY_BATCH_MS = 25;
/** Sightings a millisecond that are load: some hundred requests a second. */
const BUSY_RATE = 6;
/** Sightings after which a batch goes without waiting. */
const BATCH_LENGTH = 2000;

export interface Batch {
  sightings: Sighting[];
  /** Two numbers for each sighting: sandbox clock in epoch ms, and µs since the worker's first start. */
  stamps: Float64Array;
}

export class Recorder {
  readonly #send: (batch: Batch) => void;
  readonly #monoBase: number;
  #exchange: number;
  #waiting: Sighting[] = [];
  #stamps: number[] = [];
  #timer: NodeJS.Timeout | null = null;
  /** When the batch that waits was begun, ms of performance.now(). */
  #begun = 0;
  /** Sightings a millisecond in the batch before. */
  #rate = 0;

  /** `after`: number of the last exchange and last `mono` that the log already has. */
  constructor(after: { exchange: number; mono: number }, send: (batch: Batch) => void) {
    this.#exchange = after.exchange;
    this.#monoBase = after.mono;
    this.#send = send;
  }

  /** A number for a new exchange. */
  nextExchange(): number {
    this.#exchange += 1;
    return this.#exchange;
  }

  /** A SightingSink: stamps and queues. */
  readonly see = (sighting: Sighting): void => {
    const at = performance.now();
    const length = this.#waiting.push(sighting);
    this.#stamps.push(now(), this.#monoBase + Math.round(at * 1000));
    if (length === 1) this.#begin(at);
    else if (length >= BATCH_LENGTH) this.flush();
  };

  #begin(at: number): void {
    this.#begun = at;
    this.#timer = setTimeout(() => this.flush(), this.#rate > BUSY_RATE ? BUSY_BATCH_MS : BATCH_MS);
  }

  /** A TraceSink, for what is in words already. */
  readonly record = (fact: TraceFact): void => this.see(['fact', fact]);

  /** Sends what waits, now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const sightings = this.#waiting;
    if (sightings.length === 0) return;
    this.#rate = sightings.length / Math.max(1, performance.now() - this.#begun);
    const stamps = new Float64Array(this.#stamps);
    this.#waiting = [];
    this.#stamps = [];
    this.#send({ sightings, stamps });
  }
}
