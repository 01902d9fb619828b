/** Claims about the options of express-session, each tried on the real server. */
import { describe, expect, it } from 'vitest';
import { experiment, get, logIn, post, QUIET } from './experiment.ts';

const MINUTE = 60_000;

describe('with invalid credentials no session is made and no cookie is saved', () => {
  it.each([
    [true, 'wrong', 1],
    [false, 'wrong', 0],
    [false, 'mypassword', 1],
  ])('with saveUninitialized: %s and the password %s: %i', async (saveUninitialized, password, made) => {
    const { exchanges } = await experiment(
      { type: 'setOptions', options: { ...QUIET, saveUninitialized } },
      logIn('Alice', password),
    );
    expect(exchanges[0]?.storeCalls.filter(({ method }) => method === 'set')).toHaveLength(made);
    expect(exchanges[0]?.setCookies).toHaveLength(made);
  });
});

describe('saveUninitialized sends uninitialised sessions to the store', () => {
  it.each([
    [true, ['set by middleware'], 1],
    [false, [], 0],
  ])(
    '%s: a visitor who left nothing makes the store calls %j, and the cookie goes with it',
    async (on, calls, cookies) => {
      const outcome = await experiment(
        { type: 'setOptions', options: { ...QUIET, saveUninitialized: on } },
        get('Alice', '/profile'),
      );
      expect(outcome.calls).toEqual(calls);
      expect(outcome.last.setCookies).toHaveLength(cookies);
      expect(outcome.world.store.size).toBe(cookies);
    },
  );
});

describe('resave: false means no store call on a read', () => {
  it.each([
    [false, ['get by middleware', 'touch by middleware']],
    [true, ['get by middleware', 'set by middleware']],
  ])('resave: %s, a read: %j', async (resave, calls) => {
    const outcome = await experiment(
      { type: 'setOptions', options: { ...QUIET, resave, cookie: { maxAge: MINUTE } } },
      logIn('Alice'),
      { type: 'advanceClock', byMs: 10_000 },
      get('Alice', '/profile'),
    );
    expect(outcome.calls).toEqual(calls);
    const [first] = outcome.of('store.set');
    const [record] = outcome.world.store.values();
    expect(record?.expires).toBeGreaterThanOrEqual((first?.expires ?? 0) + 10_000);
  });
});

describe('the defaults of resave and saveUninitialized are true and deprecated', () => {
  it('left out, both take effect, and the library warns twice', async () => {
    const { of, calls } = await experiment(
      { type: 'setOptions', options: { secret: 'known' } },
      get('Alice', '/profile'),
      get('Alice', '/profile'),
    );
    const warnings = of('warning').filter(({ source }) => source === 'express-session');
    expect(warnings.map(({ text }) => text).sort()).toEqual([
      'undefined resave option; provide resave option',
      'undefined saveUninitialized option; provide saveUninitialized option',
    ]);
    expect(of('store.set')).toHaveLength(2);
    expect(calls).toEqual(['get by middleware', 'set by middleware']);
  });
});

describe('saveUnitialized: false in the options', () => {
  it('does nothing: the default true applies, and a warning about the missing one gives it away', async () => {
    const { of, last } = await experiment(
      {
        type: 'setOptions',
        options: { secret: 'known', resave: false, byHand: { saveUnitialized: false } },
      },
      get('Alice', '/profile'),
    );
    expect(of('store.set')).toHaveLength(1);
    expect(last.setCookies).toHaveLength(1);
    expect(of('warning').map(({ text }) => text)).toEqual([
      'undefined saveUninitialized option; provide saveUninitialized option',
    ]);
  });
});

describe('maxAge makes the browser delete the cookie', () => {
  const options = { ...QUIET, cookie: { maxAge: MINUTE } };

  it('a read moves the store’s clock and not the jar’s, so the cookie ends first', async () => {
    const { of, last, world } = await experiment(
      { type: 'setOptions', options },
      logIn('Alice'),
      { type: 'advanceClock', byMs: 40_000 },
      get('Alice', '/profile'),
      { type: 'advanceClock', byMs: 21_000 },
      get('Alice', '/profile'),
    );
    expect(of('cookie.set')).toHaveLength(1);
    expect(of('browser.cookie').filter(({ action }) => action === 'expired')).toMatchObject([
      { by: 'clock' },
    ]);
    expect(last.cookie?.verdict).toBe('absent');
    // The record is still there: nobody can come back to it.
    expect([...world.store.values()][0]?.expires).toBeGreaterThan(world.t);
  });

  it('with rolling each response repeats Set-Cookie, and the cookie lives on', async () => {
    const { of, last } = await experiment(
      { type: 'setOptions', options: { ...options, rolling: true } },
      logIn('Alice'),
      { type: 'advanceClock', byMs: 40_000 },
      get('Alice', '/profile'),
      { type: 'advanceClock', byMs: 21_000 },
      get('Alice', '/profile'),
    );
    // The login, the page that it redirects to, and two reads.
    expect(of('cookie.set')).toHaveLength(4);
    expect(last.cookie?.verdict).toBe('valid');
  });

  it('a changed session repeats it without rolling, too', async () => {
    const { last } = await experiment(
      { type: 'setOptions', options },
      logIn('Alice'),
      get('Alice', '/views'),
    );
    expect(last.setCookies).toHaveLength(1);
  });
});

describe('a session cookie always dies with the browser window', () => {
  it.each([
    ['without maxAge', QUIET, { ended: ['connect.sid'], kept: [] }, 'Log in'],
    [
      'not with one',
      { ...QUIET, cookie: { maxAge: MINUTE } },
      { ended: [], kept: ['connect.sid'] },
      'Welcome, user1',
    ],
  ])('%s', async (_name, options, session, shown) => {
    const { of, page } = await experiment(
      { type: 'setOptions', options },
      logIn('Alice'),
      { type: 'closeBrowser', browser: 'Alice' },
      get('Alice', '/'),
    );
    expect(of('browser.closed')).toMatchObject([{ browser: 'Alice', ...session }]);
    expect(of('browser.cookie').filter(({ by }) => by === 'window')).toHaveLength(session.ended.length);
    expect(page('Alice')).toContain(shown);
  });
});

describe('the secret is a value in the cookie; a wrong secret makes the session invalid', () => {
  it('it signs: change it and every cookie is void', async () => {
    const { last, cookie } = await experiment(
      { type: 'setOptions', options: QUIET },
      logIn('Alice'),
      { type: 'setOptions', options: { ...QUIET, secret: 'new' } },
      get('Alice', '/'),
    );
    expect(cookie('Alice')).not.toContain('known');
    expect(last.cookie?.verdict).toBe('bad-signature');
  });

  it('a list rotates it and logs nobody out', async () => {
    const { last, page } = await experiment(
      { type: 'setOptions', options: QUIET },
      logIn('Alice'),
      { type: 'setOptions', options: { ...QUIET, secret: ['new', 'known'] } },
      get('Alice', '/'),
    );
    expect(last.cookie).toMatchObject({ verdict: 'valid', secret: 1 });
    expect(page('Alice')).toContain('Welcome, user1');
  });
});

describe('secure: true sends the cookie only over HTTPS', () => {
  const options = { ...QUIET, saveUninitialized: true, cookie: { secure: true } };

  it('over HTTP there is no Set-Cookie, and the store fills all the same', async () => {
    const { of, world } = await experiment(
      { type: 'setOptions', options },
      get('Alice', '/'),
      get('Alice', '/'),
    );
    expect(of('cookie.set')).toEqual([]);
    expect(world.store.size).toBe(2);
    expect(of('finding').map(({ id }) => id)).toContain('orphan-session');
  });

  it('over HTTPS there is one', async () => {
    const { of, last, world } = await experiment(
      { type: 'setOptions', options },
      { type: 'visit', browser: 'Alice', path: '/', transport: 'https', wait: true },
      { type: 'visit', browser: 'Alice', path: '/', transport: 'https', wait: true },
    );
    expect(of('cookie.set')).toHaveLength(1);
    expect(last.cookie?.verdict).toBe('valid');
    expect(world.store.size).toBe(1);
  });
});

describe('httpOnly keeps page scripts from the cookie', () => {
  it.each([
    [true, { read: '', hidden: ['connect.sid'] }],
    [false, { read: expect.stringMatching(/^connect\.sid=s%3A/), hidden: [] }],
  ])('httpOnly: %s', async (httpOnly, script) => {
    const { of, world } = await experiment(
      { type: 'setOptions', options: { ...QUIET, cookie: { httpOnly } } },
      logIn('Alice'),
      { type: 'readDocumentCookie', browser: 'Alice' },
    );
    expect(of('browser.script')).toMatchObject([{ browser: 'Alice', ...script }]);
    expect(world.browsers[0]?.script).toEqual(script);
  });
});

describe('sameSite', () => {
  it.each([
    ['strict', 'GET', 'withheld'],
    ['strict', 'POST', 'withheld'],
    ['lax', 'GET', 'sent'],
    ['lax', 'POST', 'withheld'],
  ] as const)('%s: led by another site, with a %s the cookie is %s', async (sameSite, method, action) => {
    const path = method === 'GET' ? '/profile' : '/cart';
    const { of, exchanges } = await experiment(
      { type: 'setOptions', options: { ...QUIET, cookie: { sameSite } } },
      logIn('Alice'),
      { type: 'visit', browser: 'Alice', method, path, crossSite: true, wait: true },
    );
    const forged = exchanges.find((exchange) => exchange.path === path);
    expect(
      of('browser.cookie').filter(({ exchange, by }) => exchange === forged?.id && by === 'request'),
    ).toMatchObject([{ action, name: 'connect.sid' }]);
    expect(forged?.cookie?.verdict).toBe(action === 'sent' ? 'valid' : 'absent');
  });

  it('none needs secure', async () => {
    const { of } = await experiment(
      { type: 'setOptions', options: { ...QUIET, cookie: { sameSite: 'none' } } },
      post('Alice', '/cart'),
    );
    expect(of('browser.cookie')).toMatchObject(
      expect.arrayContaining([
        expect.objectContaining({
          action: 'rejected',
          rule: { code: 'samesite-none-insecure', section: expect.anything() },
        }),
      ]),
    );
  });
});
