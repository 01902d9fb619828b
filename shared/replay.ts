/**
 * A trace that can be looked at from any of its moments. `worldAt(seq)` and `exchangeAt(id, seq)` are
 * functions of the events alone; checkpoints only make them quick. Events come in order, without gaps.
 */
import { type ExchangeView, foldExchange } from './exchanges.ts';
import type { TraceEvent } from './trace.ts';
import { advanceAll, EMPTY_WORLD, type World } from './world.ts';

const CHECKPOINT_EVERY = 128;

export class Replay {
  /** The world before the first event that is kept. */
  readonly base: World;
  readonly #events: TraceEvent[] = [];
  /** World after every CHECKPOINT_EVERY events. */
  readonly #checkpoints: World[] = [];
  readonly #rows: ExchangeView[] = [];
  readonly #rowOf = new Map<number, number>();
  readonly #eventsOf = new Map<number, TraceEvent[]>();
  #latest: World;

  constructor(base: World = EMPTY_WORLD) {
    this.base = base;
    this.#latest = base;
  }

  /** seq of the newest event. */
  get head(): number {
    return this.#latest.seq;
  }

  get latest(): World {
    return this.#latest;
  }

  get events(): readonly TraceEvent[] {
    return this.#events;
  }

  /** Every exchange as it stands after the newest event, oldest first. */
  get exchanges(): readonly ExchangeView[] {
    return this.#rows;
  }

  /** Appends the next events; none of them where one isn't the direct successor of the one before, which throws. */
  append(events: readonly TraceEvent[]): void {
    let newest = this.head;
    for (const { seq } of events) {
      if (seq !== newest + 1)
        throw new Error(`Event ${seq} came after ${newest}: the trace has a gap or a repeat.`);
      newest = seq;
    }
    let folded = 0;
    for (const [index, event] of events.entries()) {
      this.#events.push(event);
      if (event.exchange !== null) this.#fold(event.exchange, event);
      if (this.#events.length % CHECKPOINT_EVERY !== 0) continue;
      this.#latest = advanceAll(this.#latest, events.slice(folded, index + 1));
      this.#checkpoints.push(this.#latest);
      folded = index + 1;
    }
    this.#latest = advanceAll(this.#latest, events.slice(folded));
  }

  #fold(id: number, event: TraceEvent): void {
    const at = this.#rowOf.get(id);
    if (at === undefined) {
      this.#rowOf.set(id, this.#rows.length);
      this.#rows.push(foldExchange(null, event));
      this.#eventsOf.set(id, [event]);
      return;
    }
    this.#rows[at] = foldExchange(this.#rows[at] ?? null, event);
    this.#eventsOf.get(id)?.push(event);
  }

  /** The event with that seq, where it is kept. */
  eventAt(seq: number): TraceEvent | undefined {
    return this.#events[seq - this.base.seq - 1];
  }

  /** The world just after the event `seq`; clamped to what is kept. */
  worldAt(seq: number): World {
    if (seq >= this.head) return this.#latest;
    const count = Math.max(0, seq - this.base.seq);
    const checkpoint = Math.floor(count / CHECKPOINT_EVERY);
    const world = checkpoint === 0 ? this.base : (this.#checkpoints[checkpoint - 1] ?? this.base);
    return advanceAll(world, this.#events.slice(checkpoint * CHECKPOINT_EVERY, count));
  }

  /** Events of one exchange, in order. */
  eventsOf(id: number): readonly TraceEvent[] {
    return this.#eventsOf.get(id) ?? [];
  }

  /** The exchange as it stood just after the event `seq`; null where it hadn't begun. */
  exchangeAt(id: number, seq: number): ExchangeView | null {
    const at = this.#rowOf.get(id);
    const row = at === undefined ? undefined : this.#rows[at];
    if (row === undefined || row.firstSeq > seq) return null;
    if (row.lastSeq <= seq) return row;
    let view: ExchangeView | null = null;
    for (const event of this.eventsOf(id)) {
      if (event.seq > seq) break;
      view = foldExchange(view, event);
    }
    return view;
  }
}
