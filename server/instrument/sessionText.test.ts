import fc from 'fast-check';
import { applyPatch } from 'rfc6902';
import { describe, expect, test } from 'vitest';
import { contentsOf, expiresOf, jsonOf, patchBetween } from './sessionText.ts';

describe('the contents of a session', () => {
  test('are what express-session hashes: everything but its own cookie', () => {
    expect(contentsOf({ cookie: { path: '/' }, a: 1, nested: { cookie: 'stays' } })).toBe(
      '{"a":1,"nested":{"cookie":"stays"}}',
    );
    expect(contentsOf({ a: 1 })).toBe('{"a":1}');
    expect(contentsOf([1])).toBe('[1]');
    expect(contentsOf('text')).toBe('"text"');
  });

  test('are the library’s own text for whatever is in a session', () => {
    const theirs = (sess: object) =>
      JSON.stringify(sess, function (this: unknown, key: string, value: unknown) {
        return this === sess && key === 'cookie' ? undefined : value;
      });
    const aSession = fc.dictionary(
      fc.oneof(fc.constant('cookie'), fc.constant('toJSON'), fc.string()),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(aSession, (sess) => {
        expect(contentsOf(sess)).toBe(theirs(sess));
      }),
    );
    const speaking = { cookie: 1, toJSON: () => ({ cookie: 2, a: 1 }) };
    expect(contentsOf(speaking)).toBe(theirs(speaking));
  });

  test('are none where they are no JSON', () => {
    expect(contentsOf({ a: 1n })).toBeNull();
    expect(jsonOf({ a: 1n })).toBeNull();
    expect(jsonOf(undefined)).toBeNull();
  });
});

test.each([
  [{ cookie: { expires: '2026-10-21T07:28:00.000Z' } }, Date.UTC(2026, 9, 21, 7, 28)],
  [{ cookie: { expires: new Date(5) } }, 5],
  [{ cookie: { expires: null } }, null],
  [{ cookie: { expires: 'never' } }, null],
  [{ cookie: {} }, null],
  [{}, null],
  [null, null],
])('%j ends at %s', (sess, expires) => {
  expect(expiresOf(sess)).toBe(expires);
});

describe('a patch', () => {
  test('says what was changed, as finely as it can', () => {
    expect(patchBetween('{"cart":["a"]}', '{"cart":["a","b"]}')).toEqual([
      { op: 'add', path: '/cart/-', value: 'b' },
    ]);
    expect(patchBetween('{"a":1}', '{}')).toEqual([{ op: 'remove', path: '/a' }]);
  });

  test('of a large session names whole keys, at once', () => {
    const many = Array.from({ length: 20_000 }, (_, n) => n);
    const before = JSON.stringify({ many, gone: 1, same: many, 'a/b~c': 1 });
    const after = JSON.stringify({ many: [...many].reverse(), same: many, 'a/b~c': 2, new: 3 });
    expect(patchBetween(before, after)).toEqual([
      { op: 'replace', path: '/many', value: [...many].reverse() },
      { op: 'remove', path: '/gone' },
      { op: 'replace', path: '/a~1b~0c', value: 2 },
      { op: 'add', path: '/new', value: 3 },
    ]);
  });

  test('makes the session after of the session before', () => {
    const aSession = fc.dictionary(
      fc.string().filter((key) => key !== '__proto__'),
      fc.oneof(fc.jsonValue(), fc.string({ minLength: 900, maxLength: 1500 })),
      { maxKeys: 6 },
    );
    fc.assert(
      fc.property(aSession, aSession, (before, after) => {
        const texts = [JSON.stringify(before), JSON.stringify(after)] as const;
        const patched: unknown = JSON.parse(texts[0]);
        const patch = patchBetween(...texts);
        expect(applyPatch(patched, JSON.parse(JSON.stringify(patch))).every((error) => error === null)).toBe(
          true,
        );
        expect(patched).toEqual(JSON.parse(texts[1]));
      }),
    );
  });
});
