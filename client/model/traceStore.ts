/**
 * The trace as this page has it: one Replay, grown exactly once and in order, the lines of the timeline, and
 * a limit on what is kept. Knows nothing of sockets, time or React.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import { LIMITS } from '#shared/limits.ts';
import { type Cursor, readBatch, type TraceBatch, type TraceGap } from '#shared/protocol.ts';
import { Replay } from '#shared/replay.ts';
import type { TraceEvent, TraceEventType } from '#shared/trace.ts';
import { fromSnapshot } from '#shared/world.ts';
import { intake } from './intake.ts';
import type { Beginning, TimelineEntry } from './state.ts';

export type Received =
  /** These events are new; `restarted` where they belong to another trace than those before. */
  | { kind: 'appended'; events: readonly TraceEvent[]; restarted: boolean; forgotten: boolean }
  | { kind: 'nothing' }
  /** The trace can't go on from here: connect again with the cursor. */
  | { kind: 'reconnect' };

export class TraceStore {
  #epoch: string | null = null;
  #replay = new Replay();
  #timeline: TimelineEntry[] = [];
  #listed = new Set<number>();
  #beginning: Beginning | null = null;
  readonly #limit: number;

  /** `limit`: how many events are kept. Past it the older half goes. */
  constructor(limit: number = LIMITS.viewerEvents) {
    this.#limit = limit;
  }

  get replay(): Replay {
    return this.#replay;
  }

  get epoch(): string {
    return this.#epoch ?? '';
  }

  /** How far the trace goes; null before there is one. */
  get cursor(): Cursor | null {
    return this.#epoch === null ? null : { epoch: this.#epoch, seq: this.#replay.head };
  }

  get exchanges(): readonly ExchangeView[] {
    return this.#replay.exchanges;
  }

  get beginning(): Beginning | null {
    return this.#beginning;
  }

  get timeline(): readonly TimelineEntry[] {
    return this.#timeline;
  }

  /** Takes a batch. Throws where its text isn't a list of trace events. */
  receive(batch: TraceBatch): Received {
    const decision = intake(this.cursor, batch);
    if (decision.take === 'reconnect') {
      // A cursor of another epoch would be answered the same way again: ask from the beginning.
      if (batch.epoch !== this.#epoch) this.#epoch = null;
      return { kind: 'reconnect' };
    }
    if (decision.take === 'nothing') return { kind: 'nothing' };
    const all = readBatch(batch);
    const restarted = decision.take === 'restart';
    if (restarted) this.#begin(batch.epoch, new Replay());
    const events = decision.take === 'from' ? all.filter((event) => event.seq >= decision.seq) : all;
    this.#append(events);
    return { kind: 'appended', events, restarted, forgotten: this.#forgetOld() };
  }

  /** Starts over from the snapshot of a gap. */
  resume(gap: TraceGap): void {
    const after = fromSnapshot(gap.world);
    const before = gap.epoch === this.#epoch && this.#replay.head > 0 ? this.#replay.latest : null;
    this.#begin(gap.epoch, new Replay(after));
    const reason = gap.reason === 'too-slow' ? 'too-fast' : before === null ? 'too-old' : 'missed';
    this.#beginning = after.seq === 0 ? null : { reason, before, after };
  }

  #begin(epoch: string, replay: Replay): void {
    this.#epoch = epoch;
    this.#replay = replay;
    this.#timeline = [];
    this.#listed = new Set();
    this.#beginning = null;
  }

  #append(events: readonly TraceEvent[]): void {
    this.#replay.append(events);
    for (const event of events) {
      if (event.exchange !== null) {
        if (this.#listed.has(event.exchange)) continue;
        this.#listed.add(event.exchange);
        this.#timeline.push({ kind: 'exchange', key: `exchange-${event.exchange}`, id: event.exchange });
      } else if (isNote(event)) {
        this.#timeline.push({ kind: 'note', key: `note-${event.seq}`, event });
      }
    }
  }

  /** Past the limit: keeps the newer half, from the beginning of an exchange on. True where something went. */
  #forgetOld(): boolean {
    const { events, base } = this.#replay;
    if (events.length <= this.#limit) return false;
    const half = Math.ceil(events.length / 2);
    const opening = events.findIndex((event, index) => index >= half && opensExchange(event));
    const cut = opening === -1 ? half : opening;
    const kept = events.slice(cut);
    const after = this.#replay.worldAt(base.seq + cut);
    this.#begin(this.epoch, new Replay(after));
    this.#beginning = { reason: 'let-go', before: null, after };
    this.#append(kept);
    return true;
  }
}

const opensExchange = (event: TraceEvent): boolean =>
  event.type === 'browser.requested' || (event.type === 'request.started' && event.browser === null);

/** What the timeline tells of what happens outside of exchanges. */
const NOTES: ReadonlySet<TraceEventType> = new Set([
  'sandbox.started',
  'sandbox.restored',
  'browser.added',
  'browser.removed',
  'browser.failed',
  'options.changed',
  'app.changed',
  'browser.closed',
  'browser.script',
  'trust-proxy.changed',
  'holds.changed',
  'latency.changed',
  'store.changed',
  'store.trouble',
  'clock.advanced',
  'server.restarted',
  'server.crashed',
  'warning',
  'finding',
]);

const isNote = (event: TraceEvent): boolean =>
  NOTES.has(event.type) ||
  (event.type === 'browser.cookie' && (event.by === 'person' || event.by === 'clock'));
