import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldExchange } from './exchanges.ts';
import { Replay } from './replay.ts';
import { firstVisit, readingVisit, STARTED, stamp } from './sampleTrace.ts';
import type { TraceEvent, TraceFact } from './trace.ts';
import { advance, EMPTY_WORLD, fromSnapshot, toSnapshot } from './world.ts';

/** Enough events that several checkpoints lie among them. */
const facts: TraceFact[] = [STARTED];
for (let n = 1; n <= 40; n++)
  facts.push(...(n % 4 === 1 ? firstVisit(n, `sid-${n}`) : readingVisit(n, 'sid-1', n * 100)));
const EVENTS = stamp(facts);

const worldBy = (events: readonly TraceEvent[]) => events.reduce(advance, EMPTY_WORLD);
const replayOf = (events: readonly TraceEvent[]) => {
  const replay = new Replay();
  replay.append(events);
  return replay;
};
const aMoment = fc.integer({ min: 0, max: EVENTS.length });

describe('a replay', () => {
  test('shows at every moment the world that the events up to it make', () => {
    const replay = replayOf(EVENTS);
    fc.assert(
      fc.property(aMoment, (seq) => {
        expect(toSnapshot(replay.worldAt(seq))).toEqual(toSnapshot(worldBy(EVENTS.slice(0, seq))));
      }),
    );
  });

  test('shows at every moment each exchange as the events up to it make it', () => {
    const replay = replayOf(EVENTS);
    fc.assert(
      fc.property(aMoment, fc.integer({ min: 1, max: 41 }), (seq, id) => {
        const mine = EVENTS.filter((event) => event.exchange === id && event.seq <= seq);
        const expected = mine.reduce<ReturnType<typeof foldExchange> | null>(foldExchange, null);
        expect(replay.exchangeAt(id, seq)).toEqual(expected);
      }),
    );
  });

  test('doesn’t depend on the pieces in which the events come', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1 }), (sizes) => {
        const replay = new Replay();
        const left = [...EVENTS];
        for (let i = 0; left.length > 0; i++) replay.append(left.splice(0, sizes[i % sizes.length]));
        expect(toSnapshot(replay.latest)).toEqual(toSnapshot(worldBy(EVENTS)));
        expect(replay.exchanges).toEqual(replayOf(EVENTS).exchanges);
      }),
      { numRuns: 20 },
    );
  });

  test('goes on from a snapshot as if nothing were missing', () => {
    fc.assert(
      fc.property(aMoment, aMoment, (cut, seq) => {
        fc.pre(seq >= cut);
        const base = fromSnapshot(toSnapshot(worldBy(EVENTS.slice(0, cut))));
        const replay = new Replay(base);
        replay.append(EVENTS.slice(cut));
        expect(toSnapshot(replay.worldAt(seq))).toEqual(toSnapshot(worldBy(EVENTS.slice(0, seq))));
        expect(replay.eventAt(seq)).toBe(seq > cut ? EVENTS[seq - 1] : undefined);
      }),
    );
  });

  test('refuses a gap and a repeat', () => {
    const replay = replayOf(EVENTS.slice(0, 5));
    expect(() => replay.append(EVENTS.slice(6))).toThrow('Event 7 came after 5');
    expect(() => replay.append(EVENTS.slice(4))).toThrow('Event 5 came after 5');
    expect(replay.head).toBe(5);
  });

  test('clamps to what it has', () => {
    const replay = replayOf(EVENTS);
    expect(replay.worldAt(EVENTS.length + 100)).toBe(replay.latest);
    expect(replay.worldAt(-1)).toBe(EMPTY_WORLD);
    expect(replay.exchangeAt(999, EVENTS.length)).toBeNull();
    expect(replay.eventsOf(999)).toEqual([]);
  });

  test('keeps the order in which exchanges began', () => {
    expect(replayOf(EVENTS).exchanges.map(({ id }) => id)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 1),
    );
  });
});
