import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '#shared/limits.ts';
import { openForTest } from '../openForTest.ts';

/** Sends bytes as they are and answers the whole response as text. */
function raw(port: number, bytes: string | Buffer): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.on('data', (data) => {
      text += data.toString('latin1');
    });
    socket.once('close', () => resolve(text));
    socket.once('error', (error: NodeJS.ErrnoException) => (text === '' ? reject(error) : resolve(text)));
  });
}

const status = (response: string) => Number(/^HTTP\/1\.1 (\d+)/.exec(response)?.[1]);

describe('a command', () => {
  const refused: [string, unknown, { code: string; path?: unknown[]; message: RegExp }][] = [
    ['that is nothing', null, { code: 'bad-command', message: /A command is an object with a type/ }],
    ['that is text', 'visit', { code: 'bad-command', message: /A command is an object with a type/ }],
    ['of an unknown type', { type: 'explode' }, { code: 'bad-command', message: /no such command/ }],
    [
      'with a wrong type inside',
      { type: 'visit', browser: 7, path: '/' },
      { code: 'bad-command', path: ['browser'], message: /has a name/ },
    ],
    [
      'with a path that is none',
      { type: 'visit', browser: 'Alice', path: 'views' },
      { code: 'bad-command', path: ['path'], message: /begins with "\/"/ },
    ],
    [
      'with a path to another host',
      { type: 'visit', browser: 'Alice', path: '//evil.example/' },
      { code: 'bad-command', path: ['path'], message: /another host/ },
    ],
    [
      'with a line break in the path',
      { type: 'visit', browser: 'Alice', path: '/\r\nX: y' },
      { code: 'bad-command', path: ['path'], message: /control characters/ },
    ],
    [
      'for a browser that is not there',
      { type: 'visit', browser: 'Zed', path: '/' },
      { code: 'no-such-browser', message: /there are Alice, Bob, Mallory/ },
    ],
    [
      'that edits a cookie to nothing',
      { type: 'editCookie', browser: 'Alice', name: 'a' },
      { code: 'bad-command', message: /either a value or a change/ },
    ],
    [
      'that edits a cookie twice',
      { type: 'editCookie', browser: 'Alice', name: 'a', value: 'b', change: 'id' },
      { code: 'bad-command', message: /either a value or a change/ },
    ],
    [
      'that tampers in an unknown way',
      { type: 'editCookie', browser: 'Alice', name: 'a', change: 'colour' },
      { code: 'bad-command', path: ['change'], message: /signature, id or unsigned/ },
    ],
    [
      'that tampers with a cookie which is not there',
      { type: 'editCookie', browser: 'Alice', name: 'connect.sid', change: 'id' },
      { code: 'no-such-cookie', path: ['name'], message: /Alice has no cookie called connect.sid/ },
    ],
    [
      'that copies a cookie which is not there',
      { type: 'copyCookie', name: 'a', from: 'Alice', to: 'Mallory' },
      { code: 'no-such-cookie', path: ['name'], message: /Alice has no cookie called a/ },
    ],
    [
      'that copies a cookie to nobody',
      { type: 'copyCookie', name: 'a', from: 'Alice', to: 'Zed' },
      { code: 'no-such-browser', path: ['to'], message: /no browser called Zed/ },
    ],
    [
      'that copies a cookie to where it is',
      { type: 'copyCookie', name: 'a', from: 'Alice', to: 'Alice' },
      { code: 'bad-command', path: ['to'], message: /another browser/ },
    ],
    [
      'for a script in no page',
      { type: 'readDocumentCookie', browser: 'Alice' },
      { code: 'no-page', path: ['browser'], message: /visit one first/ },
    ],
    [
      'for a variant of the app that there is none of',
      { type: 'setApp', login: 'magic' },
      { code: 'bad-command', path: ['login'], message: /login is one of keep-id, regenerate/ },
    ],
    [
      'with a cookie of 1 MB',
      { type: 'editCookie', browser: 'Alice', name: 'a', value: 'x'.repeat(1e6) },
      { code: 'bad-command', path: ['value'], message: /at most 4096 bytes/ },
    ],
    [
      'with a header break in a cookie',
      { type: 'editCookie', browser: 'Alice', name: 'a', value: 'x\r\nSet-Cookie: y' },
      { code: 'bad-command', path: ['value'], message: /control characters/ },
    ],
    [
      'that moves the clock back',
      { type: 'advanceClock', byMs: -1 },
      { code: 'bad-command', path: ['byMs'], message: /only moves forward/ },
    ],
    [
      'with an empty list of secrets',
      options({ secret: [] }),
      { code: 'bad-options', path: ['options', 'secret'], message: /at least one entry/ },
    ],
    [
      'without a secret',
      { type: 'setOptions', options: {} },
      { code: 'bad-options', path: ['options', 'secret'], message: /secret is text/ },
    ],
    [
      'with unset: "x"',
      options({ unset: 'x' }),
      { code: 'bad-options', path: ['options', 'unset'], message: /"keep" or "destroy"/ },
    ],
    [
      'with a negative maxAge',
      maxAge(-1),
      { code: 'bad-options', path: ['options', 'cookie', 'maxAge'], message: /0 or more/ },
    ],
    [
      'with maxAge as text',
      maxAge('1 day'),
      { code: 'bad-options', path: ['options', 'cookie', 'maxAge'], message: /number of milliseconds/ },
    ],
    [
      'with maxAge 1e20',
      maxAge(1e20),
      { code: 'bad-options', path: ['options', 'cookie', 'maxAge'], message: /at most 100 years/ },
    ],
    [
      'with a misspelt option',
      options({ saveUnitialized: true }),
      { code: 'bad-options', message: /no option called saveUnitialized/ },
    ],
    [
      'with a polluted prototype',
      JSON.parse('{"type":"setOptions","options":{"secret":"x","__proto__":{"resave":true}}}'),
      { code: 'bad-options', message: /no option called __proto__/ },
    ],
  ];

  it('that is bad is answered with a code and a sentence at its place, and the sandbox goes on', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    await page.command({
      type: 'setOptions',
      options: { secret: 'before', resave: false, saveUninitialized: true },
    });
    for (const [name, command, { code, path, message }] of refused) {
      const result = await page.sendRaw(command);
      expect(result, name).toMatchObject({
        ok: false,
        error: { code, ...(path === undefined ? {} : { path }) },
      });
      expect(!result.ok && result.error.message, name).toMatch(message);
    }
    await page.command({ type: 'visit', browser: 'Alice', path: '/views' });
    expect(page.of('options.changed')).toHaveLength(1);
    expect(page.of('browser.page').at(-1)?.body).toContain('once');
    expect(page.of('server.crashed')).toEqual([]);
  });

  it('with __proto__ and markup in a form reaches the app as plain text', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    const form: [string, string][] = [
      ['__proto__', 'polluted'],
      ['item', '<script>alert(1)</script>'],
    ];
    await page.command({ type: 'visit', browser: 'Alice', method: 'POST', path: '/cart', form });
    const shown = page.of('browser.page').at(-1);
    expect(shown).toMatchObject({ status: 200 });
    expect(shown?.body).not.toContain('<script>');
    expect(shown?.body).toContain('&#60;script&#62;');
  });

  it('for a path outside the app shows the app’s own 404', async () => {
    const scope = await openForTest();
    const page = await scope.page();
    await page.command({ type: 'visit', browser: 'Alice', path: '/../../etc/passwd' });
    expect(page.of('browser.page').at(-1)).toMatchObject({
      status: 404,
      url: expect.stringMatching(/\/etc\/passwd$/),
    });
  });
});

describe('the sandbox’s server', () => {
  it('answers headers that are too large, broken or from elsewhere, and goes on', async () => {
    const scope = await openForTest();
    const port = scope.sandboxPort;
    const head = `GET / HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n`;
    expect(status(await raw(port, `${head}Cookie: a=${'x'.repeat(1e6)}\r\n\r\n`))).toBe(431);
    expect(status(await raw(port, `${head}X-Bad: a\u0001b\r\n\r\n`))).toBe(400);
    expect(status(await raw(port, 'GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n'))).toBe(
      421,
    );
    expect(status(await raw(port, `${head}\r\n`))).toBe(200);
  });

  it('answers a form that is no UTF-8, too large or in an unknown encoding with a page that says so', async () => {
    const scope = await openForTest();
    const url = `http://localhost:${scope.sandboxPort}/cart`;
    const type = 'application/x-www-form-urlencoded';
    const post = (body: Buffer | string, contentType = type) =>
      fetch(url, {
        method: 'POST',
        body: new Uint8Array(Buffer.from(body)),
        headers: { 'Content-Type': contentType },
        redirect: 'manual',
      });
    expect((await post(Buffer.from([0x69, 0x74, 0x65, 0x6d, 0x3d, 0xff, 0xfe]))).status).toBe(302);
    const strange = await post('item=x', `${type}; charset=klingon`);
    expect([strange.status, await strange.text()]).toEqual([
      415,
      expect.stringContaining('Send it as UTF-8'),
    ]);
    const large = await post(`item=${'x'.repeat(LIMITS.bodyBytes + 1)}`);
    expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('too large')]);
    expect((await fetch(`http://localhost:${scope.sandboxPort}/`)).status).toBe(200);
  });
});

function options(change: object) {
  return { type: 'setOptions', options: { secret: 'x', ...change } };
}

function maxAge(value: unknown) {
  return options({ cookie: { maxAge: value } });
}
