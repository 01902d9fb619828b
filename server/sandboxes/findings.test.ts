// Every finding provoked with the real library over real HTTP, and none where nothing is wrong.
import session from 'express-session';
import { afterEach, describe, expect, test } from 'vitest';
import { FindingWatch } from '#shared/findings.ts';
import type { FindingId } from '#shared/trace.ts';
import { got, ObservedApp, put } from '../instrument/observedApp.ts';
import { chosenApp } from '../worker/demo/chosenApp.ts';

const OPTIONS = { secret: 'a secret', resave: false, saveUninitialized: false };

let app: ObservedApp;
afterEach(() => app.close());

type Build = Parameters<typeof ObservedApp.start>[0];

/** Who sent a request is in a header, as the sandbox's browsers are known by their sockets. */
const start = (build: Build) => {
  let count = 0;
  return ObservedApp.start(build, {
    describe: (req) => {
      count += 1;
      return { exchange: count, browser: req.headers['x-browser']?.toString() ?? null, visit: null };
    },
  });
};

/** What was found so far; every proof is of events that exist, in order, and the last is not after the finding. */
function found(): FindingId[] {
  const watch = new FindingWatch();
  return app.events.flatMap((event) =>
    watch.look(event).map(({ id, proof }) => {
      expect(proof).toEqual([...proof].sort((a, b) => a - b));
      expect(proof.length).toBeGreaterThan(0);
      expect(proof.every((seq) => seq >= 1 && seq <= event.seq)).toBe(true);
      return id;
    }),
  );
}

/** Opens when somebody says so. */
function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, passed };
}

describe('a session that nobody can come back to', () => {
  test('is found where it is saved and its secure cookie can’t be sent', async () => {
    app = await start((express, observed) => {
      express.use(observed({ ...OPTIONS, cookie: { secure: true } }));
      express.get('/', (req, res) => {
        put(req, 'views', 1);
        res.send('hello');
      });
    });
    await app.visit('/');
    expect(found()).toEqual(['orphan-session']);
  });

  test('is not found where the session is regenerated and gets its cookie', async () => {
    app = await start((express, observed) => {
      express.use(observed({ ...OPTIONS, saveUninitialized: true }));
      express.get('/', (req, res) => req.session.regenerate(() => void res.send('hello')));
    });
    const { cookie } = await app.visit('/');
    await app.visit('/', { headers: { cookie } });
    expect(found()).toEqual([]);
  });
});

describe('a lost update', () => {
  const twoAtOnce = async (resave: boolean, changes: boolean) => {
    const wait = gate();
    app = await start((express, observed) => {
      express.use(observed({ ...OPTIONS, resave }));
      express.get('/first', (req, res) => {
        put(req, 'items', ['pear']);
        res.send('hello');
      });
      express.get('/add', (req, res) => {
        put(req, 'items', ['pear', 'apple']);
        res.send('hello');
      });
      express.get('/slow', async (req, res) => {
        await wait.passed;
        if (changes) put(req, 'seen', true);
        res.send('hello');
      });
    });
    const { cookie } = await app.visit('/first');
    const slow = app.send('/slow', { headers: { cookie } });
    await app.until(() => app.of('session.loaded').length === 1);
    await app.visit('/add', { headers: { cookie } });
    wait.open();
    await slow;
    await app.until(() => app.of('response.sent').length === 3);
    return found();
  };

  test('is found where a request that only reads saves its older copy, since resave is on', async () => {
    expect(await twoAtOnce(true, false)).toEqual(['lost-update']);
  });
  test('is found where both change the session, whatever resave says', async () => {
    expect(await twoAtOnce(false, true)).toEqual(['lost-update']);
  });
  test('is not found where the reading request saves nothing', async () => {
    expect(await twoAtOnce(false, false)).toEqual([]);
  });
});

test('a redirect that overtakes the save is found', async () => {
  const wait = gate();
  class SlowStore extends session.MemoryStore {
    slow = false;
    override set(sid: string, data: session.SessionData, callback?: (error?: unknown) => void): void {
      if (this.slow) void wait.passed.then(() => super.set(sid, data, callback));
      else super.set(sid, data, callback);
    }
  }
  const store = new SlowStore();
  app = await start((express, observed) => {
    express.use(observed({ ...OPTIONS, store }));
    express.get('/', (req, res) => {
      put(req, 'step', 1);
      res.send('hello');
    });
    express.get('/go', (req, res) => {
      put(req, 'step', 2);
      res.redirect('/read');
    });
    express.get('/read', (req, res) => void res.send(String(got(req, 'step'))));
  });
  const { cookie } = await app.visit('/');
  store.slow = true;
  const redirected = app.send('/go', { headers: { cookie } });
  await app.until(() => app.of('response.started').length === 2);
  expect((await app.send('/read', { headers: { cookie } })).body).toBe('1');
  wait.open();
  await redirected;
  expect(found()).toEqual(['redirect-before-save']);
});

describe('a session id kept over the login', () => {
  const login = async (regenerate: boolean) => {
    app = await start((express, observed) => {
      express.use(observed({ ...OPTIONS, saveUninitialized: true }));
      express.get('/', (_req, res) => void res.send('hello'));
      express.get('/login', (req, res) => {
        const enter = () => {
          put(req, 'userid', 'user1');
          res.send('hello');
        };
        if (regenerate) req.session.regenerate(enter);
        else enter();
      });
    });
    const { cookie } = await app.visit('/');
    await app.visit('/login', { headers: { cookie } });
    return found();
  };

  test('is found', async () => {
    expect(await login(false)).toEqual(['id-kept-over-login']);
  });
  test('is not found where the handler regenerates it', async () => {
    expect(await login(true)).toEqual([]);
  });
});

test('one session in two browsers is found once', async () => {
  app = await start((express, observed) => {
    express.use(observed({ ...OPTIONS, saveUninitialized: true }));
    express.get('/', (_req, res) => void res.send('hello'));
  });
  const { cookie } = await app.visit('/', { headers: { 'x-browser': 'Alice' } });
  for (const name of ['Alice', 'Mallory', 'Alice', 'Mallory'])
    await app.visit('/', { headers: { cookie, 'x-browser': name } });
  expect(found()).toEqual(['shared-session']);
});

describe('a save by the handler and one by the library', () => {
  const saveTwice = async (regenerate: boolean) => {
    app = await start((express, observed) => {
      express.use(observed({ ...OPTIONS, resave: true }));
      express.get('/', (req, res) => {
        const save = () => {
          put(req, 'views', 1);
          req.session.save(() => void res.send('hello'));
        };
        if (regenerate) req.session.regenerate(save);
        else save();
      });
    });
    const { cookie } = await app.visit('/');
    await app.visit('/', { headers: { cookie } });
    return found();
  };

  test('of the same contents is found after regenerate(), since the library doesn’t know of the first', async () => {
    expect(await saveTwice(true)).toEqual(['double-save', 'double-save']);
  });
  test('is not found else: what the handler has saved, the library doesn’t save again', async () => {
    expect(await saveTwice(false)).toEqual([]);
  });
});

test('the cookie of a destroyed session is found when the same browser sends it again', async () => {
  app = await start((express, observed) => {
    express.use(observed({ ...OPTIONS, saveUninitialized: true }));
    express.get('/', (_req, res) => void res.send('hello'));
    express.get('/logout', (req, res) => void req.session.destroy(() => res.send('bye')));
  });
  const { cookie } = await app.visit('/');
  await app.visit('/logout', { headers: { cookie } });
  expect(found()).toEqual([]);
  await app.visit('/', { headers: { cookie } });
  expect(found()).toEqual(['cookie-after-destroy']);
});

test('a cookie that browsers find too large is found', async () => {
  app = await start((express, observed) => {
    express.use(observed(OPTIONS));
    express.get('/fits', (_req, res) => void res.cookie('b', 'x'.repeat(4095)).send('hello'));
    express.get('/large', (_req, res) => void res.cookie('b', 'x'.repeat(4096)).send('hello'));
  });
  await app.visit('/fits');
  expect(found()).toEqual([]);
  await app.visit('/large');
  expect(found()).toEqual(['cookie-too-large']);
});

describe('a store whose clock differs from the cookie’s', () => {
  class OtherClock extends session.MemoryStore {
    forgets = false;
    override get(sid: string, callback: (error?: unknown, data?: session.SessionData | null) => void): void {
      super.get(sid, (error, data) => {
        if (this.forgets) callback(null, null);
        else if (data) {
          data.cookie.expires = new Date('2000-01-01');
          callback(error, data);
        } else callback(error, data);
      });
    }
  }

  test('is found where it still has a session whose time is up, and where it lost one too soon', async () => {
    const store = new OtherClock();
    app = await start((express, observed) => {
      express.use(observed({ ...OPTIONS, store, saveUninitialized: true, cookie: { maxAge: 3_600_000 } }));
      express.get('/', (_req, res) => void res.send('hello'));
    });
    const { cookie } = await app.visit('/');
    await app.visit('/', { headers: { cookie } });
    expect(found()).toEqual(['clock-skew']);
    store.forgets = true;
    await app.visit('/', { headers: { cookie } });
    expect(found()).toEqual(['clock-skew', 'clock-skew']);
  });
});

test('express-session’s own warning about its MemoryStore is found', () => {
  const text = 'Warning: connect.session() MemoryStore is not designed for a production environment.';
  const place = { seq: 1, t: 0, mono: 0, exchange: null };
  const look = (source: 'express-session' | 'sessionscope') =>
    new FindingWatch().look({ ...place, type: 'warning', source, text }).map(({ id }) => id);
  expect(look('express-session')).toEqual(['memory-store']);
  expect(look('sessionscope')).toEqual([]);
});

test('the demo app’s pages with recommended options give no finding', async () => {
  app = await start((express, observed) => {
    express.use(chosenApp(observed({ ...OPTIONS, cookie: { maxAge: 3_600_000, sameSite: 'lax' } })));
  });
  const form = (body: string, cookie = '') => ({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-browser': 'Alice', cookie },
  });
  await app.visit('/', { headers: { 'x-browser': 'Alice' } });
  const { cookie } = await app.visit('/user', form('username=user1&password=mypassword'));
  const headers = { cookie, 'x-browser': 'Alice' };
  for (const path of ['/', '/views', '/views', '/cart', '/flash', '/preferences', '/theme', '/profile'])
    await app.visit(path, { headers });
  for (const [path, body] of [
    ['/cart', 'item=pear'],
    ['/flash', 'message=hello'],
    ['/preferences', 'language=French'],
    ['/theme', 'theme=dark'],
  ] as const)
    await app.visit(path, form(body, cookie));
  await app.visit('/logout', { headers });
  expect(found()).toEqual([]);
});
