import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedKeys, entriesOf, keyChanges, literal, statement } from './session.ts';

describe('a session’s data', () => {
  it('leaves the cookie out', () => {
    expect(entriesOf('{"cookie":{"path":"/"},"userid":"user1","views":1}')).toEqual([
      { key: 'userid', value: "'user1'" },
      { key: 'views', value: '1' },
    ]);
  });
  it.each(['', 'nonsense', '[1]', '"text"', 'null'])('is none in %j', (text) =>
    expect(entriesOf(text)).toBeNull(),
  );

  it('is written as JavaScript that has the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const evaluate = new Function(`return (${literal(value)})`);
        expect(JSON.stringify(evaluate())).toBe(JSON.stringify(value));
      }),
    );
  });
});

describe('a change of the session', () => {
  it.each([
    [{ op: 'add', path: '/userid', value: 'user1' }, "session.userid = 'user1'"],
    [{ op: 'replace', path: '/views', value: 2 }, 'session.views = 2'],
    [{ op: 'remove', path: '/messages' }, 'delete session.messages'],
    [{ op: 'add', path: '/cart/-', value: 'apple' }, "session.cart.push('apple')"],
    [{ op: 'replace', path: '/cart/0', value: 'pear' }, "session.cart[0] = 'pear'"],
    [{ op: 'add', path: '/a~1b', value: true }, "session['a/b'] = true"],
  ])('%j is “%s”', (operation, words) => expect(statement(operation)).toBe(words));

  it('names each key once, in order', () => {
    const patch = ['/views', '/cart/0', '/cart/1', '/a~1b'].map((path) => ({ op: 'add', path, value: 1 }));
    expect(changedKeys(patch)).toEqual(['views', 'cart', 'a/b']);
  });
});

describe('what a handler changed', () => {
  const json = (data: object) => JSON.stringify({ cookie: {}, ...data });
  const changed = (patch: { op: string; path: string; value?: unknown }[], data: string | null) => ({
    sid: 'a',
    patch,
    data,
  });
  const loaded = { sid: 'a', data: json({ views: 1, note: 'x' }) };

  it('is told key by key, before and after', () => {
    const patch = [
      { op: 'replace', path: '/views', value: 2 },
      { op: 'remove', path: '/note' },
      { op: 'add', path: '/userid', value: 'user1' },
    ];
    const after = json({ views: 2, userid: 'user1' });
    expect(keyChanges({ loaded, generated: [], changed: changed(patch, after) })).toEqual([
      { key: 'views', before: '1', after: '2' },
      { key: 'note', before: "'x'", after: null },
      { key: 'userid', before: null, after: "'user1'" },
    ]);
  });

  it('is everything where it left no session', () => {
    const gone = keyChanges({ loaded, generated: [], changed: changed([], null) });
    expect(gone.map(({ key, after }) => [key, after])).toEqual([
      ['views', null],
      ['note', null],
    ]);
  });

  it('begins with nothing in a session that it regenerated', () => {
    const generated = [{ sid: 'b', reason: 'regenerated', previous: 'a', seq: 1 }] as const;
    const patch = [{ op: 'add', path: '/views', value: 5 }];
    expect(keyChanges({ loaded, generated, changed: changed(patch, json({ views: 5 })) })).toEqual([
      { key: 'views', before: null, after: '5' },
    ]);
  });
});
