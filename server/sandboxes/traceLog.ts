/**
 * The trace of one sandbox as the server keeps it: batches as they came, oldest first, bounded. What falls off
 * the old end is folded into a world, so that a viewer who comes too late still gets the whole picture.
 */
import { randomUUID } from 'node:crypto';
import { LIMITS } from '#shared/limits.ts';
import { type Cursor, readBatch, type TraceBatch, type TraceGap } from '#shared/protocol.ts';
import { Replay } from '#shared/replay.ts';
import type { TraceEvent, TraceFact } from '#shared/trace.ts';
import { advanceAll, EMPTY_WORLD, fromSnapshot, toSnapshot, type World } from '#shared/world.ts';
import type { Journal, Kept } from './journal.ts';

/** Consecutive events, as JSON text. */
export type Chunk = Omit<TraceBatch, 'epoch' | 'head'>;

/** A chunk, and the world after it: nothing has to be read again when the chunk is forgotten. */
interface KeptChunk extends Chunk {
  world: World;
}

export interface LogLimits {
  events: number;
  bytes: number;
}

/** What a viewer gets next: the following batch, a gap with a snapshot, or nothing because it has all. */
export type Next = { batch: TraceBatch } | { gap: TraceGap } | null;

export class TraceLog {
  readonly #limits: LogLimits;
  #epoch: string = randomUUID();
  #chunks: KeptChunk[] = [];
  #bytes = 0;
  /** The world just before the oldest event that is kept. */
  #base: World = EMPTY_WORLD;
  #head = 0;
  /** Where it is kept on disk, too. */
  #journal: Journal | null = null;

  constructor(limits: LogLimits = { events: LIMITS.logEvents, bytes: LIMITS.logBytes }) {
    this.#limits = limits;
  }

  /** The log that was kept. Throws where its batches don't follow each other. */
  static of({ head, base, chunks }: Kept, limits?: LogLimits): TraceLog {
    const log = new TraceLog(limits);
    log.#epoch = head.epoch;
    if (base !== null) log.#base = fromSnapshot(base);
    log.#head = log.#base.seq;
    for (const chunk of chunks) log.#take(chunk, readBatch(chunk));
    return log;
  }

  /** What to keep of it. */
  get kept(): Pick<Kept, 'base' | 'chunks'> {
    return { base: this.#base.seq === 0 ? null : toSnapshot(this.#base), chunks: this.#chunks };
  }

  /** Writes everything that is appended from now on. */
  keepIn(journal: Journal): void {
    this.#journal = journal;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** seq of the newest event. */
  get head(): number {
    return this.#head;
  }

  /** The world after the newest event. */
  get world(): World {
    return this.#chunks.at(-1)?.world ?? this.#base;
  }

  /** Forgets everything and begins a new epoch. */
  restart(): void {
    this.#epoch = randomUUID();
    this.#chunks = [];
    this.#bytes = 0;
    this.#base = EMPTY_WORLD;
    this.#head = 0;
    this.#rewriteJournal();
  }

  #rewriteJournal(): void {
    const journal = this.#journal;
    journal?.rewrite({ ...journal.head, epoch: this.#epoch }, this.kept);
  }

  /** Appends the next events. Throws where they don't follow the newest directly. */
  append(events: readonly TraceEvent[]): void {
    const from = events[0]?.seq;
    if (from === undefined) return;
    this.#take({ from, to: from + events.length - 1, events: JSON.stringify(events) }, events);
  }

  /** Takes a chunk with the events that it has as text. */
  #take({ from, to, events }: Chunk, told: readonly TraceEvent[]): void {
    if (from !== this.#head + 1)
      throw new Error(`Events ${from} to ${to} came after ${this.#head}: the trace has a gap.`);
    const chunk = { from, to, events, world: advanceAll(this.world, told) };
    this.#chunks.push(chunk);
    this.#bytes += events.length;
    this.#head = to;
    this.#journal?.append(chunk);
    this.#forgetOldest();
  }

  /** Appends facts of the host's own, where there is no worker to tell them. */
  appendFacts(facts: readonly TraceFact[], t: number, mono: number): void {
    const from = this.#head + 1;
    this.append(facts.map((fact, index) => ({ seq: from + index, t, mono, ...fact })));
  }

  /** What follows `cursor`, at most one batch: of a backlog, as much as LIMITS.batchChars allows. */
  after(cursor: Cursor | null): Next {
    if (this.#head === 0) return null;
    const known = cursor !== null && cursor.epoch === this.#epoch && cursor.seq <= this.#head;
    const seq = known ? cursor.seq : 0;
    if (seq === this.#head) return null;
    if (seq < this.#base.seq) {
      const reason = cursor === null || cursor.epoch === this.#epoch ? 'too-old' : 'new-epoch';
      return { gap: { epoch: this.#epoch, world: toSnapshot(this.#base), reason } };
    }
    return { batch: { epoch: this.#epoch, head: this.#head, ...joined(this.#chunksAfter(seq)) } };
  }

  /** The kept trace as a replay, for whoever has to know the present: the world, and exchanges under way. */
  replay(): Replay {
    const replay = new Replay(this.#base);
    for (const chunk of this.#chunks) replay.append(readBatch(chunk));
    return replay;
  }

  /** The chunk that goes on after `seq`, without what comes before, and those behind it that fit into one batch. */
  #chunksAfter(seq: number): Chunk[] {
    const at = this.#indexOf(seq + 1);
    let end = at;
    for (let length = 0; end < this.#chunks.length; end++) {
      length += this.#chunks[end]?.events.length ?? 0;
      if (end > at && length > LIMITS.batchChars) break;
    }
    return this.#chunks.slice(at, end).map((chunk) => after(chunk, seq));
  }

  /** Of the chunk with that event. */
  #indexOf(seq: number): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#chunks[middle]?.to ?? 0) < seq) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #forgetOldest(): void {
    while (this.#chunks.length > 1 && this.#isTooLarge()) {
      const oldest = this.#chunks.shift();
      if (oldest === undefined) return;
      this.#bytes -= oldest.events.length;
      this.#base = oldest.world;
    }
    if ((this.#journal?.bytes ?? 0) > 2 * this.#limits.bytes) this.#rewriteJournal();
  }

  #isTooLarge(): boolean {
    return this.#head - this.#base.seq > this.#limits.events || this.#bytes > this.#limits.bytes;
  }
}

/** Consecutive chunks as one. Their texts are lists of JSON, none of them empty. */
function joined(chunks: readonly Chunk[]): Chunk {
  const events = chunks.map((chunk) => chunk.events.slice(1, -1)).join(',');
  return { from: chunks[0]?.from ?? 0, to: chunks.at(-1)?.to ?? 0, events: `[${events}]` };
}

/** The part of a chunk after `seq`. */
function after({ from, to, events }: Chunk, seq: number): Chunk {
  if (from > seq) return { from, to, events };
  const left = readBatch({ events }).filter((event) => event.seq > seq);
  return { from: seq + 1, to, events: JSON.stringify(left) };
}
