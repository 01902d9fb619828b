// The program itself: ports in use, Ctrl-C, and how soon it is ready.

import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:https';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openVisitor, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { chipText, finished, jar, quick } from './stage.ts';

/** Its certificate is of its own making, which nobody vouches for. */
async function statusOverTls(url: string): Promise<number | undefined> {
  const asked = request(url, { rejectUnauthorized: false }).end();
  const [answer] = await once(asked, 'response');
  answer.resume();
  return answer.statusCode;
}

it('names a port that is in use, takes the next free one, and prints where it really is', async () => {
  const first = await startApp();
  const port = new URL(first.url).port;
  const sandboxPort = new URL(first.sandboxUrl).port;
  const second = await startApp(['--port', port, '--sandbox-port', sandboxPort]);
  try {
    expect(second.output()).toContain(`Port ${port} is in use`);
    expect(second.output()).toContain(`Port ${sandboxPort} is in use`);
    expect(second.url).not.toBe(first.url);
    expect((await fetch(second.url)).status).toBe(200);
    expect((await fetch(second.sandboxUrl)).status).toBe(200);
    const [, tlsUrl = ''] = /over TLS +(https:\/\/localhost:\d+)/.exec(second.output()) ?? [];
    expect(await statusOverTls(tlsUrl)).toBe(200);
  } finally {
    await Promise.all([first.stop(), second.stop()]);
  }
});

it.skipIf(process.platform === 'win32')('ends every worker and frees every port on Ctrl-C', async () => {
  const app = await startApp();
  const ports = [app.url, app.sandboxUrl].map((url) => Number(new URL(url).port));
  expect(await app.stop()).toBe(0);
  for (const port of ports) {
    const taken = createServer().listen(port, '127.0.0.1');
    await once(taken, 'listening');
    taken.close();
    await once(taken, 'close');
  }
});

it.skipIf(process.platform === 'win32')(
  'brings a sandbox back after it was killed in the middle of work, and the page goes on by itself',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sessionscope-kept-'));
    const browser = await launchBrowser();
    const first = await startApp(['--port', '0', '--sandbox-port', '0', '--keep-in', folder]);
    const { page } = await openVisitor(browser, first);
    await quick(page, 'View counter').click();
    await finished(page, 1);
    const sid = await chipText(jar(page).locator('[data-sid]').first());

    const ended = once(first.process, 'exit');
    first.process.kill('SIGKILL');
    await ended;
    const port = new URL(first.url).port;
    const second = await startApp(['--port', port, '--sandbox-port', '0', '--keep-in', folder]);
    try {
      await page.getByText('Sessionscope itself was ended and started again.').first().waitFor();
      expect(await finished(page, 1)).toMatchObject({ browser: 'Alice', request: 'GET /views' });
      await quick(page, 'View counter').click();
      expect(await finished(page, 2)).toMatchObject({ cookieIn: sid, status: '200' });
    } finally {
      await Promise.all([browser.close(), second.stop()]);
      await rm(folder, { recursive: true });
    }
  },
);

it('says what is wrong with an argument and ends', async () => {
  await expect(startApp(['--port', 'eighty'])).rejects.toThrow(
    /--port takes a number from 0 to 65535, not "eighty"/,
  );
});
