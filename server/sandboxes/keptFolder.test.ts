import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test } from 'vitest';
import { openForTest } from '../openForTest.ts';
import { claimFolder } from './keptFolder.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sessionscope-claim-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** What another process would hold: the very address that a claim of the folder takes. */
async function processThatHolds(address: string): Promise<ChildProcess> {
  const program = `require('net').createServer().listen(${JSON.stringify(address)}, () => console.log('ready'))`;
  const child = spawn(process.execPath, ['-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  if (child.stdout !== null) await once(child.stdout, 'data');
  return child;
}

test('a folder belongs to one process at a time, however its path is written', async () => {
  const claim = await claimFolder(folder);
  expect(claim).not.toBeNull();
  expect(await claimFolder(join(folder, 'inside', '..'))).toBeNull();
  await claim?.release();
  const again = await claimFolder(folder);
  expect(again).not.toBeNull();
  await again?.release();
});

test('what a killed process claimed is free at once', async () => {
  const claim = await claimFolder(folder);
  const address = claim?.address;
  if (address === undefined) throw new Error('the folder was not claimed');
  await claim?.release();
  const child = await processThatHolds(address);
  expect(await claimFolder(folder)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const again = await claimFolder(folder);
  expect(again).not.toBeNull();
  await again?.release();
});

test('a folder that can’t be made is refused to nobody', async () => {
  await writeFile(join(folder, 'file'), '');
  const claim = await claimFolder(join(folder, 'file', 'inside'));
  expect(claim).not.toBeNull();
  await claim?.release();
});

test('a second Sessionscope goes on with no sandbox of the first, says so, and keeps none', async () => {
  const first = await openForTest({ folder });
  const page = await first.page();
  await page.command({ type: 'visit', browser: 'Alice', path: '/views' });
  const { credentials } = page.welcome ?? {};
  if (credentials === undefined) throw new Error('no credentials came');

  const second = await openForTest({ folder });
  expect([first.folderTaken, second.folderTaken]).toEqual([null, folder]);
  const stranger = await second.page({ credentials });
  expect(stranger.welcome?.credentials.sandbox).not.toBe(credentials.sandbox);
  await second.close();

  await page.command({ type: 'visit', browser: 'Alice', path: '/views' });
  await first.close();
  const third = await openForTest({ folder });
  expect(third.folderTaken).toBeNull();
  const back = await third.page({ credentials });
  await back.until(() => back.of('server.restarted').length === 1);
  expect(back.of('request.started')).toHaveLength(2);
});
