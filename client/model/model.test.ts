import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TraceFact } from '#shared/trace.ts';
import type { ConnectionSettings } from './connection.ts';
import { LiveModel } from './model.ts';
import { batchOf, START, stamp, visitFacts } from './sampleTrace.ts';

const trace = stamp([START, ...visitFacts({ exchange: 1, visit: 1 })]);
const newest = trace.at(-1)?.t ?? 0;

/** A page whose clock goes on only while a frame is awaited, and while somebody draws. */
function pageOf(still: boolean) {
  const waiting: (() => void)[] = [];
  const page = { now: 0, frames: 0 };
  const surroundings = {
    origin: 'http://localhost',
    credentials: { load: () => null, save: () => {} },
    now: () => page.now,
    wallClock: () => newest,
    nextFrame: (callback: () => void) => void waiting.push(callback),
    later: (callback: () => void, ms: number) => {
      waiting.push(() => {
        page.now += ms;
        callback();
      });
    },
    onStillness: (callback: (still: boolean) => void) => {
      callback(still);
      return () => {};
    },
  };
  const run = (frameMs: number) => {
    for (let next = waiting.shift(); next !== undefined && page.frames < 10_000; next = waiting.shift()) {
      page.now += frameMs;
      page.frames += 1;
      next();
    }
  };
  return { page, surroundings, run };
}

describe('the stage', () => {
  it('comes to the last event, however long each of its pictures takes to draw', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.integer({ min: 16, max: 60 }),
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 20 }),
        (still, frameMs, drawMs) => {
          const { page, surroundings, run } = pageOf(still);
          const opened: ConnectionSettings[] = [];
          const model = new LiveModel(surroundings, (settings) => {
            opened.push(settings);
            return { status: 'live', message: null, send: () => new Promise(() => {}), close: () => {} };
          });
          let drawn = 0;
          model.subscribe(() => {
            page.now += drawMs[drawn % drawMs.length] ?? 0;
            drawn += 1;
          });
          for (const { onTrace } of opened) onTrace(batchOf(trace));
          run(frameMs);
          expect(model.getState().cursor).toMatchObject({ seq: trace.length, settled: true, mode: 'live' });
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a veil', () => {
  it('keeps exchanges from stage and timeline until it is lifted, and what was done to the sandbox but its options', () => {
    const { surroundings, run } = pageOf(true);
    const opened: ConnectionSettings[] = [];
    const model = new LiveModel(surroundings, (settings) => {
      opened.push(settings);
      return { status: 'live', message: null, send: () => new Promise(() => {}), close: () => {} };
    });
    const ahead: TraceFact = { type: 'clock.advanced', exchange: null, byMs: 1000, offsetMs: 1000 };
    for (const { onTrace } of opened)
      onTrace(batchOf(stamp([START, ahead, ...visitFacts({ exchange: 1, visit: 1 })])));
    run(16);
    const open = model.getState();
    model.setVeil(true);
    run(16);
    const veiled = model.getState();
    expect(veiled).toMatchObject({ veiled: true, exchange: null, event: null, cursor: { exchange: null } });
    const notes = open.timeline.flatMap((entry) => (entry.kind === 'note' ? [entry.event.type] : []));
    expect(notes).toEqual(['sandbox.started', 'clock.advanced']);
    const left = veiled.timeline.map((entry) => (entry.kind === 'note' ? entry.event.type : 'exchange'));
    expect(left).toEqual(['sandbox.started']);
    expect(veiled.timeline.length).toBeLessThan(open.timeline.length);
    expect(veiled.shown).toBe(open.shown);
    expect(veiled.exchanges).toEqual(open.exchanges);
    model.setVeil(false);
    run(16);
    expect(model.getState()).toEqual(open);
  });
});

describe('a backlog', () => {
  it('is drawn as soon as all of it is there, and not with each of its parts', () => {
    const { surroundings } = pageOf(true);
    const timers: { at: number; callback: () => void }[] = [];
    let now = 0;
    const until = (end: number) => {
      for (; now < end; now++) for (const { at, callback } of timers) if (at === now) callback();
    };
    const opened: ConnectionSettings[] = [];
    const model = new LiveModel(
      {
        ...surroundings,
        now: () => now,
        wallClock: () => newest + 60_000,
        nextFrame: (callback) => void timers.push({ at: now + 16, callback }),
        later: (callback, ms) => void timers.push({ at: now + ms, callback }),
      },
      (settings) => {
        opened.push(settings);
        return { status: 'live', message: null, send: () => new Promise(() => {}), close: () => {} };
      },
    );
    const visits = Array.from({ length: 120 }, (_, index) =>
      visitFacts({ exchange: index + 1, visit: index + 1 }),
    );
    const long = stamp([START, ...visits.flat()]);
    until(20);
    let drawn = 0;
    model.subscribe(() => {
      drawn += 1;
    });
    const whole = Math.floor(long.length / 250) * 250;
    const parts = Array.from({ length: whole / 250 }, (_, index) =>
      batchOf(long.slice(index * 250, (index + 1) * 250), 'e1', whole),
    );
    expect(parts.length).toBeGreaterThan(4);
    for (const part of parts) {
      until(now + 30);
      for (const { onTrace } of opened) onTrace(part);
    }
    expect(drawn).toBe(0);
    until(now + 20);
    expect(drawn).toBe(1);
    expect(model.getState().head).toBe(parts.at(-1)?.to);
    until(now + 1100);
    const last = stamp(visitFacts({ exchange: 999, visit: 999 }), whole + 1);
    for (const { onTrace } of opened) onTrace(batchOf(last, 'e1', whole + 500));
    until(now + 900);
    expect(drawn, 'the rest may still come').toBe(1);
    until(now + 200);
    expect(drawn, 'what there is').toBe(2);
  });
});
