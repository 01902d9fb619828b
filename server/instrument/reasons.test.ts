import type { Request } from 'express';
import session from 'express-session';
import { afterEach, describe, expect, test } from 'vitest';
import { got, ObservedApp, put } from './observedApp.ts';

const options = { secret: 'a secret', resave: false, saveUninitialized: false };

function count(req: Request): number {
  const next = Number(got(req, 'count') ?? 0) + 1;
  put(req, 'count', next);
  return next;
}

let app: ObservedApp;
afterEach(() => app?.close());

const start = (given: Partial<session.SessionOptions> = {}) =>
  ObservedApp.start((express, observed) => {
    express.use(observed({ ...options, ...given }));
    express.get('/count', (req, res) => void res.send(String(count(req))));
    express.get('/read', (req, res) => void res.send(String(got(req, 'count'))));
  });

describe('why a session is generated', () => {
  async function firstSid(given: Partial<session.SessionOptions> = {}) {
    app = await start(given);
    return (await app.visit('/count')).cookie;
  }

  test('a cookie with another signature', async () => {
    const cookie = await firstSid();
    const other = cookie.replace(/[^.]*$/, 'x'.repeat(43));
    const { story } = await app.visit('/read', { headers: { cookie: other } });
    expect(story.slice(1, 3)).toEqual(['cookie bad-signature', 'generated: bad-signature']);
  });

  test('a cookie without a signature', async () => {
    await firstSid();
    const { story } = await app.visit('/read', { headers: { cookie: 'connect.sid=hello' } });
    expect(story.slice(1, 3)).toEqual(['cookie unsigned', 'generated: unsigned']);
  });

  test('a session that the store doesn’t know', async () => {
    const store = new session.MemoryStore();
    const cookie = await firstSid({ store });
    await new Promise<void>((resolve) => store.clear(() => resolve()));
    const { story, exchange } = await app.visit('/read', { headers: { cookie } });
    expect(story.slice(1, 5)).toEqual([
      'cookie valid',
      'middleware calls get',
      'get missing',
      'generated: not-in-store',
    ]);
    const [first] = app.of('session.generated');
    expect(app.of('session.generated').at(-1)).toMatchObject({ exchange, previous: first?.sid });
  });

  test('a session whose time was up', async () => {
    const cookie = await firstSid({ cookie: { maxAge: 1 } });
    const { expires } = app.of('store.set')[0] ?? { expires: 0 };
    while (Date.now() <= (expires ?? 0)) await new Promise(setImmediate);
    const { story } = await app.visit('/read', { headers: { cookie } });
    expect(story.slice(1, 5)).toEqual([
      'cookie valid',
      'middleware calls get',
      'get expired',
      'generated: expired',
    ]);
  });

  test('a store that says ENOENT', async () => {
    class Forgetful extends session.MemoryStore {
      override get(_sid: string, callback: (error: unknown) => void) {
        setImmediate(callback, Object.assign(new Error('no such file'), { code: 'ENOENT' }));
      }
    }
    const cookie = await firstSid({ store: new Forgetful() });
    const { story } = await app.visit('/read', { headers: { cookie } });
    expect(story.slice(1, 5)).toEqual([
      'cookie valid',
      'middleware calls get',
      'get error',
      'generated: store-error',
    ]);
    expect(app.of('store.get')[0]?.error).toBe('no such file');
  });

  test('an older secret of the list still verifies, and which one it was is told', async () => {
    const cookie = await firstSid({ secret: 'old' });
    await app.close();
    app = await start({ secret: ['new', 'old'] });
    const { exchange } = await app.visit('/read', { headers: { cookie } });
    expect(app.of('cookie.read').at(-1)).toMatchObject({ exchange, verdict: 'valid', secret: 1 });
  });
});

describe('a request that passes without a session', () => {
  test('on a path that the cookie isn’t for', async () => {
    app = await ObservedApp.start((express, observed) => {
      express.use(observed({ ...options, cookie: { path: '/app' } }));
      express.get('/', (_req, res) => void res.cookie('a', 'b').send('hello'));
    });
    const { story } = await app.visit('/');
    expect(story).toEqual([
      'request.started',
      'skipped: path-mismatch',
      'Set-Cookie a by app',
      'headers 200',
      'finished 5',
    ]);
  });

  test('while the store is disconnected, as each middleware saw it', async () => {
    const store = new session.MemoryStore();
    app = await start({ store });
    store.emit('disconnect');
    expect((await app.visit('/nowhere')).story).toContain('skipped: store-disconnected');
    store.emit('connect');
    expect((await app.visit('/read')).story).toContain('cookie absent');
  });

  test('where an earlier middleware has made the session', async () => {
    app = await ObservedApp.start((express, observed) => {
      express.use(observed(options));
      express.use(observed(options));
      express.get('/', (req, res) => void res.send(String(count(req))));
    });
    const { story } = await app.visit('/');
    expect(story).toContain('skipped: session-exists');
    expect(story.filter((line) => line.startsWith('save?'))).toEqual(['save? yes']);
  });

  test('where something else has put a session there', async () => {
    app = await ObservedApp.start((express, observed) => {
      express.use((req, _res, next) => {
        Object.assign(req, { session: { of: 'another library' } });
        next();
      });
      express.use(observed(options));
      express.use(observed(options));
      express.get('/', (_req, res) => void res.send('hello'));
    });
    const { story } = await app.visit('/');
    expect(story).toEqual([
      'request.started',
      'skipped: session-exists',
      'skipped: session-exists',
      'headers 200',
      'finished 5',
    ]);
  });

  test('without any secret, with the library’s error', async () => {
    app = await ObservedApp.start((express, observed) => {
      express.use(observed({ ...options, secret: '' }));
    });
    const { status, story } = await app.visit('/');
    expect(status).toBe(500);
    expect(story.slice(0, 2)).toEqual(['request.started', 'failed: secret option required for sessions']);
  });
});
