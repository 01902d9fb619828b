// The program itself: ports in use, Ctrl-C, and how soon it is ready.

import { once } from 'node:events';
import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { startApp } from './app.ts';

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

it('says what is wrong with an argument and ends', async () => {
  await expect(startApp(['--port', 'eighty'])).rejects.toThrow(
    /--port takes a number from 0 to 65535, not "eighty"/,
  );
});
