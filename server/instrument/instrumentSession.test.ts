import type { Request } from 'express';
import session from 'express-session';
import { afterEach, describe, expect, test } from 'vitest';
import { TraceEvent } from '#shared/trace.ts';
import { instrumentSession } from './instrumentSession.ts';
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

describe('the instrumented library', () => {
  test('has the shape of express-session', () => {
    const observed = instrumentSession(session, () => {});
    expect(Reflect.ownKeys(observed)).toEqual(Reflect.ownKeys(session));
    expect(observed.Store).toBe(session.Store);
    expect(observed.MemoryStore).toBe(session.MemoryStore);
    expect(observed.Cookie).toBe(session.Cookie);
    expect(observed.Session).toBe(session.Session);
    const middleware = observed(options);
    const real = session(options);
    expect([middleware.name, middleware.length]).toEqual([real.name, real.length]);
  });

  test('refuses the options that express-session refuses, with its own words', () => {
    const observed = instrumentSession(session, () => {});
    for (const wrong of [{ secret: [] }, { unset: 'x' }, { genid: 1 }]) {
      const given = Object.assign({ ...options }, wrong);
      const words = (make: typeof session) => {
        try {
          make(given);
        } catch (error) {
          return String(error);
        }
        return 'nothing was refused';
      };
      expect(words(observed)).toBe(words(session));
      expect(words(observed)).toContain('TypeError');
    }
  });

  test('leaves the library that was handed in as it was', () => {
    const before = Object.getOwnPropertyDescriptors(session);
    instrumentSession(session, () => {})(options);
    expect(Object.getOwnPropertyDescriptors(session)).toEqual(before);
  });

  test('keeps the caller’s store at req.sessionStore', async () => {
    const store = new session.MemoryStore();
    let seen: unknown;
    app = await ObservedApp.start((express, observed) => {
      express.use(observed({ ...options, store }));
      express.get('/', (req, res) => {
        seen = req.sessionStore;
        res.end();
      });
    });
    await app.visit('/');
    expect(seen).toBe(store);
  });
});

describe('a session’s life', () => {
  test('a first request that changes the session', async () => {
    app = await start();
    const { story } = await app.visit('/count');
    expect(story).toEqual([
      'request.started',
      'cookie absent',
      'generated: no-cookie',
      'changed add /count',
      'destroy? no',
      'save? yes',
      'middleware calls set',
      'set-cookie? yes',
      'Set-Cookie connect.sid by express-session',
      'headers 200',
      'set ok',
      'finished 1',
    ]);
  });

  test('a first request that leaves the session empty', async () => {
    app = await start();
    const { story } = await app.visit('/read');
    expect(story).toEqual([
      'request.started',
      'cookie absent',
      'generated: no-cookie',
      'destroy? no',
      'save? no',
      'touch? no',
      'set-cookie? no',
      'headers 200',
      'finished 9',
    ]);
  });

  test('a returning request that only reads', async () => {
    app = await start();
    const { cookie } = await app.visit('/count');
    const { story } = await app.visit('/read', { headers: { cookie } });
    expect(story).toEqual([
      'request.started',
      'cookie valid',
      'middleware calls get',
      'get ok',
      'session.loaded',
      'destroy? no',
      'save? no',
      'touch? yes',
      'middleware calls touch',
      'set-cookie? no',
      'headers 200',
      'touch ok',
      'finished 1',
    ]);
  });

  test('tells what the store got and gave, byte by byte, and when it ends', async () => {
    const store = new session.MemoryStore();
    app = await start({ store, cookie: { maxAge: 60_000 } });
    const { cookie } = await app.visit('/count');
    const [set] = app.of('store.set');
    const stored: unknown = Reflect.get(Reflect.get(store, 'sessions'), set?.sid ?? '');
    expect(set?.data).toBe(stored);
    await app.visit('/read', { headers: { cookie } });
    const [get] = app.of('store.get');
    expect(get).toMatchObject({
      data: stored,
      expires: set?.expires,
      sid: set?.sid,
      outcome: 'ok',
      error: null,
    });
    expect(app.of('session.loaded')).toMatchObject([{ data: stored, sid: set?.sid }]);
    const [touch] = app.of('store.touch');
    expect(touch?.expires).toBeGreaterThanOrEqual(set?.expires ?? Number.NaN);
    expect(touch?.data).toBeNull();
  });

  test('tells request and response headers as they were on the wire', async () => {
    app = await start();
    const { rawHeaders } = await app.visit('/count', {
      headers: { 'X-Odd-Capitals': 'a, b', Cookie: 'a=1; b=%20' },
    });
    const [request] = app.of('request.started');
    expect(request).toMatchObject({ method: 'GET', path: '/count', browser: null, visit: null });
    expect(request?.headers).toContainEqual(['X-Odd-Capitals', 'a, b']);
    expect(request?.cookies).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '%20' },
    ]);
    expect(app.of('response.started')[0]?.headers.flat()).toEqual(rawHeaders);
    const raw = rawHeaders[rawHeaders.indexOf('Set-Cookie') + 1];
    expect(app.of('cookie.set')).toMatchObject([
      { raw, sid: app.of('store.set')[0]?.sid, attributes: { path: '/' } },
    ]);
  });

  test('says who sent a request where somebody knows', async () => {
    const describeIt = () => ({ exchange: 7, browser: 'Alice', visit: 3 });
    app = await ObservedApp.start((express, observed) => express.use(observed(options)), {
      describe: describeIt,
    });
    await app.send('/');
    await app.until(() => app.of('response.sent').length === 1);
    expect(new Set(app.events.map((event) => event.exchange))).toEqual(new Set([7]));
    expect(app.of('request.started')).toMatchObject([{ browser: 'Alice', visit: 3 }]);
  });
});

describe('what goes wrong in the instrumentation itself', () => {
  test('a sink that throws changes no response, and is told once', async () => {
    const warnings: string[] = [];
    const observed = instrumentSession(session, (fact) => {
      if (fact.type === 'warning') warnings.push(fact.text);
      else throw new Error('the sink is full');
    });
    app = await ObservedApp.start((express) => {
      express.use(observed(options));
      express.get('/count', (req, res) => void res.send(String(count(req))));
    });
    const { cookie, body } = await app.send('/count');
    expect(body).toBe('1');
    expect((await app.send('/count', { headers: { cookie } })).body).toBe('2');
    expect(warnings.filter((text) => text.includes('(session.generated)'))).toHaveLength(1);
    expect(warnings[0]).toContain('the sink is full');
  });

  test('a hook that throws counts as a request from outside', async () => {
    const facts: string[] = [];
    const observed = instrumentSession(session, (fact) => facts.push(fact.type), {
      describe: () => {
        throw new Error('who knows');
      },
    });
    app = await ObservedApp.start((express) => {
      express.use(observed(options));
      express.get('/count', (req, res) => void res.send(String(count(req))));
    });
    expect((await app.send('/count')).body).toBe('1');
    expect(facts.slice(0, 2)).toEqual(['warning', 'request.started']);
  });

  test('every fact is a valid trace event once it has its place', async () => {
    app = await start();
    await app.visit('/count');
    for (const event of app.events) expect(TraceEvent.safeParse(event).success).toBe(true);
  });
});
