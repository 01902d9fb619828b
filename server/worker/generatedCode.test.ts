import session from 'express-session';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COOKIE_FUNCTIONS } from '#shared/cookieFunctions.ts';
import { GENIDS } from '#shared/genids.ts';
import { toCode } from '#shared/optionCode.ts';
import { SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { serve } from './bareServer.ts';
import { libraryOptions } from './libraryOptions.ts';

const OPTIONS: SessionOptions = { secret: 'x', resave: false, saveUninitialized: true };

/** What the generated code passes to `session`. */
function passedByCode(options: SessionOptions): session.SessionOptions {
  const passed: session.SessionOptions[] = [];
  const run = new Function('app', 'session', toCode(options));
  run({ use: () => {} }, (given: session.SessionOptions) => passed.push(given));
  const [only] = passed;
  if (only === undefined) throw new Error('The code never called session().');
  return only;
}

/** Of a request the functions read these two. */
const REQUESTS = [
  { method: 'POST', path: '/user' },
  { method: 'GET', path: '/user' },
  { method: 'GET', path: '/order' },
];
const cookieFor = (cookie: session.SessionOptions['cookie'], req: object): object =>
  typeof cookie === 'function' ? Reflect.apply(cookie, undefined, [req]) : (cookie ?? {});

describe('the generated code', () => {
  const aText = fc.string({ minLength: 1, unit: 'grapheme' });
  const aCookie = fc.record(
    {
      maxAge: fc.option(fc.nat()),
      expires: fc.integer({ min: 0, max: Date.UTC(2090, 0, 2) }),
      httpOnly: fc.boolean(),
      secure: fc.constantFrom(true, false, 'auto' as const),
      sameSite: fc.constantFrom(true, false, 'lax', 'strict', 'none', 'auto'),
      path: fc.constantFrom('/', "/it's"),
      domain: fc.domain(),
      partitioned: fc.boolean(),
      priority: fc.constantFrom('low', 'medium', 'high'),
    },
    { requiredKeys: [] },
  );
  const anOption = fc
    .record(
      {
        secret: fc.oneof(aText, fc.array(aText, { minLength: 1, maxLength: 8 })),
        name: fc.constantFrom('sid', '__Host-sid', "o'clock"),
        resave: fc.boolean(),
        saveUninitialized: fc.boolean(),
        rolling: fc.boolean(),
        unset: fc.constantFrom('keep', 'destroy'),
        proxy: fc.boolean(),
        genid: fc.constantFrom(...GENIDS),
        cookieFor: fc.constantFrom(...COOKIE_FUNCTIONS),
        cookie: aCookie,
        byHand: fc.dictionary(
          fc.constantFrom('maxage', 'resav', 'rolling', 'cookie.maxage', 'cookie.priority', 'cookie.Secure'),
          fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
        ),
      },
      { requiredKeys: ['secret'] },
    )
    .filter((options) => SessionOptions.safeParse(options).success)
    .map((options) => SessionOptions.parse(options));

  test('passes to the library what the sandbox passes to it, and the library takes both', () => {
    fc.assert(
      fc.property(anOption, (options) => {
        const { genid: ofCode, cookie: cookieOfCode, ...code } = passedByCode(options);
        const { genid: ofSandbox, cookie: cookieOfSandbox, ...sandbox } = libraryOptions(options);
        expect(code).toEqual(sandbox);
        expect(typeof cookieOfCode).toBe(typeof cookieOfSandbox);
        for (const req of REQUESTS) {
          const [mine, theirs] = [cookieFor(cookieOfCode, req), cookieFor(cookieOfSandbox, req)];
          expect(mine).toEqual(theirs);
          expect(Object.keys(mine)).toEqual(Object.keys(theirs));
        }
        expect(typeof ofCode).toBe(typeof ofSandbox);
        expect(session({ ...code, store: new session.MemoryStore() })).toBeTypeOf('function');
      }),
      { numRuns: 500 },
    );
  });

  test.each([undefined, ...GENIDS])(
    'makes ids of the kind that the sandbox makes: genid %s',
    async (genid) => {
      const options = genid === undefined ? OPTIONS : { ...OPTIONS, genid };
      const shape = async (given: session.SessionOptions) => {
        const { visit } = await serve(given);
        const { id } = await visit();
        return (
          id?.replace(/[A-Za-z0-9_]/g, genid === 'counter' ? '$&' : 'x').replace(/^[x-]{32}$/, '32') ?? null
        );
      };
      expect(await shape(passedByCode(options))).toBe(await shape(libraryOptions(options)));
    },
  );

  test('sets the same cookie as the sandbox', async () => {
    const options: SessionOptions = {
      ...TUTORIAL_OPTIONS,
      name: 'sid',
      cookie: { sameSite: 'lax', priority: 'high', partitioned: true, domain: 'localhost' },
      byHand: { 'cookie.httponly': false },
    };
    const [mine, theirs] = [await serve(passedByCode(options)), await serve(libraryOptions(options))];
    const { attributes, name } = await mine.visit();
    expect(await theirs.visit()).toMatchObject({ attributes, name });
    expect(attributes).toEqual([
      'Domain=localhost',
      'Path=/',
      'HttpOnly',
      'Partitioned',
      'Priority=High',
      'SameSite=Lax',
    ]);
  });

  test('gives a session that begins with a login thirty days, and every other one the fixed time', async () => {
    const options: SessionOptions = { ...TUTORIAL_OPTIONS, cookieFor: 'login' };
    const { visit } = await serve(libraryOptions(options));
    const days = async (path: string, method: string) => {
      const { attributes } = await visit(path, {}, method);
      const expires = attributes?.find((each) => each.startsWith('Expires='))?.slice('Expires='.length);
      return Math.round((Date.parse(expires ?? '') - Date.now()) / 86_400_000);
    };
    expect([await days('/user', 'GET'), await days('/user', 'POST')]).toEqual([1, 30]);
  });
});
