import { describe, expect, it } from 'vitest';
import { Replay } from '#shared/replay.ts';
import { batchOf, outsideFacts, START, stamp, visitFacts } from '../model/sampleTrace.ts';
import { TraceStore } from '../model/traceStore.ts';
import { countUpTo, exchangeOf, linesOf } from './rows.ts';

const store = new TraceStore();
store.receive(
  batchOf(
    stamp([
      START,
      ...visitFacts({ exchange: 1, visit: 1, path: '/views' }),
      { type: 'clock.advanced', exchange: null, byMs: 1000, offsetMs: 1000 },
      ...outsideFacts(2, '/cart'),
    ]),
  ),
);
const { timeline, replay } = store;
const eventsOf = (id: number) => replay.eventsOf(id);
const keys = (lines: readonly { key: string }[]) => lines.map(({ key }) => key);

describe('the lines of the timeline', () => {
  it('are exchanges and what happened between them, in order', () => {
    expect(keys(linesOf(timeline, new Set(), eventsOf, null))).toEqual([
      'note-1',
      'exchange-1',
      'note-17',
      'exchange-2',
    ]);
  });
  it('have the events of an opened exchange under it, in order', () => {
    const lines = linesOf(timeline, new Set([2]), eventsOf, null);
    const events = lines.filter(({ kind }) => kind === 'event');
    expect(keys(lines).slice(0, 4)).toEqual(['note-1', 'exchange-1', 'note-17', 'exchange-2']);
    expect(events).toHaveLength(replay.eventsOf(2).length);
  });
  it('are the same list while nothing is opened or left out', () => {
    expect(linesOf(timeline, new Set(), eventsOf, null)).toBe(timeline);
  });
  it('find an exchange by its number', () => {
    expect(exchangeOf(store.exchanges, 2)?.path).toBe('/cart');
    expect(exchangeOf(store.exchanges, 3)).toBeUndefined();
    expect(exchangeOf(new Replay().exchanges, 1)).toBeUndefined();
  });
  it('are counted up to a moment by when they began', () => {
    const second = exchangeOf(store.exchanges, 2)?.firstSeq ?? 0;
    const counts = [0, 1, 2, 16, 17, second - 1, second, replay.head].map((seq) =>
      countUpTo(timeline, seq, store.exchanges),
    );
    expect(counts).toEqual([0, 1, 2, 2, 3, 3, 4, 4]);
  });
});
