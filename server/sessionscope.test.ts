import { request } from 'node:http';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/limits.ts';
import { nameInUrl } from './gateway/guard.ts';
import { HeadlessPage } from './headlessPage.ts';
import { openForTest } from './openForTest.ts';

const FOREIGN = [
  { name: 'a foreign Origin', headers: { Origin: 'http://evil.example' }, status: 403 },
  { name: 'an opaque Origin', headers: { Origin: 'null' }, status: 403 },
  {
    name: 'the right host on another port as Origin',
    headers: { Origin: 'http://localhost:1' },
    status: 403,
  },
  { name: 'a forged Host', headers: { Host: 'evil.example' }, status: 421 },
  { name: 'the right name on another port as Host', headers: { Host: 'localhost:1' }, status: 421 },
] as const;

/** fetch doesn't let a Host header through; a raw request does. */
function get(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, path, headers, agent: false }, (res) => {
      res.resume();
      resolve(res.statusCode ?? 0);
    });
    req.once('error', reject);
    req.end();
  });
}

/** Asks for a WebSocket and answers the status line's number. */
function upgrade(port: number, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const lines = { Host: `localhost:${port}`, ...headers };
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: vite-hmr\r\n${Object.entries(
          lines,
        )
          .map(([name, value]) => `${name}: ${value}\r\n`)
          .join('')}\r\n`,
      );
    });
    socket.once('data', (data) => {
      resolve(Number(/^HTTP\/1.1 (\d+)/.exec(data.toString())?.[1] ?? 0));
      socket.destroy();
    });
    socket.once('error', reject);
  });
}

describe('every route', () => {
  it('is guarded, and every refusal names the address to open', async () => {
    const scope = await openForTest({
      mode: 'dev',
      clientDir: fileURLToPath(new URL('../client', import.meta.url)),
    });
    const layers: { route?: { path: string } | undefined; name: string }[] = scope.app.router.stack;
    const routed = layers.flatMap((layer) => (layer.route === undefined ? [] : [layer.route.path]));
    // Middlewares answer any path, so a path of each kind stands for them.
    expect(layers.length).toBeGreaterThan(0);
    const paths = [
      ...routed,
      '/',
      '/index.html',
      '/@vite/client',
      '/no/such/page',
      '/socket.io/?EIO=4&transport=polling',
    ];
    for (const path of paths)
      for (const { name, headers, status } of FOREIGN)
        expect(await get(scope.port, path, headers), `${path} with ${name}`).toBe(status);
    expect(await get(scope.port, '/@vite/client', {})).toBe(200);
    const refused = await fetch(`http://localhost:${scope.port}/`, {
      headers: { Origin: 'http://evil.example' },
    });
    expect(await refused.text()).toContain(`http://localhost:${scope.port}`);
  });

  it('of the sockets is guarded, socket.io’s and Vite’s own', async () => {
    const scope = await openForTest({
      mode: 'dev',
      clientDir: fileURLToPath(new URL('../client', import.meta.url)),
    });
    for (const path of ['/socket.io/?EIO=4&transport=websocket', '/', '/anything'])
      for (const { name, headers, status } of FOREIGN)
        expect(await upgrade(scope.port, path, headers), `${path} with ${name}`).toBe(status);
    expect(await upgrade(scope.port, '/socket.io/?EIO=4&transport=websocket', {})).toBe(101);
  });

  it('answers under every name that it was given, and under no other', async () => {
    const scope = await openForTest({
      mode: 'dev',
      clientDir: fileURLToPath(new URL('../client', import.meta.url)),
      names: ['Classroom.test', 'fd00:0::2'],
    });
    const asked = (name: string) => get(scope.port, '/@vite/client', { Host: `${name}:${scope.port}` });
    expect(await asked('classroom.test')).toBe(200);
    expect(await asked('[fd00::2]')).toBe(200);
    expect(await asked('other.test')).toBe(421);
  });

  it.each([
    ['127.0.0.1', 'localhost'],
    ['::', 'localhost'],
    ['192.0.2.7', '192.0.2.7'],
    ['fd00::2', '[fd00::2]'],
  ])('of a server that listens on %s is to be opened under %s', (host, name) => {
    expect(nameInUrl(host)).toBe(name);
  });

  it('refuses a page of another origin on the socket, and lets its own in', async () => {
    const scope = await openForTest();
    await expect(scope.page({ headers: { Origin: 'http://evil.example' } })).rejects.toThrow();
    const page = await scope.page({ headers: { Origin: scope.url } });
    expect(page.welcome?.credentials.sandbox).toBeTypeOf('string');
  });

  it('sets no cookie', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    for (const path of ['/', '/nothing', '/socket.io/?EIO=4&transport=polling'])
      expect((await fetch(`${scope.url}${path}`)).headers.getSetCookie()).toEqual([]);
    page.close();
  });
});

describe('a sandbox', () => {
  it('of one visitor never shows an event of another’s', async () => {
    const scope = await openForTest();
    const [a, b] = await Promise.all([scope.page(), scope.page()]);
    expect(a.welcome?.credentials.sandbox).not.toBe(b.welcome?.credentials.sandbox);
    for (let i = 0; i < 20; i++) {
      await Promise.all([
        a.command({ type: 'visit', browser: 'Alice', path: `/profile?of=a${i}` }),
        b.command({ type: 'visit', browser: 'Alice', path: `/profile?of=b${i}` }),
      ]);
    }
    for (const [page, own, other] of [
      [a, 'of=a', 'of=b'],
      [b, 'of=b', 'of=a'],
    ] as const) {
      const paths = page.of('request.started').map((event) => event.path);
      expect(paths).toHaveLength(20);
      expect(paths.every((path) => path.includes(own))).toBe(true);
      expect(JSON.stringify(page.events)).not.toContain(other);
    }
  });

  it('opens to its token only: an id with a wrong token gives a new sandbox and no control of the old one', async () => {
    const scope = await openForTest();
    const owner = await scope.page();
    const sandbox = owner.welcome?.credentials.sandbox ?? '';
    const thief = await scope.page({ credentials: { sandbox, token: 'guessed' } });
    expect(thief.welcome?.credentials.sandbox).not.toBe(sandbox);
    expect(thief.welcome?.fresh).toBe(true);
    const seen = owner.events.length;
    await thief.command({ type: 'clearCookies', browser: 'Alice' });
    await thief.command({ type: 'visit', browser: 'Mallory', path: '/views' });
    expect(owner.of('request.started')).toEqual([]);
    expect(owner.events.length).toBe(seen);
  });

  it('shows the same trace to two pages of the same person', async () => {
    const scope = await openForTest();
    const first = await scope.page();
    await first.command({ type: 'visit', browser: 'Alice', path: '/' });
    const credentials = first.welcome?.credentials;
    const second = await scope.page(credentials === undefined ? {} : { credentials });
    await second.command({ type: 'visit', browser: 'Bob', path: '/' });
    await first.until(() => first.events.length >= second.events.length);
    expect(second.events).toEqual(first.events);
  });
});

describe('past a limit', () => {
  it('of sandboxes, a visitor reads what to do', async () => {
    const scope = await openForTest({ mostSandboxes: 2 });
    await Promise.all([scope.page(), scope.page()]);
    await expect(HeadlessPage.open(scope.url)).rejects.toThrow(
      /runs 2 sandboxes, as many as it may\. Close a page/,
    );
  });

  it('of commands a second, the answer says so and nothing is lost', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    const many = LIMITS.commandBurst + 40;
    const command = { type: 'clearCookies', browser: 'Alice' } as const;
    const results = await Promise.all(Array.from({ length: many }, () => page.send(command)));
    const refused = results.filter((result) => !result.ok);
    expect(refused.length).toBeGreaterThan(0);
    expect(refused[0]).toMatchObject({ error: { code: 'too-fast' } });
    expect(results.length - refused.length).toBeGreaterThanOrEqual(LIMITS.commandBurst);
  });

  it('of browsers, the answer names it', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    for (let i = 3; i < LIMITS.browsers; i++) await page.command({ type: 'addBrowser', browser: `B${i}` });
    expect(await page.send({ type: 'addBrowser', browser: 'Onemore' })).toMatchObject({
      ok: false,
      error: {
        code: 'limit',
        message: `A sandbox has at most ${LIMITS.browsers} browsers; remove one first.`,
      },
    });
  });

  it('of a viewer’s window, a page that never acknowledges gets no more and costs no queue', async () => {
    const scope = await openForTest();
    const owner = await scope.page();
    const credentials = owner.welcome?.credentials;
    const slow = await scope.page({
      acknowledges: false,
      ...(credentials === undefined ? {} : { credentials }),
    });
    for (let i = 0; i < 30; i++) await owner.command({ type: 'visit', browser: 'Alice', path: '/profile' });
    expect(owner.of('response.sent')).toHaveLength(30);
    // Every command waits for its own batch, so there were at least 30 of them; a window's worth went to the slow one.
    expect(slow.of('response.sent').length).toBeLessThan(LIMITS.viewerWindow);
  });
});

describe('a port in use', () => {
  it('is named, and the next free one is taken, for the page and for the sandbox', async () => {
    const first = await openForTest();
    const second = await openForTest({ port: first.port, sandboxPort: first.sandboxPort });
    expect(second).toMatchObject({ portTaken: first.port, sandboxPortTaken: first.sandboxPort });
    expect(await (await fetch(second.url)).text()).toContain('page');
    expect((await fetch(`http://localhost:${second.sandboxPort}/`)).status).toBe(200);
  });
});
