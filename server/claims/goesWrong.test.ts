/** Claims about log-out, stores, races and the methods of a session, each tried on the real server. */
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#shared/commands.ts';
import { experiment, get, logIn, post, QUIET, unawaited } from './experiment.ts';

const quiet: CommandInput = { type: 'setOptions', options: QUIET };

describe('log-out (destroy) clears the cookie on the client', () => {
  it('no: it stays and is useless', async () => {
    const { cookie, exchanges, last, page, of } = await experiment(
      quiet,
      logIn('Alice'),
      get('Alice', '/logout'),
    );
    expect(cookie('Alice')).toBeDefined();
    expect(exchanges.find(({ path }) => path === '/logout')?.storeCalls.map(({ method }) => method)).toEqual([
      'get',
      'destroy',
    ]);
    expect(last.cookie?.verdict).toBe('valid');
    expect(last.generated).toMatchObject([{ reason: 'not-in-store' }]);
    expect(page('Alice')).toContain('Log in');
    expect(of('finding').map(({ id }) => id)).toContain('cookie-after-destroy');
  });

  it('res.clearCookie does', async () => {
    const { cookie, last, of } = await experiment(
      quiet,
      { type: 'setApp', logout: 'destroy-and-clear' },
      logIn('Alice'),
      get('Alice', '/logout'),
    );
    expect(cookie('Alice')).toBeUndefined();
    expect(last.cookie?.verdict).toBe('absent');
    expect(of('cookie.set').at(-1)).toMatchObject({ name: 'connect.sid', by: 'app' });
  });

  it('req.session = null logs nobody out: the session stays in the store', async () => {
    const { page, of } = await experiment(
      quiet,
      { type: 'setApp', logout: 'set-null' },
      logIn('Alice'),
      get('Alice', '/logout'),
    );
    expect(of('store.destroy')).toEqual([]);
    expect(page('Alice')).toContain('Welcome, user1');
  });

  it('but with unset: destroy it does', async () => {
    const { page, of } = await experiment(
      { type: 'setOptions', options: { ...QUIET, unset: 'destroy' } },
      { type: 'setApp', logout: 'set-null' },
      logIn('Alice'),
      get('Alice', '/logout'),
    );
    expect(of('store.destroy')).toMatchObject([{ caller: 'middleware', outcome: 'ok' }]);
    expect(page('Alice')).toContain('Log in');
  });
});

describe('req.session = null, destroy, regenerate, reload: what each does to store and cookie', () => {
  it.each([
    ['null', ['get by middleware'], 0, 1],
    ['destroy', ['get by middleware', 'destroy by handler'], 0, 0],
    ['regenerate', ['get by middleware', 'destroy by handler', 'set by middleware'], 1, 1],
    ['reload', ['get by middleware', 'get by handler', 'touch by middleware'], 0, 1],
  ])('%s: %j, %i Set-Cookie, %i record left', async (method, calls, cookies, records) => {
    const outcome = await experiment(
      { type: 'setOptions', options: { ...QUIET, saveUninitialized: true } },
      get('Alice', '/views'),
      post('Alice', `/session/${method}`),
    );
    expect(outcome.calls).toEqual(calls);
    expect(outcome.last.setCookies).toHaveLength(cookies);
    expect(outcome.world.store.size).toBe(records);
  });

  it('reload throws away what was changed since the request began', async () => {
    const { page } = await experiment(quiet, get('Alice', '/views'), post('Alice', '/session/reload'));
    expect(page('Alice')).toContain('{&#34;views&#34;:1}');
  });

  it('regenerate loses what was in the session', async () => {
    const { last, page } = await experiment(
      quiet,
      get('Alice', '/views'),
      post('Alice', '/session/regenerate'),
    );
    expect(last.generated).toMatchObject([{ reason: 'regenerated' }]);
    expect(page('Alice')).toContain('<pre>{}</pre>');
  });
});

describe('MemoryStore keeps sessions', () => {
  it('until the process restarts', async () => {
    const { of, page, last } = await experiment(
      quiet,
      logIn('Alice'),
      { type: 'restartServer' },
      get('Alice', '/'),
    );
    expect(of('server.restarted')).toMatchObject([{ lost: 1 }]);
    expect(last.generated).toMatchObject([{ reason: 'not-in-store' }]);
    expect(page('Alice')).toContain('Log in');
  });

  it('a file outlives it', async () => {
    const { of, page } = await experiment(
      quiet,
      { type: 'setStore', store: 'file' },
      logIn('Alice'),
      { type: 'restartServer' },
      get('Alice', '/'),
    );
    expect(of('server.restarted')).toMatchObject([{ lost: 0 }]);
    expect(page('Alice')).toContain('Welcome, user1');
  });
});

describe('cookie-parser is needed', () => {
  it.each(['none', 'same-secret', 'other-secret'] as const)('a login works with %s', async (cookieParser) => {
    const { page, of } = await experiment(
      quiet,
      { type: 'setApp', cookieParser },
      logIn('Alice'),
      get('Alice', '/'),
    );
    expect(page('Alice')).toContain('Welcome, user1');
    expect(of('warning').filter(({ source }) => source !== 'node')).toEqual([]);
  });

  const replaced: CommandInput[] = [
    { type: 'setOptions', options: { ...QUIET, secret: 'another secret' } },
    logIn('Alice'),
    quiet,
    get('Alice', '/'),
  ];

  it('without it a replaced secret voids the cookies', async () => {
    const { page } = await experiment(...replaced);
    expect(page('Alice')).toContain('Log in');
  });

  it('with the old secret in it the void cookie counts, and the library says that it shouldn’t come that way', async () => {
    const { page, last, of } = await experiment(
      { type: 'setApp', cookieParser: 'other-secret' },
      ...replaced,
    );
    expect(page('Alice')).toContain('Welcome, user1');
    expect(last.cookie).toMatchObject({ verdict: 'valid', secret: null });
    expect(of('warning').map(({ text }) => text)).toContain(
      'cookie should be available in req.headers.cookie',
    );
  });
});

describe('resave: true can lose data when two requests run side by side', () => {
  /** A request is held before it saves, another writes meanwhile, then the first goes on. */
  const race = (resave: boolean, held: CommandInput): CommandInput[] => [
    { type: 'setOptions', options: { ...QUIET, resave } },
    logIn('Alice'),
    { type: 'setHold', station: 'save', browser: 'Alice' },
    unawaited(held),
    { type: 'settle' },
    { type: 'clearHold' },
    post('Alice', '/cart', [['item', 'pear']]),
    { type: 'release' },
    { type: 'settle' },
    get('Alice', '/cart'),
  ];

  it.each([
    [true, 'only reads', get('Alice', '/profile'), '<ul></ul>'],
    [false, 'only reads', get('Alice', '/profile'), '<li>pear</li>'],
    [false, 'writes', get('Alice', '/views'), '<ul></ul>'],
  ])('resave: %s, beside one that %s', async (resave, _what, held, cart) => {
    const { page, of } = await experiment(...race(resave, held));
    expect(page('Alice')).toContain(cart);
    expect(of('finding').some(({ id }) => id === 'lost-update')).toBe(cart === '<ul></ul>');
  });

  it('without a hold, where a page is slow', async () => {
    const { page, of } = await experiment(
      quiet,
      logIn('Alice'),
      unawaited(post('Alice', '/slow', [['note', 'tea']])),
      post('Alice', '/cart', [['item', 'pear']]),
      { type: 'settle' },
      get('Alice', '/cart'),
    );
    expect(page('Alice')).toContain('<ul></ul>');
    expect(of('finding').map(({ id }) => id)).toContain('lost-update');
  });
});

describe('one module-level session variable for all requests', () => {
  const sideBySide = (userVariable: 'session' | 'module'): CommandInput[] => [
    quiet,
    { type: 'setApp', userVariable },
    logIn('Alice'),
    unawaited(get('Bob', '/slow')),
    unawaited(get('Alice', '/slow')),
    { type: 'settle' },
  ];

  it.each([
    ['session', 'Done, nobody.'],
    ['module', 'Done, user1.'],
  ] as const)('%s: Bob, who never logged in, reads “%s”', async (userVariable, shown) => {
    const { page } = await experiment(...sideBySide(userVariable));
    expect(page('Bob')).toContain(shown);
    expect(page('Alice')).toContain('Done, user1.');
  });

  it('and writes into the other’s session', async () => {
    const { of } = await experiment(
      { type: 'setOptions', options: { ...QUIET, saveUninitialized: true } },
      { type: 'setApp', userVariable: 'module' },
      logIn('Alice'),
      get('Bob', '/'),
      unawaited(post('Bob', '/slow', [['note', 'Bob’s secret']])),
      unawaited(get('Alice', '/slow')),
      { type: 'settle' },
    );
    const written = of('store.set').filter(({ data }) => data?.includes('Bob’s secret'));
    expect(written.map(({ data }) => data?.includes('user1'))).toEqual([true]);
  });
});

describe('res.redirect after a change is safe', () => {
  const login = (redirect: 'at-once' | 'after-save'): CommandInput[] => [
    quiet,
    { type: 'setApp', redirect },
    get('Alice', '/views'),
    { type: 'setHold', station: 'save', browser: 'Alice' },
    unawaited(logIn('Alice')),
    { type: 'settle' },
  ];

  it('at once: the next page reads the old session while the store is still writing', async () => {
    const { of, world, exchanges } = await experiment(...login('at-once'));
    // The login is held at its save and has redirected already; what it leads to has read the old session.
    expect(world.holding.held.map(({ path }) => path)).toContain('/user');
    expect(exchanges.at(-1)).toMatchObject({ path: '/', redirectOf: 2 });
    expect(exchanges.at(-1)?.loaded?.data).not.toContain('userid');
    expect(of('finding').map(({ id }) => id)).toContain('redirect-before-save');
  });

  it('after req.session.save(): the browser is not sent on before', async () => {
    const { exchanges, world } = await experiment(...login('after-save'));
    expect(world.holding.held.map(({ path }) => path)).toEqual(['/user']);
    expect(exchanges.at(-1)).toMatchObject({ path: '/user', status: null });
    const done = await experiment(
      ...login('after-save'),
      { type: 'clearHold' },
      { type: 'release' },
      { type: 'settle' },
    );
    expect(done.page('Alice')).toContain('Welcome, user1');
    expect(done.of('finding').map(({ id }) => id)).not.toContain('redirect-before-save');
  });
});
