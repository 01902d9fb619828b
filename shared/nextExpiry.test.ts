import { describe, expect, test } from 'vitest';
import { nextExpiry } from './nextExpiry.ts';
import { PersistentMap } from './persistentMap.ts';
import { jarCookie } from './sampleTrace.ts';
import { type BrowserState, EMPTY_WORLD, type StoreRecord } from './world.ts';

const browser = (name: string, ...ends: (number | null)[]): BrowserState => ({
  name,
  cookies: ends.map((expires) => ({ ...jarCookie('abcdefgh'), expires, since: 0 })),
  page: null,
  address: '',
  loading: false,
  problem: null,
  script: null,
});

const record = (sid: string, expires: number | null): [string, StoreRecord] => [
  sid,
  { sid, data: '{}', expires, op: 'set', seq: 1, exchange: 1, written: 0 },
];

const world = (browsers: BrowserState[], records: [string, StoreRecord][]) => ({
  ...EMPTY_WORLD,
  browsers,
  store: PersistentMap.of(records),
});

describe('the next expiry', () => {
  test('is the earliest of cookies and sessions that is still to come', () => {
    const all = world([browser('Alice', 500, 50), browser('Bob', 900)], [record('abcdefgh', 400)]);
    expect(nextExpiry(all, 100)).toEqual({ at: 400, what: 'the session abcd in the store' });
    expect(nextExpiry(all, 400)).toEqual({ at: 500, what: 'Alice’s cookie connect.sid' });
    expect(nextExpiry(all, 500)).toEqual({ at: 900, what: 'Bob’s cookie connect.sid' });
  });

  test('is none where nothing ends, or all has ended', () => {
    expect(nextExpiry(world([browser('Alice', null)], [record('abcdefgh', null)]), 0)).toBeNull();
    expect(nextExpiry(world([browser('Alice', 5)], []), 5)).toBeNull();
  });
});
