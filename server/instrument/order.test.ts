import { setTimeout as later } from 'node:timers/promises';
import type { Request } from 'express';
import session from 'express-session';
import { afterEach, describe, expect, test } from 'vitest';
import { got, ObservedApp, put } from './observedApp.ts';

const options = { secret: 'a secret', resave: false, saveUninitialized: false };
const note = (req: Request, value: unknown = 'here') => put(req, 'note', value);

let app: ObservedApp;
afterEach(() => app.close());

const start = (given: Partial<session.SessionOptions>, routes: Parameters<typeof ObservedApp.start>[0]) =>
  ObservedApp.start((express, observed) => {
    express.use(observed({ ...options, ...given }));
    routes(express, observed);
  });

/** A store whose writes wait until they are let go. */
class Waiting extends session.MemoryStore {
  #writes: (() => void)[] = [];

  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void) {
    this.#writes.push(() => super.set(sid, data, callback));
  }

  letGo(): void {
    for (const write of this.#writes.splice(0)) write();
  }
}

/** A store that answers at once, in the same call. */
class Synchronous extends session.MemoryStore {
  readonly #texts = new Map<string, string>();

  override get(sid: string, callback: (error: unknown, found?: session.SessionData | null) => void) {
    callback(null, JSON.parse(this.#texts.get(sid) ?? 'null'));
  }
  override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void) {
    this.#texts.set(sid, JSON.stringify(data));
    callback?.();
  }
}

describe('the end of a request', () => {
  test('headers leave while the store still writes, and only the last byte waits for it', async () => {
    const store = new Waiting();
    app = await start({ store }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.send('hello');
      });
    });
    const answer = app.send('/');
    await app.until(() => app.of('response.started').length === 1);
    expect(app.story(1).slice(4)).toEqual([
      'destroy? no',
      'save? yes',
      'middleware calls set',
      'set-cookie? yes',
      'Set-Cookie connect.sid by express-session',
      'headers 200',
    ]);
    store.letGo();
    expect((await answer).body).toBe('hello');
    await app.until(() => app.of('response.sent').length === 1);
    expect(app.story(1).slice(-2)).toEqual(['set ok', 'finished 5']);
  });

  test('a synchronous store answers before the headers leave', async () => {
    app = await start({ store: new Synchronous() }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.send('hello');
      });
    });
    const { story, cookie } = await app.visit('/');
    expect(story.slice(4)).toEqual([
      'destroy? no',
      'save? yes',
      'middleware calls set',
      'set ok',
      'set-cookie? yes',
      'Set-Cookie connect.sid by express-session',
      'headers 200',
      'finished 5',
    ]);
    const again = await app.visit('/', { headers: { cookie } });
    expect(again.story.slice(1, 5)).toEqual([
      'cookie valid',
      'middleware calls get',
      'get ok',
      'session.loaded',
    ]);
  });

  test('a stream’s headers leave at the first write, before the session is saved', async () => {
    app = await start({}, (express) => {
      express.get('/', (req, res) => {
        res.write('one ');
        note(req);
        setImmediate(() => res.end('two'));
      });
    });
    const { story, body } = await app.visit('/');
    expect(body).toBe('one two');
    expect(story).toEqual([
      'request.started',
      'cookie absent',
      'generated: no-cookie',
      'set-cookie? no',
      'headers 200',
      'changed add /note',
      'destroy? no',
      'save? yes',
      'middleware calls set',
      'set ok',
      'finished 7',
    ]);
  });

  test('an unset session is destroyed where the option says so', async () => {
    app = await start({ unset: 'destroy' }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.end();
      });
      express.get('/unset', (req, res) => {
        Object.assign(req, { session: null });
        res.end();
      });
    });
    const { cookie } = await app.visit('/');
    const { story } = await app.visit('/unset', { headers: { cookie } });
    expect(story.slice(5)).toEqual([
      'changed remove /note',
      'destroy? yes',
      'middleware calls destroy',
      'set-cookie? no',
      'headers 200',
      'destroy ok',
      'finished 0',
    ]);
  });

  test('a store without touch is told, not touched, and gets no touch', async () => {
    const store = new session.MemoryStore();
    Object.defineProperty(store, 'touch', { value: undefined });
    app = await start({ store }, (express) => {
      express.get('/', (req, res) => {
        if (!got(req, 'note')) note(req);
        res.end();
      });
    });
    const { cookie } = await app.visit('/');
    const { exchange } = await app.visit('/', { headers: { cookie } });
    expect(store.touch).toBeUndefined();
    const touch = app
      .of('decision')
      .find((event) => event.exchange === exchange && event.question === 'touch');
    expect(touch).toMatchObject({ answer: false, conditions: [{ name: 'storeHasTouch', value: false }] });
  });

  test('a HEAD request has the headers of a GET, and no bytes', async () => {
    app = await start({}, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.send('hello');
      });
    });
    const { story } = await app.visit('/', { method: 'HEAD' });
    expect(story.slice(-4)).toEqual([
      'Set-Cookie connect.sid by express-session',
      'headers 200',
      'set ok',
      'finished 0',
    ]);
  });

  test('a cookie for HTTPS only isn’t sent over HTTP, while the session is saved', async () => {
    app = await start({ cookie: { secure: true } }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.end();
      });
    });
    const { cookie, story } = await app.visit('/');
    expect(cookie).toBe('');
    expect(story).toContain('save? yes');
    expect(app.of('decision').find(({ question }) => question === 'set-cookie')).toMatchObject({
      answer: false,
      conditions: expect.arrayContaining([{ name: 'secureConnection', value: false }]),
    });
  });
});

describe('what the handler does with its session', () => {
  const withHandlers = (given: Partial<session.SessionOptions> = {}) =>
    start(given, (express) => {
      express.get('/note', (req, res) => {
        note(req, req.query.value);
        res.end();
      });
      express.get('/destroy', (req, res) => void req.session.destroy(() => res.end()));
      express.get('/save', (req, res) => {
        note(req, 'saved');
        req.session.save(() => res.end());
      });
      express.get('/reload', (req, res) => {
        note(req, 'lost');
        req.session.reload(() => res.end());
      });
      express.get('/regenerate', async (req, res) => {
        await later(1);
        await new Promise<void>((resolve) => req.session.regenerate(() => resolve()));
        note(req, 'anew');
        res.end();
      });
    });

  test('a session destroyed by the handler is gone, and nothing is saved', async () => {
    app = await withHandlers();
    const { cookie } = await app.visit('/note?value=1');
    const { story, exchange } = await app.visit('/destroy', { headers: { cookie } });
    expect(story.slice(5)).toEqual([
      'handler calls destroy',
      'destroy ok',
      'changed remove /note',
      'destroy? no',
      'save? no',
      'set-cookie? no',
      'headers 200',
      'finished 0',
    ]);
    expect(app.of('session.changed').at(-1)).toMatchObject({ exchange, data: null });
  });

  test('a session saved by the handler isn’t saved again', async () => {
    app = await withHandlers({ saveUninitialized: true });
    const { story } = await app.visit('/save');
    expect(story).toEqual([
      'request.started',
      'cookie absent',
      'generated: no-cookie',
      'handler calls set',
      'set ok',
      'changed add /note',
      'destroy? no',
      'save? no',
      'touch? no',
      'set-cookie? yes',
      'Set-Cookie connect.sid by express-session',
      'headers 200',
      'finished 0',
    ]);
  });

  test('a reloaded session counts as unchanged by the handler', async () => {
    app = await withHandlers();
    const { cookie } = await app.visit('/note?value=1');
    const { story } = await app.visit('/reload', { headers: { cookie } });
    expect(story.slice(4, 9)).toEqual([
      'session.loaded',
      'handler calls get',
      'get ok',
      'session.loaded',
      'destroy? no',
    ]);
    expect(story).not.toContain('changed');
  });

  test('a session regenerated after an await belongs to its exchange, with the id before it', async () => {
    app = await withHandlers();
    const { cookie } = await app.visit('/note?value=1');
    const { story, exchange } = await app.visit('/regenerate', { headers: { cookie } });
    expect(story.slice(5)).toEqual([
      'handler calls destroy',
      'destroy ok',
      'generated: regenerated',
      'changed add /note',
      'destroy? no',
      'save? yes',
      'middleware calls set',
      'set-cookie? yes',
      'Set-Cookie connect.sid by express-session',
      'headers 200',
      'set ok',
      'finished 0',
    ]);
    const [first, second] = app.of('session.generated');
    expect(second).toMatchObject({ exchange, previous: first?.sid });
    expect(app.of('session.changed').at(-1)).toMatchObject({
      sid: second?.sid,
      patch: [{ op: 'add', path: '/note', value: 'anew' }],
    });
  });
});
