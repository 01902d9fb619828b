import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PersistentMap } from './persistentMap.ts';

const sorted = <V>(entries: Iterable<readonly [string, V]>) =>
  [...entries].sort(([a], [b]) => (a < b ? -1 : 1));

const step = fc.oneof(
  fc.record({ key: fc.nat(400).map(String), value: fc.nat() }),
  fc.record({ key: fc.nat(400).map(String), value: fc.constant(null) }),
);

describe('a persistent map', () => {
  test('holds what a map holds after any steps, and every older one stays as it was', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 600, size: 'max' }), (steps) => {
        const plain = new Map<string, number>();
        let map = PersistentMap.of<number>();
        const older: { map: PersistentMap<number>; held: [string, number][] }[] = [];
        for (const [at, { key, value }] of steps.entries()) {
          if (at % 50 === 0) older.push({ map, held: [...plain] });
          if (value === null) plain.delete(key);
          else plain.set(key, value);
          map = value === null ? map.delete(key) : map.set(key, value);
          expect([map.size, map.get(key), map.has(key)]).toEqual([
            plain.size,
            plain.get(key),
            plain.has(key),
          ]);
        }
        expect(sorted(map)).toEqual(sorted(plain));
        expect([...map.keys()].sort()).toEqual([...plain.keys()].sort());
        expect([...map.values()].sort()).toEqual([...plain.values()].sort());
        for (const { map: then, held } of older) expect(sorted(then)).toEqual(sorted(held));
      }),
      { numRuns: 60 },
    );
  });

  test('keeps apart keys whose hashes are the same', () => {
    // FNV-1a gives both the same 32 bits.
    const twins = ['costarring', 'liquid'];
    const others = Array.from({ length: 40 }, (_, at) => `key ${at}`);
    const map = PersistentMap.of([...twins, ...others].map((key): [string, string] => [key, key]));
    expect(twins.map((key) => map.get(key))).toEqual(twins);
    expect(map.delete('liquid').get('costarring')).toBe('costarring');
  });

  test('is itself where nothing changes', () => {
    const map = PersistentMap.of([['a', 1]]);
    expect(map.set('a', 1)).toBe(map);
    expect(map.delete('b')).toBe(map);
  });

  test('keeps a few entries in the order in which they came', () => {
    const map = PersistentMap.of(['d', 'b', 'a', 'c'].map((key): [string, null] => [key, null]));
    expect([...map].map(([key]) => key)).toEqual(['d', 'b', 'a', 'c']);
  });
});
