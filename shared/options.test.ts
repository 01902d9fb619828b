import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changedOptions } from './optionChanges.ts';
import { toCode, toCodeLines } from './optionCode.ts';
import { cookieNameOf, inForce, LIBRARY_DEFAULTS, SessionOptions, TUTORIAL_OPTIONS } from './options.ts';

const sentence = (options: unknown): string => {
  const parsed = SessionOptions.safeParse(options);
  return parsed.success ? 'accepted' : (parsed.error.issues[0]?.message ?? '');
};
const where = (options: unknown) => SessionOptions.safeParse(options).error?.issues[0]?.path;

describe('options that are refused', () => {
  const secret = 'x';
  test.each([
    [{}, 'secret is text, or a list of at least one text'],
    [{ secret: '' }, 'A secret needs at least one character.'],
    [{ secret: [] }, 'at least one entry'],
    [{ secret, unset: 'x' }, 'unset must be "keep" or "destroy".'],
    [{ secret, resave: 'yes' }, 'resave is true or false.'],
    [{ secret, name: 'a b' }, 'name may have letters'],
    [{ secret, name: '' }, 'name needs at least one character.'],
    [{ secret, saveUnitialized: true }, 'There is no option called saveUnitialized.'],
    [{ secret, cookie: { maxage: 1 } }, 'There is no cookie option called maxage.'],
    [{ secret, cookie: { maxAge: Number.NaN } }, 'not NaN or infinite'],
    [{ secret, cookie: { maxAge: Number.POSITIVE_INFINITY } }, 'not NaN or infinite'],
    [
      { secret, cookie: { maxAge: '60000' } },
      'maxAge must be a number of milliseconds, for example 60000, or null',
    ],
    [{ secret, cookie: { maxAge: -1 } }, 'maxAge must be 0 or more'],
    [{ secret, cookie: { maxAge: 1e20 } }, 'maxAge must be at most 100 years'],
    [{ secret, cookie: { secure: 'yes' } }, 'secure is true, false or "auto".'],
    [{ secret, cookie: { sameSite: 'sometimes' } }, 'sameSite is true, false'],
    [{ secret, cookie: { path: 'app' } }, 'path must begin with "/".'],
    [{ secret, cookie: { path: '/a;b' } }, 'path must not contain ";"'],
    [{ secret, cookie: { path: '/a\nb' } }, 'path must not contain ";"'],
    [{ secret, genid: 'random' }, 'genid is one of uuid, counter, number'],
    [{ secret, proxy: 'yes' }, 'proxy is true or false.'],
    [{ secret: Array(9).fill('x') }, 'at most 8 entries'],
    [{ secret, cookie: { domain: 'exa mple' } }, 'domain is a host’s name'],
    [{ secret, cookie: { priority: 'urgent' } }, 'priority is "low", "medium" or "high".'],
    [{ secret, cookie: { partitioned: 'yes' } }, 'partitioned is true or false.'],
    [{ secret, cookie: { expires: '2027-01-01' } }, 'expires is a date'],
    [{ secret, cookie: { expires: 1e15 } }, 'before the year 10000'],
    [{ secret, byHand: { 'a b': 1 } }, 'Type the name of an option'],
    [{ secret, byHand: { x: [] } }, 'A value is text, a number, true, false or null.'],
    [
      { secret, byHand: Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`x${i}`, 1])) },
      'At most 8 options can be written by hand',
    ],
    [null, 'The options are an object with at least a secret.'],
    [{ secret, cookie: true }, 'cookie is an object'],
  ])('%j: %s', (options, words) => {
    expect(sentence(options)).toContain(words);
    expect(sentence(options)).not.toBe('accepted');
  });

  test('name the place', () => {
    expect(where({ secret: 'x', cookie: { maxAge: '1' } })).toEqual(['cookie', 'maxAge']);
    expect(where({ secret: ['x', ''] })?.[0]).toBe('secret');
  });
});

describe('options that are accepted', () => {
  test.each([
    TUTORIAL_OPTIONS,
    { secret: ['new', 'old'] },
    {
      secret: 'x',
      cookie: { maxAge: null, sameSite: 'auto', secure: 'auto', httpOnly: false, path: '/app' },
    },
    { secret: 'x', cookie: { maxAge: 0 } },
    { secret: 'x', genid: 'counter', byHand: { maxage: 1, 'cookie.maxage': '1 day', resave: null } },
    {
      secret: 'x',
      cookie: { expires: 0, domain: '.example.com', partitioned: true, priority: 'high' },
    },
    { secret: 'x', name: '__Host-sid', rolling: true, unset: 'destroy', proxy: true },
  ])('%j', (options) => {
    expect(sentence(options)).toBe('accepted');
  });

  test('are in force together with the library’s defaults', () => {
    expect(inForce({ secret: 'x' })).toEqual({ secret: 'x', ...LIBRARY_DEFAULTS });
    expect(inForce({ secret: 'x', resave: false, cookie: { maxAge: 1 } })).toEqual({
      ...LIBRARY_DEFAULTS,
      secret: 'x',
      resave: false,
      cookie: { ...LIBRARY_DEFAULTS.cookie, maxAge: 1 },
    });
  });
});

describe('the name of the cookie', () => {
  test.each([
    [{}, 'connect.sid'],
    [{ name: 'sid' }, 'sid'],
    [{ byHand: { key: 'old' } }, 'old'],
    [{ name: 'sid', byHand: { key: 'old' } }, 'sid'],
    [{ name: 'sid', byHand: { name: 'other' } }, 'other'],
    [{ name: 'sid', byHand: { name: '' } }, 'connect.sid'],
    [{ byHand: { name: 5 } }, '5'],
  ])('%j: %s', (options, name) => {
    expect(cookieNameOf({ secret: 'x', ...options })).toBe(name);
  });
});

describe('options as code', () => {
  test('show a function, a date, and what was written by hand in its place', () => {
    const options: SessionOptions = {
      secret: 'x',
      genid: 'counter',
      cookie: { maxAge: 1000, expires: Date.UTC(2027, 0, 2) },
      byHand: { 'cookie.maxAge': '1 day', 'cookie.maxage': 5, resav: false },
    };
    expect(toCode(options)).toBe(
      [
        'let count = 0;',
        'app.use(session({',
        "  secret: 'x',",
        '  genid: () => String(++count),',
        '  resav: false,',
        '  cookie: {',
        "    maxAge: '1 day',",
        "    expires: new Date('2027-01-02T00:00:00.000Z'),",
        '    maxage: 5,',
        '  },',
        '}));',
      ].join('\n'),
    );
    expect(changedOptions({ secret: 'x' }, options)).toEqual([
      'cookie.expires',
      'cookie.maxAge',
      'cookie.maxage',
      'genid',
      'resav',
    ]);
  });

  test('look as a learner would write them', () => {
    expect(toCode({ secret: 'it’s "mine"', resave: false, cookie: { maxAge: 1000, sameSite: 'lax' } })).toBe(
      [
        'app.use(session({',
        `  secret: 'it’s "mine"',`,
        '  resave: false,',
        '  cookie: {',
        '    maxAge: 1000,',
        "    sameSite: 'lax',",
        '  },',
        '}));',
      ].join('\n'),
    );
  });

  test('say which option each line shows', () => {
    const shown = toCodeLines(TUTORIAL_OPTIONS).map(({ option }) => option);
    expect(shown).toEqual([null, 'secret', 'saveUninitialized', 'resave', null, 'cookie.maxAge', null, null]);
  });

  test('run, and give back the very same options', () => {
    const anOption = fc.record(
      {
        secret: fc.oneof(
          fc.string({ minLength: 1 }),
          fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        ),
        resave: fc.boolean(),
        unset: fc.constantFrom('keep' as const, 'destroy' as const),
        cookie: fc.record(
          { maxAge: fc.option(fc.nat()), path: fc.constant('/a'), httpOnly: fc.boolean() },
          { requiredKeys: [] },
        ),
      },
      { requiredKeys: ['secret'] },
    );
    fc.assert(
      fc.property(anOption, (options) => {
        let passed: unknown;
        const run = new Function('app', 'session', toCode(options));
        run({ use: () => {} }, (given: unknown) => {
          passed = given;
        });
        const { cookie, ...rest } = options;
        // No cookie options make no cookie line.
        expect(passed).toEqual(cookie && Object.keys(cookie).length > 0 ? options : rest);
      }),
    );
  });
});
