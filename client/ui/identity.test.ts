import fc from 'fast-check';
import { expect, test } from 'vitest';
import { HUES, hueOf, SHAPES, shapeOf } from './identity.ts';

test('the first eight ids wear eight colours and eight shapes', () => {
  const first = Array.from({ length: 8 }, (_, n) => n);
  expect(new Set(first.map(hueOf)).size).toBe(8);
  expect(first.map(shapeOf)).toEqual(SHAPES);
});

test('64 ids pass before a pair of colour and shape repeats', () => {
  const pairs = Array.from({ length: 64 }, (_, n) => `${hueOf(n)} ${shapeOf(n)}`);
  expect(new Set(pairs).size).toBe(HUES * SHAPES.length);
});

test('two ids of one colour among any eight blocks in a row have different shapes', () => {
  fc.assert(
    fc.property(fc.nat(10_000), fc.integer({ min: 1, max: 7 }), (n, blocks) => {
      expect(hueOf(n + blocks * HUES)).toBe(hueOf(n));
      expect(shapeOf(n + blocks * HUES)).not.toBe(shapeOf(n));
    }),
  );
});
