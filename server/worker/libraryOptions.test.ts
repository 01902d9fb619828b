import session from 'express-session';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DEPRECATIONS, SessionOptions } from '#shared/options.ts';
import { serve } from './bareServer.ts';
import { libraryOptions } from './libraryOptions.ts';

const OPTIONS: SessionOptions = { secret: 'x', resave: false, saveUninitialized: true };
const start = (options: Partial<SessionOptions>) => serve(libraryOptions({ ...OPTIONS, ...options }));
const HTTPS = { 'X-Forwarded-Proto': 'https' };
const BARE = ['Path=/', 'HttpOnly'];
const AT = Date.UTC(2090, 0, 2, 3, 4, 5);

describe('each option of the cookie changes its attribute of Set-Cookie, and nothing else', () => {
  test.each<[SessionOptions['cookie'], string[]]>([
    [{}, BARE],
    [{ maxAge: null }, BARE],
    [{ httpOnly: true }, BARE],
    [{ httpOnly: false }, ['Path=/']],
    [{ secure: false }, BARE],
    [{ secure: 'auto' }, BARE],
    [{ sameSite: false }, BARE],
    [{ sameSite: true }, [...BARE, 'SameSite=Strict']],
    [{ sameSite: 'strict' }, [...BARE, 'SameSite=Strict']],
    [{ sameSite: 'lax' }, [...BARE, 'SameSite=Lax']],
    [{ sameSite: 'none' }, [...BARE, 'SameSite=None']],
    [{ sameSite: 'auto' }, [...BARE, 'SameSite=Lax']],
    [{ path: '/app' }, ['Path=/app', 'HttpOnly']],
    [{ domain: 'example.com' }, ['Domain=example.com', ...BARE]],
    [{ partitioned: true }, [...BARE, 'Partitioned']],
    [{ partitioned: false }, BARE],
    [{ priority: 'low' }, [...BARE, 'Priority=Low']],
    [{ priority: 'medium' }, [...BARE, 'Priority=Medium']],
    [{ priority: 'high' }, [...BARE, 'Priority=High']],
  ])('%j', async (cookie, attributes) => {
    const { visit } = await start({ cookie });
    expect((await visit('/app')).attributes).toEqual(attributes);
  });

  test('maxAge and expires become Expires, and of the two expires counts, for it comes last', async () => {
    const expiresOf = async (cookie: SessionOptions['cookie']) => {
      const { visit } = await start({ cookie });
      const { attributes } = await visit();
      expect(attributes?.filter((attribute) => !attribute.startsWith('Expires='))).toEqual(BARE);
      return Date.parse(attributes?.find((each) => each.startsWith('Expires='))?.slice(8) ?? '');
    };
    const before = Date.now();
    const inAnHour = await expiresOf({ maxAge: 3_600_000 });
    expect(inAnHour).toBeGreaterThanOrEqual(before + 3_600_000 - 1000);
    expect(inAnHour).toBeLessThanOrEqual(Date.now() + 3_600_000);
    // The library counts what is left of it anew, so that the seconds may turn.
    expect(Math.abs((await expiresOf({ expires: AT })) - AT)).toBeLessThanOrEqual(1000);
    const parsed = SessionOptions.parse({ secret: 'x', cookie: { expires: AT, maxAge: 5000 } });
    expect(Math.abs((await expiresOf(parsed.cookie)) - AT)).toBeLessThanOrEqual(1000);
  });

  test('secure: no cookie at all over HTTP, Secure where a trusted proxy says HTTPS; auto follows', async () => {
    const secure = await start({ proxy: true, cookie: { secure: true } });
    expect((await secure.visit()).attributes).toBeNull();
    expect((await secure.visit('/', HTTPS)).attributes).toEqual([...BARE, 'Secure']);
    const auto = await start({ proxy: true, cookie: { secure: 'auto', sameSite: 'auto' } });
    expect((await auto.visit()).attributes).toEqual([...BARE, 'SameSite=Lax']);
    expect((await auto.visit('/', HTTPS)).attributes).toEqual([...BARE, 'Secure', 'SameSite=None']);
  });

  test('path: a request elsewhere has no session', async () => {
    const { visit } = await start({ cookie: { path: '/app' } });
    expect(await visit('/')).toMatchObject({ body: 'no session', attributes: null });
    expect(await visit('/app/x')).toMatchObject({ body: 'session', attributes: ['Path=/app', 'HttpOnly'] });
  });
});

describe('each option of the session', () => {
  test('proxy: only true believes the header, and left out Express’s own setting does not', async () => {
    const set = async (options: Partial<SessionOptions>) =>
      (await (await start({ cookie: { secure: true }, ...options })).visit('/', HTTPS)).attributes !== null;
    expect([await set({ proxy: true }), await set({ proxy: false }), await set({})]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('name: what the cookie is called', async () => {
    expect((await (await start({ name: '__sid' })).visit()).name).toBe('__sid');
    expect((await (await start({})).visit()).name).toBe('connect.sid');
  });

  test('secret: the first of a list signs and all verify; another voids what was signed', async () => {
    const options = (secret: SessionOptions['secret']) => ({ ...OPTIONS, secret });
    const [before, rotated, replaced] = [options('old'), options(['new', 'old']), options('new')];
    // One store for the three, as when the options of a running sandbox change.
    const store = new session.MemoryStore();
    const at = async (given: SessionOptions, cookie?: string) => {
      const { visit } = await serve(libraryOptions(given), store);
      return visit('/', cookie === undefined ? {} : { Cookie: cookie });
    };
    const first = await at(before);
    expect((await at(rotated, first.cookie)).id).toBeNull();
    expect((await at(replaced, first.cookie)).id).not.toBeNull();
    const signedByNew = await at(rotated);
    expect((await at(replaced, signedByNew.cookie)).id).toBeNull();
  });

  test('saveUninitialized: off, an empty session leaves neither record nor cookie', async () => {
    const off = await start({ saveUninitialized: false });
    expect([(await off.visit()).attributes, await off.saved()]).toEqual([null, 0]);
    expect([(await off.visit('/change')).attributes, await off.saved()]).toEqual([BARE, 1]);
  });

  test('rolling: a cookie on every response', async () => {
    for (const [rolling, attributes] of [
      [true, BARE],
      [false, null],
    ] as const) {
      const { visit } = await start({ rolling });
      const { cookie } = await visit();
      expect((await visit('/', { Cookie: cookie })).attributes).toEqual(attributes);
    }
  });

  test('unset: "destroy" takes the record away, "keep" leaves it', async () => {
    for (const [unset, left] of [
      ['destroy', 0],
      ['keep', 1],
    ] as const) {
      const { visit, saved } = await start({ unset });
      const { cookie } = await visit('/change');
      await visit('/unset', { Cookie: cookie });
      expect(await saved()).toBe(left);
    }
  });

  test('genid: the library’s own, a UUID, a counter that anybody guesses', async () => {
    const ids = async (genid?: SessionOptions['genid']) => {
      const { visit } = await start(genid === undefined ? {} : { genid });
      return [(await visit()).id, (await visit()).id];
    };
    expect(await ids('counter')).toEqual(['1', '2']);
    for (const id of await ids('uuid')) expect(id).toMatch(/^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/);
    for (const id of await ids()) expect(id).toMatch(/^[\w-]{32}$/);
  });

  test('genid: a number is no id to the library, and nothing is saved or set', async () => {
    const { visit, saved } = await start({ genid: 'number' });
    expect([(await visit('/change')).attributes, await saved()]).toEqual([null, 0]);
  });
});

describe('an option left out', () => {
  test.each(['resave', 'saveUninitialized'] as const)('%s: the library warns and takes true', (name) => {
    const heard: string[] = [];
    const listener = (warning: Error) => heard.push(warning.message);
    process.on('deprecation', listener);
    onTestFinished(() => void process.off('deprecation', listener));
    const { [name]: _, ...rest } = OPTIONS;
    session(libraryOptions(rest));
    expect(heard).toEqual([DEPRECATIONS[name]]);
  });
});
