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
/** The same while the thread is busy, when waking the other one for every few requests costs more than all else here. */
const BUSY_BATCH_MS = 25;
/** Share of its time that a busy thread is at work. */
const BUSY = 0.7;
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
  /** The work of this thread when the batch before was sent. */
  #work = performance.eventLoopUtilization();
  #busy = false;

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
    const length = this.#waiting.push(sighting);
    this.#stamps.push(now(), this.#monoBase + Math.round(performance.now() * 1000));
    if (length >= BATCH_LENGTH) this.flush();
    else this.#timer ??= setTimeout(() => this.flush(), this.#busy ? BUSY_BATCH_MS : BATCH_MS);
  };

  /** A TraceSink, for what is in words already. */
  readonly record = (fact: TraceFact): void => this.see(['fact', fact]);

  /** Sends what waits, now. */
  flush(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const sightings = this.#waiting;
    if (sightings.length === 0) return;
    const work = performance.eventLoopUtilization();
    this.#busy = performance.eventLoopUtilization(work, this.#work).utilization > BUSY;
    this.#work = work;
    const stamps = new Float64Array(this.#stamps);
    this.#waiting = [];
    this.#stamps = [];
    this.#send({ sightings, stamps });
  }
}
