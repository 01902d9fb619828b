/** Claims about what a session and its cookie are, each tried on the real server. */
import { unsign } from 'cookie-signature';
import { describe, expect, it } from 'vitest';
import { takeApart } from '#shared/cookies.ts';
import { experiment, get, logIn, post, QUIET } from './experiment.ts';

describe('HTTP is stateless; a session makes it stateful', () => {
  it('without the cookie the second view is the first again', async () => {
    const { page, of } = await experiment(
      get('Alice', '/views'),
      { type: 'clearCookies', browser: 'Alice' },
      get('Alice', '/views'),
    );
    expect(page('Alice')).toContain('once');
    expect(of('cookie.read').map(({ verdict }) => verdict)).toEqual(['absent', 'absent']);
  });

  it('with it the second is the second', async () => {
    const { page, of } = await experiment(get('Alice', '/views'), get('Alice', '/views'));
    expect(page('Alice')).toContain('2 times');
    expect(of('cookie.read').map(({ verdict }) => verdict)).toEqual(['absent', 'valid']);
  });
});

describe('a cookie lives in the browser, a session on the server; the cookie holds only the id', () => {
  it('thousands of characters go to the store, and no Set-Cookie is needed', async () => {
    const { last, cookie, of } = await experiment(
      { type: 'setOptions', options: QUIET },
      get('Alice', '/views'),
      post('Alice', '/session/fill'),
    );
    expect(of('cookie.set')).toHaveLength(1);
    expect(last.setCookies).toEqual([]);
    expect(cookie('Alice')?.length).toBeLessThan(120);
    expect(of('store.set').at(-1)?.data?.length).toBeGreaterThan(7000);
  });
});

describe('connect.sid is encrypted', () => {
  it('no: it is s:, the id, a dot and a signature, URL-encoded', async () => {
    const { cookie, world } = await experiment(
      { type: 'setOptions', options: QUIET },
      get('Alice', '/views'),
    );
    const value = cookie('Alice') ?? '';
    const parts = takeApart(value);
    expect(value).toMatch(/^s%3A/);
    expect([...world.store.keys()]).toEqual([parts?.sid]);
    expect(unsign(`${parts?.sid}.${parts?.signature}`, 'known')).toBe(parts?.sid);
  });
});

describe('changing the cookie breaks it, and the server notices at once', () => {
  it.each([
    ['signature', 'bad-signature'],
    ['id', 'bad-signature'],
    ['unsigned', 'unsigned'],
  ] as const)('%s: silently a new session, because of %s', async (change, verdict) => {
    const { last, page } = await experiment(
      logIn('Alice'),
      { type: 'editCookie', browser: 'Alice', name: 'connect.sid', change },
      get('Alice', '/'),
    );
    expect(last.cookie?.verdict).toBe(verdict);
    expect(last.generated).toMatchObject([{ reason: verdict }]);
    expect(last).toMatchObject({ status: 200, failed: null });
    expect(page('Alice')).toContain('Log in');
  });
});

describe('it is no security problem if a third party can read the cookie', () => {
  it('it is: Mallory copies it and is Alice', async () => {
    const { page, of } = await experiment(
      { type: 'setOptions', options: QUIET },
      logIn('Alice'),
      { type: 'copyCookie', name: 'connect.sid', from: 'Alice', to: 'Mallory' },
      get('Mallory', '/'),
    );
    expect(page('Mallory')).toContain('Welcome, user1');
    expect(of('browser.cookie')).toContainEqual(
      expect.objectContaining({ browser: 'Mallory', action: 'stored', copiedFrom: 'Alice', by: 'person' }),
    );
    expect(of('finding').map(({ id }) => id)).toContain('shared-session');
  });
});

describe('a login keeps the same session id', () => {
  const planted = [
    get('Mallory', '/'),
    { type: 'copyCookie', name: 'connect.sid', from: 'Mallory', to: 'Alice' },
    logIn('Alice'),
    get('Mallory', '/'),
  ] as const;

  it('then a planted id is logged in, too', async () => {
    const { page, of } = await experiment(...planted);
    expect(page('Mallory')).toContain('Welcome, user1');
    expect(of('finding').map(({ id }) => id)).toContain('id-kept-over-login');
  });

  it('with regenerate it is worth nothing', async () => {
    const { page, exchanges, of } = await experiment({ type: 'setApp', login: 'regenerate' }, ...planted);
    expect(page('Mallory')).toContain('Log in');
    expect(page('Alice')).toContain('Welcome, user1');
    expect(exchanges.find(({ path }) => path === '/user')?.generated).toMatchObject([
      { reason: 'regenerated' },
    ]);
    expect(of('finding').map(({ id }) => id)).not.toContain('id-kept-over-login');
  });
});

describe('what sessions are for, and when a plain cookie is enough', () => {
  it('authentication', async () => {
    const { page } = await experiment(logIn('Alice'), get('Alice', '/profile'));
    expect(page('Alice')).toContain('User: user1');
  });

  it('a cart', async () => {
    const { page } = await experiment(
      post('Alice', '/cart', [['item', 'pear']]),
      post('Alice', '/cart', [['item', 'plum']]),
    );
    expect(page('Alice')).toContain('<li>pear</li><li>plum</li>');
  });

  it('a message for the next page only', async () => {
    const first = await experiment(post('Alice', '/flash', [['message', 'Hello']]));
    expect(first.page('Alice')).toContain('<li>Hello</li>');
    const second = await experiment(post('Alice', '/flash'), get('Alice', '/flash'));
    expect(second.page('Alice')).toContain('<ul></ul>');
  });

  it('a preference', async () => {
    const { page, world } = await experiment(post('Alice', '/preferences', [['language', 'Deutsch']]));
    expect(page('Alice')).toContain('Language: Deutsch');
    expect([...world.store.values()][0]?.data).toContain('Deutsch');
  });

  it('a theme in a plain cookie: the store is never written', async () => {
    const { page, of, cookie } = await experiment(
      { type: 'setOptions', options: QUIET },
      post('Alice', '/theme', [['theme', 'dark']]),
    );
    expect(page('Alice')).toContain('Theme: dark');
    expect(of('store.set')).toEqual([]);
    expect(of('cookie.set')).toMatchObject([{ name: 'theme', by: 'app' }]);
    expect(cookie('Alice', 'theme')).toBe('dark');
  });
});
