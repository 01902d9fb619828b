// Snapshot and restore of a whole sandbox, by the real worker.
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { Replay } from '#shared/replay.ts';
import { stateOf } from '#shared/sandboxState.ts';
import type { HeadlessPage } from '../headlessPage.ts';
import { openForTest } from '../openForTest.ts';

const view = { type: 'visit', browser: 'Alice', method: 'GET', path: '/views' } as const;

function replayOf(page: HeadlessPage): Replay {
  const replay = new Replay();
  replay.append(page.events);
  return replay;
}

/** The state without the moment that session-file-store notes in a record whenever it writes it. */
function lastState(page: HeadlessPage) {
  const state = stateOf(replayOf(page).latest);
  const sessions = state.sessions.map((each) => ({
    ...each,
    data: each.data.replace(/,"__lastAccess":\d+/, ''),
  }));
  return { ...state, sessions };
}

const views = (page: HeadlessPage) =>
  page
    .of('browser.page')
    .at(-1)
    ?.body.match(/page (.*)\./)?.[1];

test('what the library warns of while the server starts stands behind the news that it did', async () => {
  const page = await (await openForTest()).page();
  await page.command({ type: 'setOptions', options: { secret: 'x', resave: false } });
  await page.command({ type: 'restore', state: lastState(page), at: replayOf(page).head });
  await page.until(() => page.of('warning').length > 1);
  const told = page.events.map(({ type }) => type);
  expect(told.lastIndexOf('warning')).toBeGreaterThan(told.lastIndexOf('sandbox.restored'));
});

test.each(['memory', 'file'] as const)(
  'everything goes back to before an exchange, and on from there, in the %s store',
  async (store) => {
    const page = await (await openForTest()).page();
    if (store !== 'memory') await page.command({ type: 'setStore', store });
    await page.command(view);
    await page.command(view);
    const at = replayOf(page).head;
    const before = lastState(page);

    await page.command(view);
    await page.command({ type: 'addBrowser', browser: 'Carol' });
    await page.command({ type: 'advanceClock', byMs: 3_600_000 });
    await page.command({ type: 'setOptions', options: { secret: 'another', resave: true } });
    await page.command({ type: 'clearCookies', browser: 'Alice' });
    expect(lastState(page)).not.toEqual(before);

    await page.command({ type: 'restore', state: before, at });
    expect(lastState(page)).toEqual(before);
    expect(page.of('sandbox.restored')).toMatchObject([{ at }]);

    await page.command(view);
    expect(views(page)).toBe('3 times');
    expect(replayOf(page).exchanges.at(-1)?.cookie?.verdict).toBe('valid');
    expect(checkTrace(page.events)).toEqual({ ok: true });
  },
);

test('a session of another sandbox lives on in this one', async () => {
  const scope = await openForTest();
  const one = await scope.page();
  await one.command(view);
  const two = await scope.page();
  await two.command({ type: 'restore', state: stateOf(replayOf(one).latest) });
  await two.command(view);
  expect(views(two)).toBe('2 times');
});

test('a snapshot that express-session or the schema refuses changes nothing', async () => {
  const page = await (await openForTest()).page();
  await page.command(view);
  const state = stateOf(replayOf(page).latest);
  const refused = await page.sendRaw({ type: 'restore', state: { ...state, version: 3 } });
  expect(refused).toMatchObject({ ok: false, error: { code: 'bad-command', path: ['state', 'version'] } });
  await page.command(view);
  expect(views(page)).toBe('2 times');
});

test('a snapshot whose sessions a store can’t take puts nothing outside of it, says so, and leaves the sandbox alive', async () => {
  const page = await (await openForTest()).page();
  await page.command(view);
  const state = stateOf(replayOf(page).latest);
  const [good] = state.sessions;
  if (good === undefined) throw new Error('no session was saved');
  const outside = await mkdtemp(join(tmpdir(), 'sessionscope-outside-'));
  onTestFinished(() => rm(outside, { recursive: true }));
  const sids = [`../${basename(outside)}/planted`, 'x'.repeat(400), good.sid];
  const sessions = sids.map((sid) => ({ ...good, sid }));
  await page.command({ type: 'restore', state: { ...state, store: 'file', sessions } });
  expect(page.of('warning').at(-1)?.text).toContain('did not take all sessions of the snapshot');
  expect(await readdir(outside)).toEqual([]);
  expect([...replayOf(page).latest.store.keys()]).toEqual([good.sid]);
  await page.command(view);
  expect(views(page)).toBe('2 times');
  expect(page.of('server.crashed')).toEqual([]);
  expect(checkTrace(page.events)).toEqual({ ok: true });
});
