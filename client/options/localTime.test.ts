import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fromLocalTime, toLocalTime } from './localTime.ts';

test('a moment is read back as it was written, to the second', () => {
  const moment = fc.integer({ min: Date.UTC(1971, 0), max: Date.UTC(9998, 0) });
  fc.assert(
    fc.property(moment, (ms) => {
      const read = fromLocalTime(toLocalTime(ms)) ?? 0;
      // Where clocks are set back an hour comes twice, and only one of the two can be written.
      expect(toLocalTime(read)).toBe(toLocalTime(ms));
      expect(read % 1000).toBe(0);
    }),
  );
});

test('an empty field is no moment', () => {
  expect(fromLocalTime('')).toBeUndefined();
});
