import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/limits.ts';
import { type Cursor, readBatch } from '#shared/protocol.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { Viewer } from '../gateway/viewer.ts';
import { TraceLog } from './traceLog.ts';

/** A batch of real events: every one advances the clock by 1 ms, so that the world counts them. */
function batch(from: number, count: number): TraceEvent[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: from + index,
    t: from + index,
    mono: from + index,
    exchange: null,
    type: 'clock.advanced',
    byMs: 1,
    offsetMs: from + index,
  }));
}

const sizes = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 30 });

describe('a trace log', () => {
  it('gives every event exactly once and in order to a viewer that resumes anywhere', () => {
    fc.assert(
      fc.property(sizes, fc.nat(), (counts, start) => {
        const log = new TraceLog();
        for (const count of counts) log.append(batch(log.head + 1, count));
        const from = start % (log.head + 1);
        let cursor: Cursor = { epoch: log.epoch, seq: from };
        const seen: number[] = [];
        for (let next = log.after(cursor); next !== null; next = log.after(cursor)) {
          if ('gap' in next) throw new Error('nothing was forgotten, so there is no gap');
          const events = readBatch(next.batch);
          seen.push(...events.map((event) => event.seq));
          cursor = { epoch: next.batch.epoch, seq: next.batch.to };
        }
        expect(seen).toEqual(Array.from({ length: log.head - from }, (_, index) => from + 1 + index));
      }),
    );
  });

  it('joins what waits into few batches, none of them too large, and says how far it goes', () => {
    const log = new TraceLog();
    for (let count = 0; count < 2000; count++) log.append(batch(log.head + 1, 3));
    let cursor: Cursor | null = null;
    const lengths: number[] = [];
    for (let next = log.after(cursor); next !== null; next = log.after(cursor)) {
      if ('gap' in next) throw new Error('nothing was forgotten, so there is no gap');
      const { epoch, to, head, events } = next.batch;
      expect(head).toBe(log.head);
      expect(readBatch(next.batch).at(-1)?.seq).toBe(to);
      lengths.push(events.length);
      cursor = { epoch, seq: to };
    }
    expect(Math.max(...lengths)).toBeLessThanOrEqual(LIMITS.batchChars);
    expect(Math.min(...lengths.slice(0, -1))).toBeGreaterThan(LIMITS.batchChars - 2000);
  });

  it('never keeps more than its limits, and answers with a gap where it forgot', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 20 }), (counts, most) => {
        const log = new TraceLog({ events: most, bytes: 1e9 });
        for (const count of counts) log.append(batch(log.head + 1, count));
        const next = log.after(null);
        const first = next !== null && 'gap' in next ? next.gap.world.seq : 0;
        // The newest batch stays whole, however small the limit.
        expect(log.head - first).toBeLessThanOrEqual(Math.max(most, counts.at(-1) ?? 0));
        expect(next !== null && 'gap' in next).toBe(first > 0);
        if (next !== null && 'gap' in next) expect(next.gap.world.clockOffsetMs).toBe(first);
      }),
    );
  });

  it('refuses a batch that leaves a hole or comes twice', () => {
    const log = new TraceLog();
    log.append(batch(1, 3));
    expect(() => log.append(batch(5, 1))).toThrow('gap');
    expect(() => log.append(batch(3, 1))).toThrow('gap');
  });

  it('gives a viewer of an older epoch the new one from its beginning', () => {
    const log = new TraceLog();
    log.append(batch(1, 3));
    const old = { epoch: log.epoch, seq: 3 };
    log.restart();
    expect(log.after(old)).toBeNull();
    log.append(batch(1, 2));
    expect(log.after(old)).toMatchObject({ batch: { epoch: log.epoch, from: 1, to: 2 } });
  });
});

describe('a viewer', () => {
  it('gets everything exactly once, however late it acknowledges, with at most the window under way', () => {
    fc.assert(
      fc.property(sizes, fc.integer({ min: 1, max: 4 }), fc.array(fc.boolean()), (counts, window, acks) => {
        const log = new TraceLog();
        const seen: number[] = [];
        const waiting: (() => void)[] = [];
        const line = {
          trace: (sent: Parameters<typeof readBatch>[0], done: () => void) => {
            seen.push(...readBatch(sent).map((event) => event.seq));
            waiting.push(done);
            expect(waiting.length).toBeLessThanOrEqual(window);
          },
          gap: () => expect.unreachable('nothing was forgotten'),
        };
        const viewer = new Viewer(log, line, null, window);
        counts.forEach((count, index) => {
          log.append(batch(log.head + 1, count));
          viewer.pump();
          if (acks[index] === true) waiting.shift()?.();
        });
        for (let done = waiting.shift(); done !== undefined; done = waiting.shift()) done();
        expect(seen).toEqual(Array.from({ length: log.head }, (_, index) => index + 1));
      }),
    );
  });

  it('that stalls while the log moves on gets one gap and then everything that is left', () => {
    const log = new TraceLog({ events: 10, bytes: 1e9 });
    const told: string[] = [];
    const waiting: (() => void)[] = [];
    const line = {
      trace: ({ from, to }: { from: number; to: number }, done: () => void) => {
        told.push(`${from}-${to}`);
        waiting.push(done);
      },
      gap: (gap: { reason: string; world: { seq: number } }, done: () => void) => {
        told.push(`gap ${gap.reason} ${gap.world.seq}`);
        waiting.push(done);
      },
    };
    const viewer = new Viewer(log, line, null, 1);
    for (let i = 0; i < 20; i++) {
      log.append(batch(log.head + 1, 2));
      viewer.pump();
    }
    expect(told).toEqual(['1-2']);
    for (let done = waiting.shift(); done !== undefined; done = waiting.shift()) done();
    expect(told).toEqual(['1-2', 'gap too-slow 30', '31-40']);
  });
});
