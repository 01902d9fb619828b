import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isKnownOption, madeOf, meantBy, readValue, whyNotByHand } from './byHand.ts';

describe('the option that was meant', () => {
  test.each([
    ['saveUninitalized', 'saveUninitialized'],
    ['saveUnitialized', 'saveUninitialized'],
    ['saveuninitialized', 'saveUninitialized'],
    ['reSave', 'resave'],
    ['rollin', 'rolling'],
    ['secrte', 'secret'],
    ['cookie.maxage', 'cookie.maxAge'],
    ['cookie.httponly', 'cookie.httpOnly'],
    ['cookie.samesite', 'cookie.sameSite'],
    ['cookie.partioned', 'cookie.partitioned'],
    // right word, wrong place
    ['maxAge', 'cookie.maxAge'],
    ['httpOnly', 'cookie.httpOnly'],
    ['cookie.rolling', 'rolling'],
    ['cookie.name', 'name'],
  ])('%s: %s', (typed, meant) => {
    expect(meantBy(typed)).toBe(meant);
  });

  test.each(['banana', 'cookie.signed', 'ttl', 'x', 'overwrite'])('%s resembles none', (typed) => {
    expect(meantBy(typed)).toBeNull();
  });

  test('is never looked for where the name is right', () => {
    for (const name of ['secret', 'resave', 'cookie.maxAge', 'cookie.priority'])
      expect([isKnownOption(name), meantBy(name)]).toEqual([true, null]);
  });

  test('is an option, whatever is typed', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^(cookie\.)?[a-zA-Z]{1,20}$/), (typed) => {
        const meant = meantBy(typed);
        expect(meant === null || isKnownOption(meant)).toBe(true);
      }),
    );
  });
});

describe('a name that can’t be written', () => {
  test.each([
    ['', 'Type the name of an option'],
    ['a b', 'Type the name of an option'],
    ['cookie.', 'Type the name of an option'],
    ['cookie.a.b', 'Type the name of an option'],
    ['__proto__', 'what kind of object'],
    ['cookie.__proto__', 'what kind of object'],
    ['store', 'a place of its own'],
    ['cookie', 'Write cookie.maxAge'],
    ['cookie.originalMaxAge', 'express-session’s own Cookie'],
  ])('%j: %s', (name, words) => {
    expect(whyNotByHand(name)).toContain(words);
  });

  test.each(['maxage', 'cookie.maxage', 'unset', 'key', '$x', '_y'])('%s can', (name) => {
    expect(whyNotByHand(name)).toBeNull();
  });
});

describe('what is typed', () => {
  test.each([
    ['true', true],
    [' false ', false],
    ['null', null],
    ['60000', 60_000],
    ['-1.5', -1.5],
    ['1e3', 1000],
    ['"60000"', '60000'],
    ["'true'", 'true'],
    ['lax', 'lax'],
    ['', ''],
    ['"', '"'],
    ['1e999', '1e999'],
  ])('%j is read as %j', (typed, value) => {
    expect(readValue(typed)).toBe(value);
  });
});

describe('what the library makes of it', () => {
  test.each([
    ['maxage', 1, 'no option maxage. express-session ignores it silently'],
    ['cookie.maxage', 1, 'no cookie option maxage. express-session ignores it silently'],
    ['key', 'sid', 'old name of name'],
    ['resave', 'false', 'Counts as true'],
    ['cookie.httpOnly', 0, 'Counts as false'],
    ['proxy', 'true', 'Counts as left out'],
    ['secret', '', 'secret option required for sessions'],
    ['unset', '', 'Counts as left out'],
    ['cookie.sameSite', 'sometimes', 'takes it as it is'],
  ])('%s: %j: %s', (name, value, words) => {
    expect(madeOf(name, value)).toContain(words);
  });
});
