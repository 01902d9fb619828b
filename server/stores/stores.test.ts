import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sign } from 'cookie-signature';
import pg from 'pg';
import { createClient } from 'redis';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { Replay } from '#shared/replay.ts';
import { STORES } from '#shared/storeFacts.ts';
import { StoreKind } from '#shared/stores.ts';
import type { World } from '#shared/world.ts';
import type { HeadlessPage } from '../headlessPage.ts';
import { openForTest, postgresEntry, type TestScope, workerEntry } from '../openForTest.ts';
import { EmbeddedPostgres } from './embeddedPostgres.ts';
import { startRedis, type TestRedis } from './redisForTest.ts';

/** The embedded Postgres starts within seconds, on a busy machine within many. */
const STARTS_MS = 120_000;
const SECRET = 'known to whoever reads this';
const OPTIONS = {
  secret: SECRET,
  resave: false,
  saveUninitialized: false,
  cookie: { maxAge: 60 * 60 * 1000 },
};
const KINDS = StoreKind.options;
const PERSISTENT = KINDS.filter((kind) => STORES[kind].persistent);

const postgres = new EmbeddedPostgres(postgresEntry);
let redis: TestRedis;
let databaseUrl: string;
beforeAll(async () => {
  [redis, databaseUrl] = await Promise.all([startRedis(), postgres.url()]);
}, STARTS_MS);
afterAll(() => Promise.all([redis?.stop(), postgres.close()]));

type Settings = Parameters<typeof openForTest>[0];
const open = (settings: Settings = {}) => openForTest({ redisUrl: redis.url, databaseUrl, ...settings });

/** A page on a sandbox with that store and options that suit it. */
async function openWith(kind: StoreKind, settings?: Settings): Promise<[HeadlessPage, TestScope]> {
  const scope = await open(settings);
  const page = await scope.page();
  await page.command({ type: 'setStore', store: kind });
  await page.command({ type: 'setOptions', options: OPTIONS });
  return [page, scope];
}

/** Sends a request and waits for its page: a command is answered before a slow visit is over. */
async function visit(page: HeadlessPage, browser: string, path: string, more: object = {}): Promise<void> {
  const before = page.of('browser.page').length;
  await page.sendRaw({ type: 'visit', browser, path, ...more });
  await page.until(() => page.of('browser.page').length > before);
  // A redirect may have overtaken the save.
  await page.command({ type: 'settle' });
}
const logIn = (page: HeadlessPage, browser = 'Alice') =>
  visit(page, browser, '/user', {
    method: 'POST',
    form: [
      ['username', 'user1'],
      ['password', 'mypassword'],
    ],
  });
const shown = (page: HeadlessPage) => page.of('browser.page').at(-1);
function worldOf(page: HeadlessPage): World {
  const replay = new Replay();
  replay.append(page.events);
  return replay.latest;
}
const idsIn = (page: HeadlessPage) => [...worldOf(page).store.keys()].sort();

describe.each(KINDS)('the %s store', (kind) => {
  const { persistent } = STORES[kind];

  it('keeps a login and a counter, is touched, and forgets at a restart what it doesn’t persist', async () => {
    const [page] = await openWith(kind);
    await logIn(page);
    await visit(page, 'Alice', '/views');
    await visit(page, 'Alice', '/views');
    expect(shown(page)?.body).toContain('2 times');
    await visit(page, 'Bob', '/views');
    const touches = page.of('store.touch').length;
    await visit(page, 'Alice', '/');
    expect(shown(page)?.body).toContain('Welcome, user1');
    expect(page.of('store.touch')).toHaveLength(touches + 1);
    const calls = [...page.of('store.set'), ...page.of('store.touch')];
    expect(new Set(calls.map(({ outcome }) => outcome))).toEqual(new Set(['ok']));

    const before = idsIn(page);
    expect(before).toHaveLength(2);
    await page.command({ type: 'restartServer' });
    expect(page.of('server.restarted').at(-1)?.lost).toBe(persistent ? 0 : 2);
    expect(idsIn(page)).toEqual(persistent ? before : []);
    await visit(page, 'Alice', '/');
    expect(shown(page)?.body).toContain(persistent ? 'Welcome, user1' : '<form');

    await logIn(page);
    await visit(page, 'Alice', '/logout');
    const [destroyed, ...others] = page.of('store.destroy');
    expect([destroyed?.outcome, others]).toEqual(['ok', []]);
    expect(idsIn(page)).not.toContain(destroyed?.sid);
    await page.command({ type: 'restartServer' });
    expect(idsIn(page)).toHaveLength(persistent ? 1 : 0);
    expect(checkTrace(page.events)).toEqual({ ok: true });
  });

  it('that is slow, failing or down is what express-session makes of it, and comes back', async () => {
    const [page] = await openWith(kind);
    await logIn(page);
    await page.command({ type: 'setStoreTrouble', mode: 'slow', ms: 60 });
    await visit(page, 'Alice', '/profile');
    expect(page.of('store.get').at(-1)?.durationMs).toBeGreaterThan(55);
    expect(page.of('store.touch').at(-1)?.durationMs).toBeGreaterThan(55);

    await page.command({ type: 'setStoreTrouble', mode: 'failing' });
    await visit(page, 'Alice', '/profile');
    expect(page.of('store.get').at(-1)).toMatchObject({
      outcome: 'error',
      error: expect.stringContaining('fails on command'),
    });
    expect(page.of('session.failed')).toHaveLength(1);
    expect(shown(page)?.status).toBe(500);

    await page.command({ type: 'setStoreTrouble', mode: 'down' });
    await page.command({ type: 'setOptions', options: { ...OPTIONS, rolling: true } });
    const calls = page.of('store.called').length;
    await visit(page, 'Alice', '/theme');
    expect(page.of('session.skipped')).toMatchObject([{ reason: 'store-disconnected' }]);
    expect(page.of('store.called')).toHaveLength(calls);
    expect(shown(page)?.status).toBe(200);
    expect(worldOf(page).storeTrouble.mode).toBe('down');

    await page.command({ type: 'setStoreTrouble', mode: 'ok' });
    await visit(page, 'Alice', '/');
    expect(shown(page)?.body).toContain('Welcome, user1');
    expect(checkTrace(page.events)).toEqual({ ok: true });
  });

  it('ends a record by the clock that the screen names', async () => {
    const [page] = await openWith(kind);
    await logIn(page);
    await page.command({ type: 'advanceClock', byMs: 2 * 60 * 60 * 1000 });
    const sid = page.of('store.set').at(-1)?.sid ?? '';
    const value = encodeURIComponent(`s:${sign(sid, SECRET)}`);
    await page.command({ type: 'editCookie', browser: 'Bob', name: 'connect.sid', value });
    await visit(page, 'Bob', '/profile');
    expect(page.of('store.get').at(-1)).toMatchObject({ outcome: kind === 'redis' ? 'ok' : 'expired' });
    expect(/real clock/.test(STORES[kind].clock)).toBe(kind === 'redis');
  });
});

describe.each(PERSISTENT)('the %s store', (kind) => {
  it('has none of the sessions of the store before, and still has its own when it is chosen again', async () => {
    const [page] = await openWith(kind);
    await logIn(page);
    const own = idsIn(page);
    await page.command({ type: 'setStore', store: 'memory' });
    expect(page.of('store.changed').at(-1)).toMatchObject({ store: 'memory', reason: 'chosen', total: 0 });
    expect(idsIn(page)).toEqual([]);
    await visit(page, 'Alice', '/');
    expect(page.of('store.get').at(-1)?.outcome).toBe('missing');
    await page.command({ type: 'setStore', store: kind });
    expect(page.of('store.changed').at(-1)).toMatchObject({ store: kind, total: 1 });
    expect(idsIn(page)).toEqual(own);
    await visit(page, 'Alice', '/');
    expect(shown(page)?.body).toContain('Welcome, user1');
  });

  it('outlives a crash of the server', async () => {
    const crashing = new URL(
      `data:text/javascript,${encodeURIComponent(`
        import { parentPort } from 'node:worker_threads';
        await import(${JSON.stringify(workerEntry.href)});
        parentPort.on('message', ({ command }) => {
          if (command?.browser === 'Fault') setImmediate(() => { throw new Error('boom'); });
        });`)}`,
    );
    const [page] = await openWith(kind, { workerEntry: crashing });
    await logIn(page);
    const own = idsIn(page);
    await page.send({ type: 'addBrowser', browser: 'Fault' });
    await page.until(() => page.of('store.changed').at(-1)?.reason === 'restarted');
    expect(page.of('server.restarted')).toMatchObject([{ after: 'crash', lost: 0 }]);
    expect(idsIn(page)).toEqual(own);
    await visit(page, 'Alice', '/');
    expect(shown(page)?.body).toContain('Welcome, user1');
  });

  it('is a sandbox’s own, and nothing of it is left when the sandbox is reset or closed', async () => {
    // Other tests have sandboxes of their own at the same time.
    const ownTemp = await mkdtemp(join(tmpdir(), 'sessionscope-test-'));
    onTestFinished(() => rm(ownTemp, { recursive: true, force: true }));
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, ownTemp);
    onTestFinished(() => void vi.unstubAllEnvs());
    const scope = await open();
    const folders = async () =>
      (await readdir(ownTemp)).filter((name) => name.startsWith('sessionscope-sessions-'));
    const pages = [await scope.page(), await scope.page()];
    for (const page of pages) {
      await page.command({ type: 'setStore', store: kind });
      // With them no second record comes of a redirect that overtakes the save.
      await page.command({ type: 'setOptions', options: OPTIONS });
      await logIn(page);
      await page.command({ type: 'restartServer' });
      expect(idsIn(page)).toHaveLength(1);
    }
    const left = async () => ({
      file: (await folders()).length,
      redis: await redisKeys(),
      postgres: await tables(),
    });
    expect((await left())[kind === 'memory' ? 'file' : kind]).toBe(2);
    const epoch = pages[0]?.epoch;
    await pages[0]?.send({ type: 'reset' });
    await pages[0]?.until(() => pages[0]?.epoch !== epoch);
    expect((await left())[kind === 'memory' ? 'file' : kind]).toBe(1);
    await scope.close();
    expect(await left()).toEqual({ file: 0, redis: 0, postgres: 0 });
  });
});

it('leaves nothing of a kept sandbox that nobody came back to within the hour', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'sessionscope-kept-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const [page, scope] = await openWith('redis', { folder });
  await logIn(page);
  for (const store of ['file', 'postgres'] as const) {
    await page.command({ type: 'setStore', store });
    await logIn(page);
  }
  const id = page.welcome?.credentials.sandbox ?? '';
  const files = join(tmpdir(), `sessionscope-sessions-${id}`);
  const left = async () => [existsSync(files), await redisKeys(), await tables()];
  await scope.close();
  expect(await left()).toEqual([true, 1, 1]);
  await utimes(join(folder, `${id}.ndjson`), 0, 0);
  await (await open({ folder })).close();
  expect(await left()).toEqual([false, 0, 0]);
});

async function redisKeys(): Promise<number> {
  const client = createClient({ url: redis.url });
  await client.connect();
  const keys = await client.keys('sessionscope:*');
  client.destroy();
  return keys.length;
}

async function tables(): Promise<number> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const { rowCount } = await client.query("SELECT 1 FROM pg_tables WHERE tablename LIKE 'sessionscope%'");
  await client.end();
  return rowCount ?? 0;
}

describe('the file store', () => {
  it('shows a session’s file as it is on disk', async () => {
    const [page] = await openWith('file');
    await logIn(page);
    const writes = page.of('store.set').length + page.of('store.touch').length;
    await page.until(() => page.of('store.file').length === writes);
    const file = page.of('store.file').at(-1);
    expect(file?.text).toBe(await readFile(file?.path ?? '', 'utf8'));
    expect(JSON.parse(file?.text ?? '')).toMatchObject({ userid: 'user1', __lastAccess: expect.any(Number) });
    expect(worldOf(page).store.get(file?.sid ?? '')?.file?.text).toBe(file?.text);
  });

  it('reads, writes and removes nothing outside of its folder, whatever id the cookie was signed for', async () => {
    const [page] = await openWith('file');
    const outside = await mkdtemp(join(tmpdir(), 'sessionscope-outside-'));
    onTestFinished(() => rm(outside, { recursive: true }));
    const file = join(outside, 'treasure.json');
    await writeFile(file, 'no session');
    const value = encodeURIComponent(`s:${sign(`../${outside.split(/[\\/]/).at(-1)}/treasure`, SECRET)}`);
    await page.command({ type: 'editCookie', browser: 'Mallory', name: 'connect.sid', value });
    await visit(page, 'Mallory', '/views');
    expect(page.of('cookie.read').at(-1)?.verdict).toBe('valid');
    expect(shown(page)?.body).toContain('once');
    expect(existsSync(file)).toBe(true);
    expect(checkTrace(page.events)).toEqual({ ok: true });
  });
});

describe('a store that can’t be had', () => {
  it.each([
    ['that nobody set up', undefined, /set REDIS_URL/],
    ['that doesn’t answer', 'redis://127.0.0.1:1', /can’t be reached/],
  ])('because it is a Redis %s is refused, and the store stays', async (_name, redisUrl, message) => {
    const scope = await openForTest({ redisUrl });
    const page = await scope.page();
    await logIn(page);
    expect(await page.send({ type: 'setStore', store: 'redis' })).toMatchObject({
      ok: false,
      error: { code: 'store-unavailable', path: ['store'], message: expect.stringMatching(message) },
    });
    await visit(page, 'Alice', '/');
    expect(shown(page)?.body).toContain('Welcome, user1');
    expect(page.welcome?.stores.find(({ kind }) => kind === 'redis')?.unavailable).toBe(
      redisUrl === undefined ? 'set REDIS_URL' : null,
    );
  });
});

it(
  'the embedded Postgres starts when the first sandbox asks for it, and is there for the next',
  async () => {
    const scope = await openForTest();
    const page = await scope.page();
    const offered = ({ welcome }: HeadlessPage) => welcome?.stores.find(({ kind }) => kind === 'postgres');
    expect(offered(page)).toMatchObject({ unavailable: null, opening: expect.stringContaining('700 MB') });
    await page.command({ type: 'setStore', store: 'postgres' });
    await logIn(page);
    expect(page.of('store.set').at(-1)?.outcome).toBe('ok');
    expect(offered(await scope.page())?.opening).toBeNull();
  },
  STARTS_MS,
);
