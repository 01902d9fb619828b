import { expect, test } from 'vitest';
import { clockText } from './clockText.ts';

const REAL = new Date(2027, 0, 2, 9, 0, 0).getTime();
const DAY = 86_400_000;

test('near the real time the weekday is enough', () => {
  expect(clockText(REAL + 3_605_000, REAL)).toMatchObject({ day: 'Sat', time: '10:00:05' });
});

test('a clock far ahead shows its date, so that no weekday is taken for this week’s', () => {
  expect(clockText(REAL + 7 * DAY, REAL).day).toBe('9 Jan 2027');
  expect(clockText(REAL + 366 * DAY, REAL).full).toContain('2028');
});
