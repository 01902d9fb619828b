import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDuration, parseDuration } from './duration.ts';

test.each([
  ['60000', 60_000],
  ['10 s', 10_000],
  ['10s', 10_000],
  ['1.5 h', 5_400_000],
  [' 2 Days ', 172_800_000],
  ['1 min', 60_000],
  ['.5 s', 500],
  ['0', 0],
  ['1e3', 1000],
])('%s is read as %d milliseconds', (text, ms) => {
  expect(parseDuration(text)).toEqual({ ms });
});

test('negative and huge numbers are passed on, for the sandbox to answer', () => {
  expect(parseDuration('-5')).toEqual({ ms: -5 });
  expect(parseDuration('1e20')).toEqual({ ms: 1e20 });
});

test.each([
  'NaN',
  'Infinity',
  'a while',
  'ten s',
  '',
  '  ',
  '10 fortnights',
  '10,5 s',
  '1e999',
  '0x10',
  '10 s s',
])('%j is refused with a sentence', (text) => {
  const parsed = parseDuration(text);
  expect('problem' in parsed && parsed.problem).toMatch(/^.{10,}\.$/);
});

test('what is written is read back as the same duration', () => {
  fc.assert(
    fc.property(fc.nat(4_000_000_000_000), (ms) => {
      expect(parseDuration(formatDuration(ms))).toEqual({ ms });
    }),
  );
});

test('round durations are written in their own unit', () => {
  expect([10_000, 60_000, 90_000, 5_400_000, 86_400_000, 172_800_000, 1234, 0].map(formatDuration)).toEqual([
    '10 s',
    '1 min',
    '1.5 min',
    '1.5 h',
    '1 day',
    '2 days',
    '1234 ms',
    '0 ms',
  ]);
});
