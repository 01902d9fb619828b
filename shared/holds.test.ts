import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { advanceHolds, HoldStation, type HoldsState, NO_HOLDS } from './holds.ts';
import { Replay } from './replay.ts';
import { STARTED, stamp } from './sampleTrace.ts';
import type { TraceFact } from './trace.ts';
import { toSnapshot, WorldSnapshot } from './world.ts';

const LIMIT_MS = 1000;

const reached = (exchange: number, station: HoldStation = 'save'): TraceFact => ({
  type: 'hold.reached',
  station,
  browser: 'Alice',
  method: 'GET',
  path: '/views',
  limitMs: LIMIT_MS,
  exchange,
});
const released = (exchange: number): TraceFact => ({
  type: 'hold.released',
  station: 'save',
  reason: 'person',
  waitedMs: 1,
  exchange,
});
const jump = (byMs: number): TraceFact => ({ type: 'clock.advanced', byMs, offsetMs: byMs, exchange: null });
const set = (station: HoldStation): TraceFact => ({
  type: 'holds.changed',
  holds: [{ station, browser: null }],
  exchange: null,
});
const slower = (storeMs: number): TraceFact => ({
  type: 'latency.changed',
  latency: { handlerMs: 0, storeMs },
  exchange: null,
});

const holdsAfter = (facts: readonly TraceFact[]): HoldsState => stamp(facts).reduce(advanceHolds, NO_HOLDS);

describe('what waits', () => {
  test('is what was reached and not released since', () => {
    const { held } = holdsAfter([reached(1), reached(2), released(1), reached(3)]);
    expect(held.map(({ exchange }) => exchange)).toEqual([2, 3]);
  });

  test('has the time that its limit gives, and a jump of the clock takes none of it', () => {
    const [reach, leap] = stamp([reached(1), jump(3_600_000)]);
    const before = reach === undefined ? NO_HOLDS : advanceHolds(NO_HOLDS, reach);
    const later = leap === undefined ? before : advanceHolds(before, leap);
    expect(before.held[0]?.until).toBe((reach?.t ?? 0) + LIMIT_MS);
    expect(later.held[0]?.until).toBe((reach?.t ?? 0) + LIMIT_MS + 3_600_000);
  });

  test('is gone with the sandbox that it waited in, as are holds and delays', () => {
    expect(holdsAfter([set('save'), slower(5), reached(1), STARTED])).toEqual(NO_HOLDS);
  });
});

const facts = fc.array(
  fc.oneof(
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...HoldStation.options))
      .map(([id, at]) => reached(id, at)),
    fc.integer({ min: 1, max: 6 }).map(released),
    fc.integer({ min: 1, max: 1e6 }).map(jump),
    fc.constantFrom(...HoldStation.options).map(set),
    fc.integer({ min: 0, max: 5000 }).map(slower),
  ),
  { maxLength: 300 },
);

test('any moment is the same whether it was lived, looked back at, or got as a snapshot', () => {
  fc.assert(
    fc.property(facts, fc.nat(), (some, pick) => {
      const events = stamp([STARTED, ...some]);
      const replay = new Replay();
      replay.append(events);
      const seq = 1 + (pick % events.length);
      const lived = new Replay();
      lived.append(events.slice(0, seq));
      const { holding } = lived.latest;
      expect(replay.worldAt(seq).holding).toEqual(holding);
      const sent = WorldSnapshot.parse(JSON.parse(JSON.stringify(toSnapshot(lived.latest))));
      expect(sent.holding).toEqual(holding);
      for (const { exchange, station } of holding.held)
        expect(replay.exchangeAt(exchange, seq)?.heldAt).toBe(station);
      const heldNow = lived.exchanges.filter(({ heldAt }) => heldAt !== null).map(({ id }) => id);
      expect(holding.held.map(({ exchange }) => exchange).sort()).toEqual(heldNow.sort());
    }),
  );
});
