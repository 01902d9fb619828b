/**
 * How long each event takes on the stage, and where the stage is after a time: position as a pure function of
 * elapsed time. Nothing here waits, counts or owns a timer. Durations are at speed 1.
 */
import type { TraceEvent } from '#shared/trace.ts';

/** The event that the stage draws, and how far its motion got, 0 to 1. */
export interface Position {
  seq: number;
  progress: number;
}

/** TOKENS: what the motion of an event takes, plus the time to read what it says. */
const TAP = 120;
const QUICK = 180;
const STEP = 280;
const MOVE = 520;
const TRAVEL = 900;
const READ = 200;

/** Milliseconds that an event takes on the stage; 0 for one that has nothing of its own to show. */
export function durationOf(event: TraceEvent): number {
  switch (event.type) {
    case 'browser.requested':
      return STEP;
    case 'browser.cookie':
      return event.by === 'clock' || event.by === 'person' || event.by === 'window' ? STEP : MOVE;
    case 'request.started':
    case 'response.sent':
      return TRAVEL;
    case 'response.started':
    case 'hold.reached':
      return STEP;
    case 'cookie.read':
      return STEP + READ;
    case 'session.skipped':
    case 'session.failed':
      return STEP + READ;
    case 'store.called':
      return event.method === 'set' ? MOVE : event.method === 'get' ? STEP : 0;
    case 'store.get':
      return MOVE;
    case 'store.set':
      return STEP;
    case 'store.touch':
    case 'store.destroy':
      return MOVE;
    case 'session.generated':
      return STEP + READ;
    case 'session.loaded':
      return QUICK;
    case 'session.changed':
      return event.patch.length > 0 || event.data === null ? STEP + READ : QUICK;
    case 'decision':
      return durationOfDecision(event.question, event.answer);
    case 'cookie.set':
      return MOVE;
    case 'browser.page':
    case 'browser.failed':
    case 'browser.script':
      return QUICK;
    case 'clock.advanced':
    case 'server.restarted':
    case 'server.crashed':
      return MOVE;
    case 'options.changed':
    case 'trust-proxy.changed':
    case 'app.changed':
    case 'browser.closed':
    case 'store.changed':
    case 'store.trouble':
    case 'browser.added':
    case 'browser.removed':
      return TAP;
    default:
      return 0;
  }
}

/** The rare questions take time only where the answer does something. */
function durationOfDecision(question: string, answer: boolean): number {
  const resolve = STEP + 3 * QUICK + STEP;
  if (question === 'destroy') return answer ? resolve + READ : 0;
  if (question === 'touch') return answer ? resolve : 0;
  return resolve + READ;
}

/** Events in order with what each takes. Grows at its end only. */
export class Schedule {
  readonly #seqs: number[] = [];
  /** When each event's motion is over, in ms from the schedule's beginning. */
  readonly #ends: number[] = [];

  get total(): number {
    return this.#ends.at(-1) ?? 0;
  }

  get length(): number {
    return this.#seqs.length;
  }

  append(seq: number, duration: number): void {
    this.#ends.push(this.total + duration);
    this.#seqs.push(seq);
  }

  /** The event at an index. */
  seqAt(index: number): number | undefined {
    return this.#seqs[index];
  }

  endAt(index: number): number {
    return index < 0 ? 0 : (this.#ends[index] ?? this.total);
  }

  /** The index of the event in motion at `elapsed`; between two motions, of the last event that is over. */
  indexAt(elapsed: number): number {
    let low = 0;
    let high = this.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.endAt(middle) > elapsed) high = middle;
      else low = middle + 1;
    }
    return low < this.length && (low === 0 || this.endAt(low - 1) < elapsed) ? low : low - 1;
  }

  /** The index of the last event that is not after `seq`; -1 where there is none. */
  indexOf(seq: number): number {
    let low = -1;
    let high = this.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#seqs[middle] ?? Number.POSITIVE_INFINITY) <= seq) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

/** Where the stage is `elapsed` ms after the schedule began; null where it has no events. */
export function positionAt(schedule: Schedule, elapsed: number): Position | null {
  const index = schedule.indexAt(elapsed);
  const seq = schedule.seqAt(index);
  if (seq === undefined) return null;
  const begin = schedule.endAt(index - 1);
  const duration = schedule.endAt(index) - begin;
  return { seq, progress: duration === 0 ? 1 : Math.min(1, Math.max(0, (elapsed - begin) / duration)) };
}

/** When the stage is at a position: the inverse of positionAt for events that take time. */
export function elapsedAt(schedule: Schedule, position: Position): number {
  const index = schedule.indexOf(position.seq);
  if (schedule.seqAt(index) !== position.seq) return schedule.endAt(index);
  const begin = schedule.endAt(index - 1);
  return begin + (schedule.endAt(index) - begin) * position.progress;
}
