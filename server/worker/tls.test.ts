import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { describe, expect, it } from 'vitest';
import type { SessionOptions } from '#shared/options.ts';
import type { Transport } from '#shared/transport.ts';
import { openForTest } from '../openForTest.ts';
import { certificateOfProcess } from '../sandboxes/certificate.ts';

const OPTIONS: SessionOptions = { secret: 'x', resave: false, saveUninitialized: true };

async function openSandbox() {
  const scope = await openForTest();
  const page = await scope.page();
  await page.until(() => page.of('sandbox.started').length > 0);
  const tlsPort = page.of('sandbox.started')[0]?.tlsPort ?? 0;
  /** Sends a visit and tells what came of its cookies, hop by hop. */
  const visit = async (transport: Transport, path = '/') => {
    const pages = () => page.of('browser.page').length + page.of('browser.failed').length;
    const [before, seen] = [pages(), page.events.length];
    await page.command({ type: 'visit', browser: 'Alice', path, transport });
    await page.until(() => pages() > before);
    const since = page.events.slice(seen);
    const setCookies = since.flatMap((event) => (event.type === 'cookie.set' ? [event.attributes] : []));
    const jar = since.flatMap((event) => (event.type === 'browser.cookie' ? [event.action] : []));
    const asked = since.flatMap((event) =>
      event.type === 'decision' && event.question === 'set-cookie' ? [event.conditions] : [],
    );
    const wrong = since.filter(({ type }) => type === 'warning');
    return {
      setCookies,
      jar,
      wrong,
      secure: asked[0]?.find(({ name }) => name === 'secureConnection')?.value,
    };
  };
  const set = (options: Partial<SessionOptions>) =>
    page.command({ type: 'setOptions', options: { ...OPTIONS, ...options } });
  return { scope, page, tlsPort, visit, set };
}

describe('a sandbox’s server over TLS', () => {
  it('gets no secure cookie over HTTP, sets it over HTTPS, and the browser sends it back', async () => {
    const { page, visit, set, tlsPort } = await openSandbox();
    await set({ cookie: { secure: true } });
    expect(await visit('http')).toMatchObject({ setCookies: [], jar: [], secure: false });
    expect(await visit('https')).toMatchObject({
      setCookies: [{ secure: true }],
      jar: ['stored'],
      secure: true,
    });
    expect(await visit('https')).toMatchObject({ jar: ['sent'] });
    expect(page.of('request.started').map(({ tls = false, browser }) => [tls, browser])).toEqual([
      [false, 'Alice'],
      [true, 'Alice'],
      [true, 'Alice'],
    ]);
    expect(page.of('browser.page').at(-1)?.url).toBe(`https://localhost:${tlsPort}/`);
    expect(page.of('warning')).toEqual([]);
  });

  const over = (transport: Transport, proxy: boolean | undefined, trust: boolean) =>
    ({ transport, proxy, trust }) as const;
  it.each([
    { ...over('proxy', undefined, false), counts: false },
    { ...over('proxy', undefined, true), counts: true },
    { ...over('proxy', true, false), counts: true },
    { ...over('proxy', true, true), counts: true },
    { ...over('proxy', false, false), counts: false },
    { ...over('proxy', false, true), counts: false },
    { ...over('http', undefined, true), counts: false },
    { ...over('http', true, true), counts: false },
    { ...over('https', false, false), counts: true },
    { ...over('https', undefined, true), counts: true },
  ])(
    'over $transport with proxy: $proxy and trust proxy: $trust, a request counts as HTTPS: $counts',
    async ({ transport, proxy, trust, counts }) => {
      const { page, visit, set } = await openSandbox();
      await page.command({ type: 'setTrustProxy', on: trust });
      const cookie = { secure: true } as const;
      await set(proxy === undefined ? { cookie } : { proxy, cookie });
      const seen = await visit(transport);
      expect(seen).toMatchObject({ secure: counts, wrong: [], jar: counts ? ['stored'] : [] });
      await set({ ...(proxy === undefined ? {} : { proxy }), cookie: { secure: 'auto', sameSite: 'auto' } });
      await page.command({ type: 'clearCookies', browser: 'Alice' });
      const [auto] = (await visit(transport)).setCookies;
      expect([auto?.secure ?? false, auto?.sameSite]).toEqual(counts ? [true, 'None'] : [false, 'Lax']);
    },
  );

  it('keeps trust proxy over a restart of the server, puts it back with a snapshot and forgets it on a reset', async () => {
    const { page, visit, set } = await openSandbox();
    await set({ cookie: { secure: true } });
    await page.command({ type: 'setTrustProxy', on: true });
    await page.command({ type: 'restartServer' });
    expect(await visit('proxy')).toMatchObject({ secure: true });
    expect(page.of('trust-proxy.changed').map(({ on }) => on)).toEqual([true]);
    const restore = (trustProxy: boolean | undefined) =>
      page.command({
        type: 'restore',
        state: {
          version: 1,
          options: { ...OPTIONS, cookie: { secure: true } },
          ...(trustProxy === undefined ? {} : { trustProxy }),
          clockOffsetMs: 0,
          browsers: [{ name: 'Alice', cookies: [] }],
          store: 'memory',
          sessions: [],
        },
      });
    await restore(undefined);
    expect(await visit('proxy')).toMatchObject({ secure: false });
    await restore(true);
    expect(await visit('proxy')).toMatchObject({ secure: true });
    await page.command({ type: 'reset' });
    await page.until(() => page.of('sandbox.started').length === 1);
    await set({ cookie: { secure: true } });
    expect(await visit('proxy')).toMatchObject({ secure: false });
  });

  it('keeps its port over a restart, and follows redirects over TLS', async () => {
    const { page, visit, tlsPort } = await openSandbox();
    await page.command({ type: 'restartServer' });
    expect(page.of('server.restarted')[0]?.tlsPort).toBe(tlsPort);
    await visit('https', '/logout');
    expect(page.of('browser.requested').map(({ url, transport }) => [url, transport])).toEqual([
      [`https://localhost:${tlsPort}/logout`, 'https'],
      [`https://localhost:${tlsPort}/`, 'https'],
    ]);
    await visit('proxy', '/logout');
    expect(page.of('browser.requested').at(-1)).toMatchObject({
      url: 'https://localhost/',
      transport: 'proxy',
    });
  });

  it('answers others too, as outside, by its own names only and with its own certificate', async () => {
    const { page, tlsPort } = await openSandbox();
    const { cert } = await certificateOfProcess();
    const ask = (host: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connectTls(
          { port: tlsPort, host: '127.0.0.1', servername: 'localhost', ca: cert },
          () => socket.write(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`),
        );
        let text = '';
        socket.on('data', (chunk) => {
          text += String(chunk);
        });
        socket.once('end', () => resolve(text.split('\r\n')[0] ?? ''));
        socket.once('error', reject);
      });
    expect(await ask('evil.example')).toContain('421');
    expect(await ask(`localhost:${tlsPort}`)).toContain('200');
    await page.until(() => page.of('response.sent').length > 0);
    expect(page.of('request.started')).toMatchObject([{ browser: null, tls: true }]);
  });

  it('goes on after somebody knocked who speaks no TLS', async () => {
    const { visit, tlsPort } = await openSandbox();
    await new Promise<void>((resolve) => {
      const socket = connect(tlsPort, '127.0.0.1', () => socket.write('GET / HTTP/1.1\r\n\r\n'));
      socket.on('error', () => {});
      socket.resume().once('close', () => resolve());
    });
    expect(await visit('https')).toMatchObject({ jar: ['stored'] });
  });

  it('refuses a way that there is none of', async () => {
    const { page } = await openSandbox();
    const refused = await page.sendRaw({ type: 'visit', browser: 'Alice', path: '/', transport: 'ftp' });
    expect(refused).toMatchObject({ ok: false, error: { path: ['transport'] } });
    expect(await page.sendRaw({ type: 'setTrustProxy', on: 'yes' })).toMatchObject({ ok: false });
  });
});
