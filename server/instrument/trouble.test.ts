import { once } from 'node:events';
import { connect } from 'node:net';
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

/** Opens a connection, sends a GET and answers how to cut it. */
async function open(path: string, headers = ''): Promise<() => void> {
  const socket = connect(app.port, '127.0.0.1');
  socket.on('error', () => {});
  await once(socket, 'connect');
  socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost\r\n${headers}\r\n`);
  return () => socket.destroy();
}

describe('errors', () => {
  test('a handler that throws still has its session saved', async () => {
    app = await start({}, (express) => {
      express.get('/', (req) => {
        note(req);
        throw new Error('thrown by the handler');
      });
    });
    const { status, story } = await app.visit('/');
    expect(status).toBe(500);
    expect(story).toContain('middleware calls set');
    expect(story).toContain('headers 500');
    expect(story.join()).not.toContain('failed:');
  });

  test('a store that can’t read fails the request with its own error', async () => {
    class Unreadable extends session.MemoryStore {
      override get(_sid: string, callback: (error: unknown) => void) {
        setImmediate(callback, new Error('the disk is gone'));
      }
    }
    app = await start({ store: new Unreadable() }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.end();
      });
    });
    const { cookie } = await app.visit('/');
    const { status, story } = await app.visit('/', { headers: { cookie } });
    expect(status).toBe(500);
    expect(story.slice(1)).toEqual([
      'cookie valid',
      'middleware calls get',
      'get error',
      'failed: the disk is gone',
      'destroy? no',
      'save? no',
      'set-cookie? no',
      'headers 500',
      expect.stringMatching(/^finished \d+$/),
    ]);
  });

  test('a store that can’t write is told as failed, after the headers have left', async () => {
    class Unwritable extends session.MemoryStore {
      override set(_sid: string, _data: session.SessionData, callback?: (error?: unknown) => void) {
        if (callback) setImmediate(callback, new Error('the disk is full'));
      }
    }
    app = await start({ store: new Unwritable() }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.send('hello');
      });
    });
    await app.send('/').catch(() => {});
    await app.until(() => app.of('session.failed').length === 1 && app.of('response.sent').length === 1);
    const story = app.story(1);
    expect(app.of('store.set')).toMatchObject([{ outcome: 'error', error: 'the disk is full' }]);
    expect(story.indexOf('headers 200')).toBeLessThan(story.indexOf('set error'));
    expect(story.indexOf('set error')).toBeLessThan(story.indexOf('failed: the disk is full'));
  });

  test('a store that throws is told as failed and thrown on', async () => {
    class Throwing extends session.MemoryStore {
      override get(): void {
        throw new Error('not like this');
      }
    }
    app = await start({ store: new Throwing() }, (express) => {
      express.get('/', (req, res) => {
        note(req);
        res.end();
      });
    });
    const { cookie } = await app.visit('/');
    const { status, body, story } = await app.visit('/', { headers: { cookie } });
    expect(status).toBe(500);
    expect(body).toContain('not like this');
    expect(story.slice(1, 5)).toEqual([
      'cookie valid',
      'middleware calls get',
      'get error',
      'failed: not like this',
    ]);
  });

  test('a genid that throws is told as failed', async () => {
    const genid = () => {
      throw new Error('no more ids');
    };
    app = await start({ genid }, () => {});
    const { status, story } = await app.visit('/');
    expect(status).toBe(500);
    expect(story.slice(1, 3)).toEqual(['cookie absent', 'failed: no more ids']);
  });

  test('cookie options that throw are told as failed, and the answer to it is seen', async () => {
    const cookie = () => {
      throw new Error('no cookie today');
    };
    app = await start({ cookie }, () => {});
    const { story } = await app.visit('/');
    expect(story).toEqual([
      'request.started',
      'failed: no cookie today',
      'headers 500',
      expect.stringMatching(/^finished \d+$/),
    ]);
  });

  test('a session that can’t be JSON fails in the library, not in the instrumentation', async () => {
    app = await start({}, (express) => {
      express.get('/', (req, res) => {
        note(req, 1n);
        res.send('hello');
      });
      express.use((error: Error, req: Request, _res: unknown, _next: unknown) => {
        thrown.push(error.message);
        req.socket.destroy();
      });
    });
    const thrown: string[] = [];
    await app.send('/').catch(() => {});
    await app.until(() => app.of('response.sent').length === 1);
    expect(thrown).toEqual(['Do not know how to serialize a BigInt']);
    expect(app.story(1)).toEqual(['request.started', 'cookie absent', 'generated: no-cookie', 'aborted 0']);
  });
});

describe('a socket that closes early', () => {
  test('before any header: aborted, no status, and what the handler does later is still told', async () => {
    let finish = () => {};
    app = await start({}, (express) => {
      express.get('/', (req, res) => {
        note(req);
        finish = () => void res.send('too late');
      });
    });
    const cut = await open('/');
    await app.until(() => app.of('session.generated').length === 1);
    cut();
    await app.until(() => app.of('response.sent').length === 1);
    expect(app.of('response.sent')).toMatchObject([{ outcome: 'aborted', status: null, bytes: 0 }]);
    finish();
    await app.until(() => app.of('store.set').length === 1);
    expect(app.story(1).slice(3)).toEqual([
      'aborted 0',
      'changed add /note',
      'destroy? no',
      'save? yes',
      'middleware calls set',
      'set-cookie? yes',
      'set ok',
    ]);
  });

  test('in the midst of a stream: aborted, with the status that was sent', async () => {
    app = await start({}, (express) => {
      express.get('/', (_req, res) => void res.write('one '));
    });
    const cut = await open('/');
    await app.until(() => app.of('response.started').length === 1);
    cut();
    await app.until(() => app.of('response.sent').length === 1);
    expect(app.of('response.sent')).toMatchObject([{ outcome: 'aborted', status: 200, bytes: 4 }]);
  });
});

describe('requests at the same time', () => {
  test('each store call belongs to the request that caused it', async () => {
    app = await start({}, (express) => {
      express.get('/:n', async (req, res) => {
        note(req, req.params.n);
        await new Promise((resolve) => setTimeout(resolve, Number(req.params.n) % 3));
        await new Promise<void>((resolve) => req.session.save(() => resolve()));
        req.sessionStore.get(req.sessionID, () => res.send(req.sessionID));
      });
    });
    const answers = await Promise.all(Array.from({ length: 30 }, (_, n) => app.send(`/${n}`)));
    await app.until(() => app.of('response.sent').length === 30);
    for (const { exchange, path } of app.of('request.started')) {
      const mine = app.events.filter((event) => event.exchange === exchange);
      const sids = new Set(
        mine.flatMap((event) => ('sid' in event && event.sid !== null ? [event.sid] : [])),
      );
      expect([...sids]).toEqual([answers[Number(path.slice(1))]?.body]);
      expect(app.story(exchange ?? 0)).toContain('handler calls get');
    }
  });

  test('two of them in one session each tell what they saw and wrote: the later write wins', async () => {
    let release = () => {};
    app = await start({}, (express) => {
      express.get('/start', (req, res) => {
        note(req);
        res.end();
      });
      express.get('/a', (req, res) => {
        put(req, 'a', 1);
        release = () => void res.end();
      });
      express.get('/b', (req, res) => {
        put(req, 'b', 1);
        res.end();
      });
    });
    const { cookie } = await app.visit('/start');
    const slow = app.send('/a', { headers: { cookie } });
    await app.until(() => app.of('session.loaded').length === 1);
    await app.send('/b', { headers: { cookie } });
    release();
    await slow;
    await app.until(() => app.of('response.sent').length === 3);
    const changed = app.of('session.changed').map(({ exchange, patch }) => [exchange, patch[0]?.path]);
    expect(changed).toEqual([
      [1, '/note'],
      [3, '/b'],
      [2, '/a'],
    ]);
    expect(JSON.parse(app.of('store.set').at(-1)?.data ?? '')).not.toHaveProperty('b');
  });

  test('a response ended from another request’s code is told as its own', async () => {
    const waiting: (() => void)[] = [];
    app = await start({}, (express) => {
      express.get('/wait', (req, res) => {
        note(req);
        waiting.push(() => void res.end());
      });
      express.get('/wake', (_req, res) => {
        for (const wake of waiting) wake();
        res.end();
      });
    });
    const slow = app.send('/wait');
    await app.until(() => app.of('session.generated').length === 1);
    await app.send('/wake');
    await slow;
    await app.until(() => app.of('response.sent').length === 2);
    expect(app.of('store.set')).toMatchObject([{ exchange: 1, caller: 'middleware' }]);
    expect(app.story(2).join()).not.toContain('set ok');
  });
});

describe('options that change while the app runs', () => {
  test('work around the same store, also for a request under way', async () => {
    const store = new session.MemoryStore();
    let finish = () => {};
    app = await ObservedApp.start((express, observed) => {
      const make = (resave: boolean) => observed({ ...options, resave, store });
      let current = make(false);
      express.post('/options', (_req, res) => {
        current = make(true);
        res.end();
      });
      express.use((req, res, next) => current(req, res, next));
      express.get('/', (req, res) => {
        if (!got(req, 'note')) note(req);
        res.end();
      });
      express.get('/slow', async (req, res) => {
        await new Promise<void>((resolve) => {
          finish = resolve;
        });
        req.session.regenerate(() => res.end());
      });
    });
    const { cookie } = await app.visit('/');
    const sent = { headers: { cookie } };
    expect((await app.visit('/', sent)).story).toContain('save? no');
    const slow = app.send('/slow', sent);
    await app.until(() => app.of('session.loaded').length === 2);
    await app.send('/options', { method: 'POST' });
    const after = await app.send('/', sent);
    expect(after.status).toBe(200);
    await app.until(() => app.of('response.sent').some(({ exchange }) => exchange === 4));
    expect(app.story(4)).toContain('save? yes');
    finish();
    await slow;
    await app.until(() => app.of('response.sent').some(({ exchange }) => exchange === 3));
    // Once each, however many middlewares have been around the store.
    expect(app.story(3).filter((line) => line === 'generated: regenerated')).toHaveLength(1);
    expect(app.story(3).filter((line) => line === 'handler calls destroy')).toHaveLength(1);
  });

  test('leave as many listeners on the store as the bare library does', () => {
    const count = (library: typeof session) => {
      const store = new session.MemoryStore();
      for (let i = 0; i < 3; i++) library({ ...options, store });
      return [store.listenerCount('connect'), store.listenerCount('disconnect'), Object.keys(store)];
    };
    expect(count(app.session)).toEqual(count(session));
  });
});
