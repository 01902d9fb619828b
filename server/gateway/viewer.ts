/**
 * One page that watches a sandbox. The server keeps no queue for it, only how far it got: at most a few
 * batches are under way, the rest waits in the log, and where the log moved on the viewer gets a gap.
 */
import { LIMITS } from '#shared/limits.ts';
import type { Cursor, TraceBatch, TraceGap } from '#shared/protocol.ts';
import type { TraceLog } from '../sandboxes/traceLog.ts';

/** Sends to the page; `done` is called when it has taken the message. */
export interface ViewerLine {
  trace(batch: TraceBatch, done: () => void): void;
  gap(gap: TraceGap, done: () => void): void;
}

export class Viewer {
  readonly #log: TraceLog;
  readonly #line: ViewerLine;
  readonly #window: number;
  #cursor: Cursor | null;
  #underWay = 0;
  #closed = false;
  #started = false;

  constructor(log: TraceLog, line: ViewerLine, cursor: Cursor | null, window: number = LIMITS.viewerWindow) {
    this.#log = log;
    this.#line = line;
    this.#cursor = cursor;
    this.#window = window;
  }

  /** Sends what there is and what fits. Call it when the log has grown. */
  readonly pump = (): void => {
    while (!this.#closed && this.#underWay < this.#window) {
      const next = this.#log.after(this.#cursor);
      if (next === null) return;
      this.#underWay += 1;
      if ('gap' in next) {
        const { epoch, world } = next.gap;
        const fellBehind = this.#cursor?.epoch === epoch && this.#started;
        this.#cursor = { epoch, seq: world.seq };
        this.#line.gap(fellBehind ? { ...next.gap, reason: 'too-slow' } : next.gap, this.#taken);
      } else {
        this.#cursor = { epoch: next.batch.epoch, seq: next.batch.to };
        this.#line.trace(next.batch, this.#taken);
      }
      this.#started = true;
    }
  };

  close(): void {
    this.#closed = true;
  }

  readonly #taken = (): void => {
    this.#underWay -= 1;
    this.pump();
  };
}
