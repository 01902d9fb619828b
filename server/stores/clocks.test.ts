import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Replay } from '#shared/replay.ts';
import type { StoreKind } from '#shared/stores.ts';
import { openForTest, postgresEntry } from '../openForTest.ts';
import { EmbeddedPostgres } from './embeddedPostgres.ts';
import { startRedis, type TestRedis } from './redisForTest.ts';

const STARTS_MS = 120_000;
const HOUR_MS = 3_600_000;
const postgres = new EmbeddedPostgres(postgresEntry);
let redis: TestRedis;
let databaseUrl: string;
beforeAll(async () => {
  [redis, databaseUrl] = await Promise.all([startRedis(), postgres.url()]);
}, STARTS_MS);
afterAll(() => Promise.all([redis?.stop(), postgres.close()]));

/** Alice logs in, an hour's half passes, and she comes back and changes nothing: what do the three clocks say? */
async function afterARead(store: StoreKind) {
  const page = await (await openForTest({ redisUrl: redis.url, databaseUrl })).page();
  await page.command({ type: 'setStore', store });
  const cookie = { maxAge: HOUR_MS };
  const options = { secret: 'x', resave: false, saveUninitialized: false, cookie };
  await page.command({ type: 'setOptions', options });
  const look = () => {
    const replay = new Replay();
    replay.append(page.events);
    const { store: records, browsers, clockOffsetMs } = replay.latest;
    const record = [...records.values()][0];
    const held = browsers[0]?.cookies[0];
    return { record, held, clockOffsetMs };
  };
  const visit = async (path: string, isSeen: (exchange: number | null | undefined) => boolean) => {
    const pages = page.of('browser.page').length;
    await page.command({ type: 'visit', browser: 'Alice', ...(path === '/user' ? LOG_IN : { path }) });
    await page.until(() => page.of('browser.page').length > pages);
    await page.until(() => isSeen(look().record?.clocks?.own.exchange));
  };
  // The login redirects; on a busy machine the second request may overtake the save, and touches nothing then.
  await visit('/user', (exchange) => exchange !== undefined);
  const before = look();
  await page.command({ type: 'advanceClock', byMs: HOUR_MS / 2 });
  await visit('/profile', (exchange) => exchange === 3);
  return { before, after: look() };
}

const form: [string, string][] = [
  ['username', 'user1'],
  ['password', 'mypassword'],
];
const LOG_IN = { method: 'POST', path: '/user', form } as const;

const near = (a: number | null | undefined, b: number) => Math.abs((a ?? 0) - b) < 60_000;

describe('after a request that changed nothing, half of the cookie’s life later', () => {
  it.each([
    { store: 'memory', recordMoves: true, real: false },
    { store: 'file', recordMoves: true, real: false },
    { store: 'redis', recordMoves: false, real: true },
    { store: 'postgres', recordMoves: false, real: false },
  ] as const)(
    'the $store store has moved its time; cookie.expires in the record: $recordMoves; the jar’s stays',
    { timeout: STARTS_MS },
    async ({ store, recordMoves, real }) => {
      const { before, after } = await afterARead(store);
      const end = before.held?.expires ?? 0;
      expect(after.held?.expires).toBe(end);
      expect(near(before.record?.clocks?.recorded.at, end)).toBe(true);
      expect(near(after.record?.clocks?.recorded.at, end + (recordMoves ? HOUR_MS / 2 : 0))).toBe(true);
      expect(after.record?.clocks?.recorded.op).toBe(recordMoves ? 'touch' : 'set');
      const own = (after.record?.clocks?.own.at ?? 0) + (real ? after.clockOffsetMs : 0);
      expect(near(own, end + HOUR_MS / 2)).toBe(true);
      expect(after.record?.clocks?.own).toMatchObject({ op: 'touch', exchange: 3 });
    },
  );
});
