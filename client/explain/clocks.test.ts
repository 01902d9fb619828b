import { describe, expect, it } from 'vitest';
import { Replay } from '#shared/replay.ts';
import { firstVisit, readingVisit, STARTED, stamp } from '#shared/sampleTrace.ts';
import type { StoreKind } from '#shared/stores.ts';
import type { TraceFact } from '#shared/trace.ts';
import { clocksOf } from './clocks.ts';

const T = 1_700_000_000_000;
const HOUR_MS = 3_600_000;
const SID = 'a-session';

/** Alice comes, gets a cookie for an hour, and comes again half an hour later to read. */
function look(store: StoreKind, told: readonly TraceFact[] = [], offsetMs = 0) {
  const ends = (end: number) => (fact: TraceFact) => {
    if (fact.type === 'store.set' || fact.type === 'store.touch') return { ...fact, expires: end };
    if (fact.type === 'browser.cookie' && fact.cookie !== null)
      return { ...fact, cookie: { ...fact.cookie, expires: end } };
    return fact;
  };
  const facts = [
    { ...STARTED, store },
    ...firstVisit(1, SID).map(ends(T + HOUR_MS)),
    ...told.slice(0, 1),
    { type: 'clock.advanced', byMs: HOUR_MS / 2, offsetMs, exchange: null } as const,
    ...readingVisit(2, SID).map(ends(T + 1.5 * HOUR_MS)),
    ...told.slice(1),
  ];
  const replay = new Replay();
  replay.append(stamp(facts, 1, T));
  return clocksOf(SID, replay.latest, replay.exchanges, T + HOUR_MS / 2);
}

const expiry = (op: 'set' | 'touch', recorded: number, own: number): TraceFact => ({
  type: 'store.expiry',
  sid: SID,
  op,
  recorded,
  own,
  exchange: null,
});

describe('the three clocks after a request that only read', () => {
  it('in memory: touch moved the record, the jar’s stayed', () => {
    const seen = look('memory');
    expect(seen?.clocks.map(({ title, left, moved }) => [title, left.label, moved])).toEqual([
      ['In Alice’s jar', '30 min left', 'Set by Set-Cookie of #1.'],
      ['In the record, cookie.expires', '1 h left', 'Moved by touch of #2.'],
      ['In the store: MemoryStore', '1 h left', expect.stringContaining('looks at cookie.expires')],
    ]);
    expect(seen?.verdict).toBe('touch of #2 moved the store’s; no Set-Cookie went out, so the jar’s stayed.');
  });

  it('in Postgres: touch moved the column only', () => {
    const told = [expiry('set', T + HOUR_MS, T + HOUR_MS), expiry('touch', T + HOUR_MS, T + 1.5 * HOUR_MS)];
    const seen = look('postgres', told);
    expect(seen?.clocks.map(({ left, moved }) => [left.label, moved])).toEqual([
      ['30 min left', 'Set by Set-Cookie of #1.'],
      ['30 min left', 'Moved by set of #1.'],
      ['1 h left', 'Moved by touch of #2.'],
    ]);
    expect(seen?.verdict).toContain('leaves cookie.expires in the record');
  });

  it('in Redis: its time is the real one, and the sentence says how far the sandbox is ahead', () => {
    const told = [expiry('set', T + HOUR_MS, T + HOUR_MS), expiry('touch', T + HOUR_MS, T + HOUR_MS)];
    const seen = look('redis', told, HOUR_MS / 2);
    expect(seen?.clocks.at(-1)?.left.label).toBe('1 h left');
    expect(seen?.verdict).toContain('it has not seen the 30 min');
  });

  it('are not told of a record that is not there, nor of times that nobody saw', () => {
    expect(look('file')?.verdict).toContain('Not seen yet');
    expect(clocksOf('another', new Replay().latest, [], T)).toBeNull();
  });
});
