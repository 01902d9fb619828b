import { describe, expect, it } from 'vitest';
import { type CredentialsPage, credentialsOf, fromFragment, withCredentials } from './credentials.ts';

const alice = { sandbox: 'a1b2', token: 'tok.en-with_dots' };

type Storage = CredentialsPage['localStorage'];

function page(hash: string, storage: Storage | null) {
  const written: string[] = [];
  return {
    written,
    location: { hash },
    history: { state: null, replaceState: (_: unknown, __: string, url: string) => written.push(url) },
    get localStorage(): Storage {
      if (storage === null) throw new Error('forbidden');
      return storage;
    },
  };
}

function memoryStorage(): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

describe('credentials of a page', () => {
  it('survive the way through a fragment, beside other fields', () => {
    const fragment = withCredentials('#lesson=first-cookie', alice);
    expect(fromFragment(fragment)).toEqual(alice);
    expect(new URLSearchParams(fragment.slice(1)).get('lesson')).toBe('first-cookie');
  });

  it.each([
    '',
    '#',
    '#sandbox=',
    '#sandbox=abc',
    '#sandbox=abc.',
    '#sandbox=.abc',
    `#sandbox=${'x'.repeat(65)}.t`,
  ])('are absent in %j', (fragment) => expect(fromFragment(fragment)).toBeNull());

  it('come from the URL first, then from what this browser remembers', () => {
    const storage = memoryStorage();
    credentialsOf(page('', storage)).save(alice);
    expect(credentialsOf(page('', storage)).load()).toEqual(alice);
    expect(credentialsOf(page('#sandbox=other.t', storage)).load()).toEqual({ sandbox: 'other', token: 't' });
  });

  it('are kept in the URL alone where storage is forbidden', () => {
    const place = page('', null);
    credentialsOf(place).save(alice);
    expect(place.written.map(fromFragment)).toEqual([alice]);
    expect(credentialsOf(place).load()).toBeNull();
  });
});
