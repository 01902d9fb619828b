/**
 * The stage's cursor: follows what happens at a pace a person can follow, pauses, steps, seeks and replays.
 * Its position is a function of time and of a schedule; it owns no timer and is told the time by whoever asks.
 */
import type { Replay } from '#shared/replay.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { durationOf, elapsedAt, type Position, positionAt, Schedule } from './schedule.ts';
import type { Cursor, Speed } from './state.ts';
import { nextStay } from './stays.ts';

/** Visits that begin closer together than this, in ms, are shown settled: nobody could follow them. */
const BURST_MS = 250;
/**
 * While they do, the stage takes another picture this often, in ms: it must not flash more than three times a
 * second (WCAG 2.2, 2.3.1), and each picture costs what several rows of the timeline do.
 */
const PICTURE_MS = 500;

const NOT_AN_EXCHANGE = null;

export class Player {
  readonly #replay: () => Replay;
  readonly #now: () => number;
  #mode: Cursor['mode'] = 'live';
  #speed: Speed = 1;
  #still = false;
  /** Live: the beats of the visit shown. Playing: those of all that is to be played. */
  #schedule = new Schedule();
  #anchor = { at: 0, elapsed: 0 };
  /** Where a paused cursor stands. */
  #rest: Position = { seq: 0, progress: 1 };
  /** Playing: stand still at this seq at the end; null: go on to live. */
  #until: number | null = null;
  #visit: string | null = null;
  #began = Number.NEGATIVE_INFINITY;
  #burst = false;
  /** In a burst: the picture that the stage holds, and since when. */
  #picture = { seq: 0, at: Number.NEGATIVE_INFINITY };

  /** `now`: milliseconds of a clock that never goes back. */
  constructor(replay: () => Replay, now: () => number) {
    this.#replay = replay;
    this.#now = now;
  }

  get mode(): Cursor['mode'] {
    return this.#mode;
  }

  get speed(): Speed {
    return this.#speed;
  }

  /** When the position changes by itself, in ms from now: 0 is in the next frame, null is never. */
  get nextChange(): number | null {
    if (this.#mode === 'paused') return null;
    if (this.#elapsed() < this.#schedule.total) return 0;
    if (!this.#burst) return null;
    const { seq, at } = this.#picture;
    const over = this.#began + BURST_MS;
    const next = seq === this.#replay().head ? over : Math.min(over, at + PICTURE_MS);
    // Never 0: nothing moves in between.
    return Math.max(1, next - this.#now());
  }

  /** Whether visits come faster than anybody could follow. */
  get rushing(): boolean {
    return this.#burst && this.#mode === 'live';
  }

  get position(): Position {
    const here = this.#here();
    return this.#still ? { ...here, progress: 1 } : here;
  }

  #here(): Position {
    if (this.#mode === 'paused') return this.#rest;
    const elapsed = this.#elapsed();
    const here = elapsed < this.#schedule.total ? positionAt(this.#schedule, elapsed) : null;
    return here ?? { seq: this.#burst ? this.#picture.seq : this.#end(), progress: 1 };
  }

  /** The last event of what is followed or played. */
  #end(): number {
    return (this.#mode === 'playing' ? this.#until : null) ?? this.#replay().head;
  }

  #elapsed(): number {
    return this.#anchor.elapsed + (this.#now() - this.#anchor.at) * this.#speed;
  }

  /**
   * The exchange on the stage: the one that the position belongs to, else the one before. After a restore, the one that was
   * there at the moment to which the sandbox was put back.
   */
  get exchange(): number | null {
    const replay = this.#replay();
    const { seq } = this.#here();
    if (this.#mode === 'live' && !this.#burst && !isJustRestored(replay, seq)) {
      for (let index = this.#schedule.indexOf(seq); index >= 0; index--) {
        const exchange = replay.eventAt(this.#schedule.seqAt(index) ?? 0)?.exchange ?? NOT_AN_EXCHANGE;
        if (exchange !== NOT_AN_EXCHANGE) return exchange;
      }
      return replay.exchanges.at(-1)?.id ?? null;
    }
    return exchangeBefore(replay, seq);
  }

  /** With reduced motion nothing travels: each step is shown settled for its time. */
  setStill(still: boolean): void {
    this.#still = still;
  }

  setSpeed(speed: Speed): void {
    this.#anchorAt(Math.min(this.#elapsed(), this.#schedule.total));
    this.#speed = speed;
  }

  /** Another trace, or a cut one: back to what happens now. */
  restart(): void {
    this.live();
    this.#visit = null;
  }

  /**
   * News, already appended to the replay. `isFresh` says whether an event happened just now; history is shown
   * settled.
   */
  received(events: readonly TraceEvent[], isFresh: (event: TraceEvent) => boolean): void {
    if (this.#mode === 'paused') return;
    this.#anchorAt(Math.min(this.#elapsed(), this.#schedule.total));
    for (const event of events) {
      if (this.#mode === 'live') this.#follow(event, isFresh(event));
      else if (this.#until === null) this.#schedule.append(event.seq, durationOf(event));
    }
  }

  #follow(event: TraceEvent, fresh: boolean): void {
    const visit = this.#visitOf(event);
    if (this.#burst && this.#now() - this.#began >= BURST_MS) this.#burst = false;
    if (!fresh) {
      if (this.#schedule.length > 0) this.#schedule = new Schedule();
      this.#visit = visit ?? this.#visit;
    } else if (visit === null || visit === this.#visit) {
      if (!this.#burst) this.#schedule.append(event.seq, durationOf(event));
    } else if (beginsVisit(event)) {
      const now = this.#now();
      const isBurst = now - this.#began < BURST_MS;
      if (isBurst && !this.#burst) this.#picture = { seq: this.#replay().head, at: now };
      this.#burst = isBurst;
      this.#began = now;
      this.#show(visit, event);
    } else if (!this.#burst && (isLetGo(event) || (this.#isAtEnd && durationOf(event) > 0))) {
      // An older visit goes on: a person wants to see it, or the stage has nothing else to show.
      this.#show(visit, event);
    }
  }

  /** By the anchor, which was set when the news came. */
  get #isAtEnd(): boolean {
    return this.#anchor.elapsed >= this.#schedule.total;
  }

  #show(visit: string, event: TraceEvent): void {
    this.#visit = visit;
    this.#schedule = new Schedule();
    if (!this.#burst) this.#schedule.append(event.seq, durationOf(event));
    this.#anchorAt(0);
  }

  /** What an event belongs to: a person's press with its redirects, or a request from outside. */
  #visitOf(event: TraceEvent): string | null {
    if ('visit' in event && event.visit !== null) return `visit ${event.visit}`;
    if (event.exchange === null) return null;
    const replay = this.#replay();
    const visit = replay.exchangeAt(event.exchange, replay.head)?.visit ?? null;
    return visit === null ? `exchange ${event.exchange}` : `visit ${visit}`;
  }

  /** What time alone changes: call before reading the position. */
  advance(): void {
    if (this.#burst) this.#advanceBurst();
    if (this.#mode !== 'playing' || this.#elapsed() < this.#schedule.total) return;
    if (this.#until === null) this.live();
    else this.seek(this.#until);
  }

  #advanceBurst(): void {
    const now = this.#now();
    const { head } = this.#replay();
    const isOver = now - this.#began >= BURST_MS;
    if (isOver || now - this.#picture.at >= PICTURE_MS) this.#picture = { seq: head, at: now };
    if (isOver) this.#burst = false;
  }

  live(): void {
    this.#mode = 'live';
    this.#burst = false;
    this.#schedule = new Schedule();
    this.#anchorAt(0);
  }

  pause(): void {
    this.#rest = this.#here();
    this.#mode = 'paused';
  }

  play(): void {
    if (this.#mode !== 'paused') return;
    const from = this.#rest;
    if (from.seq >= this.#replay().head && from.progress === 1) this.live();
    else this.#playFrom(from, () => true, null);
  }

  replayExchange(id: number): void {
    const { exchanges } = this.#replay();
    const row = exchanges.find((exchange) => exchange.id === id);
    if (row === undefined) return;
    const visit = exchanges.filter(
      (other) => other.id === id || (row.visit !== null && other.visit === row.visit),
    );
    const ids = new Set(visit.map((exchange) => exchange.id));
    const first = Math.min(...visit.map((exchange) => exchange.firstSeq));
    const last = Math.max(...visit.map((exchange) => exchange.lastSeq));
    const newest = exchanges.at(-1)?.id ?? id;
    const belongs = (event: TraceEvent) => event.exchange !== null && ids.has(event.exchange);
    this.#playFrom({ seq: first, progress: 0 }, belongs, ids.has(newest) ? null : last);
  }

  #playFrom(from: Position, isShown: (event: TraceEvent) => boolean, until: number | null): void {
    const replay = this.#replay();
    const schedule = new Schedule();
    const end = until ?? replay.head;
    for (let seq = Math.max(from.seq, replay.base.seq + 1); seq <= end; seq++) {
      const event = replay.eventAt(seq);
      if (event !== undefined && isShown(event)) schedule.append(seq, durationOf(event));
    }
    this.#schedule = schedule;
    this.#until = until;
    this.#mode = 'playing';
    this.#anchorAt(elapsedAt(schedule, from));
  }

  /** To the settled end of an event; clamped to what is kept. */
  seek(seq: number): void {
    const { base, head } = this.#replay();
    this.#rest = { seq: Math.min(head, Math.max(base.seq, seq)), progress: 1 };
    this.#mode = 'paused';
  }

  seekExchange(id: number): void {
    const { head } = this.#replay();
    const row = this.#replay().exchangeAt(id, head);
    if (row !== null) this.seek(row.lastSeq);
  }

  stepEvent(by: 1 | -1): void {
    const replay = this.#replay();
    const here = this.#here();
    if (by === 1 && here.progress < 1) {
      this.seek(here.seq);
      return;
    }
    for (let seq = here.seq + by; seq > replay.base.seq && seq <= replay.head; seq += by) {
      const event = replay.eventAt(seq);
      if (event !== undefined && durationOf(event) > 0) {
        this.seek(seq);
        return;
      }
    }
    this.seek(by === 1 ? replay.head : replay.base.seq);
  }

  stepStation(by: 1 | -1): void {
    const { head, base } = this.#replay();
    this.seek(nextStay(this.#replay(), this.#here().seq, by) ?? (by === 1 ? head : base.seq));
  }

  stepExchange(by: 1 | -1): void {
    const replay = this.#replay();
    const { exchanges, head, base } = replay;
    const { seq } = this.#here();
    const shown = this.exchange;
    const at = isJustRestored(replay, seq)
      ? exchanges.findLastIndex((exchange) => exchange.firstSeq <= seq) + (by === 1 ? 0 : 1)
      : exchanges.findIndex((exchange) => exchange.id === shown);
    const to = exchanges[at + by];
    if (to !== undefined) this.seek(to.lastSeq);
    else this.seek(by === 1 ? head : base.seq);
  }

  #anchorAt(elapsed: number): void {
    this.#anchor = { at: this.#now(), elapsed };
  }
}

const beginsVisit = (event: TraceEvent): boolean =>
  (event.type === 'browser.requested' && event.redirectOf === null) ||
  (event.type === 'request.started' && event.browser === null);

const isLetGo = (event: TraceEvent): boolean => event.type === 'hold.released' && event.reason === 'person';

/** Whether a restore is the last that was told until `seq`, but for what is of no exchange. */
function isJustRestored(replay: Replay, seq: number): boolean {
  for (let at = seq; at > replay.base.seq; at--) {
    const event = replay.eventAt(at);
    if (event?.type === 'sandbox.restored') return true;
    if (event !== undefined && event.exchange !== null) return false;
  }
  return false;
}

/** The last exchange up to `seq`, but for what restores took back; null where there is none. */
function exchangeBefore(replay: Replay, from: number): number | null {
  for (let seq = from; seq > replay.base.seq; seq--) {
    const event = replay.eventAt(seq);
    if (event !== undefined && event.exchange !== null) return event.exchange;
    if (event?.type !== 'sandbox.restored') continue;
    if (event.at === null) return null;
    seq = Math.min(seq, event.at + 1);
  }
  return null;
}
