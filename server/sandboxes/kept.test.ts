// Sandboxes over a restart of the whole process; how it is killed for real is in the browser tests.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkTrace } from '#shared/exchangeMachine.ts';
import { Replay } from '#shared/replay.ts';
import { openForTest } from '../openForTest.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sessionscope-kept-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function usedAndLeft() {
  const scope = await openForTest({ folder });
  const page = await scope.page();
  await page.command({ type: 'visit', browser: 'Alice', method: 'GET', path: '/views' });
  await page.command({ type: 'advanceClock', byMs: 60_000 });
  const { credentials } = page.welcome ?? {};
  if (credentials === undefined) throw new Error('no credentials came');
  const before = [...page.events];
  const { epoch } = page;
  await scope.close();
  return { before, epoch, credentials };
}

test('a sandbox comes back with its trace, jars, options and clock, and says what it has lost', async () => {
  const { before, epoch, credentials } = await usedAndLeft();
  const scope = await openForTest({ folder });
  const page = await scope.page({ credentials });
  await page.until(() => page.of('server.restarted').length === 1);
  expect(page.epoch).toBe(epoch);
  expect(page.events.slice(0, before.length)).toEqual(before);
  expect(page.of('server.crashed').at(-1)?.message).toBe('Sessionscope itself was ended and started again.');
  expect(page.of('server.restarted')[0]).toMatchObject({ after: 'crash', lost: 1 });

  await page.command({ type: 'visit', browser: 'Alice', method: 'GET', path: '/views' });
  const replay = new Replay();
  replay.append(page.events);
  expect(replay.latest.clockOffsetMs).toBe(60_000);
  expect(replay.exchanges).toHaveLength(2);
  expect(replay.exchanges[1]).toMatchObject({ browser: 'Alice', cookie: { verdict: 'valid' }, status: 200 });
  expect(checkTrace(page.events)).toEqual({ ok: true });
});

test('the one that was used last is there at once, with its port', async () => {
  await usedAndLeft();
  const scope = await openForTest({ folder });
  expect(scope.sandboxes.count).toBe(1);
  const answer = await fetch(`http://localhost:${scope.sandboxPort}/views`);
  expect(await answer.text()).toContain('once');
});

test('what was in the embedded Postgres is counted as lost with the process that it ran in', async () => {
  const first = await openForTest({ folder });
  const page = await first.page();
  await page.command({ type: 'setStore', store: 'postgres' });
  await page.command({ type: 'visit', browser: 'Alice', method: 'GET', path: '/views' });
  const { credentials } = page.welcome ?? {};
  if (credentials === undefined) throw new Error('no credentials came');
  await first.close();
  const again = await (await openForTest({ folder })).page({ credentials });
  await again.until(() => again.of('store.changed').length === 2);
  expect(again.of('server.restarted')).toMatchObject([{ after: 'crash', lost: 1 }]);
  expect(again.of('store.changed').at(-1)).toMatchObject({ store: 'postgres', total: 0 });
}, 120_000);

test('a kept sandbox opens to its token only', async () => {
  const { credentials } = await usedAndLeft();
  const scope = await openForTest({ folder });
  const stranger = await scope.page({ credentials: { ...credentials, token: 'x'.repeat(32) } });
  expect(stranger.welcome?.credentials.sandbox).not.toBe(credentials.sandbox);
  const owner = await scope.page({ credentials });
  expect(owner.welcome?.credentials.sandbox).toBe(credentials.sandbox);
});
