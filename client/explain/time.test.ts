import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { duration, remaining, took, when } from './time.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a duration in words', () => {
  it.each([
    [0, '0 s'],
    [1, '1 s'],
    [59.4 * SECOND, '1 min'],
    [61 * SECOND, '1 min 1 s'],
    [12 * MINUTE + 20 * SECOND, '12 min'],
    [6 * HOUR + 20 * MINUTE, '6 h 20 min'],
    [DAY - 4 * SECOND, '1 day'],
    [DAY, '1 day'],
    [2 * DAY + 5 * HOUR, '2 days 5 h'],
    [400 * DAY, '400 days'],
  ])('%d ms is “%s”', (ms, words) => expect(duration(ms)).toBe(words));

  it('has two units at most, and never a unit of 0 beside another', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 * DAY }), (ms) => {
        expect(duration(ms)).toMatch(/^[1-9]\d* (days?|h|min|s)( [1-9]\d* (h|min|s))?$/);
      }),
    );
  });
});

describe('what is left', () => {
  it('is the whole just after it was written, and less as time goes on', () => {
    expect(remaining(0, DAY, 0, 'endless')).toEqual({ fraction: 1, label: '1 day left' });
    expect(remaining(0, DAY, DAY / 2, 'endless')).toEqual({ fraction: 0.5, label: '12 h left' });
  });
  it('says where something has no end or has reached it', () => {
    expect(remaining(0, null, 5, 'until the browser closes')).toEqual({
      fraction: null,
      label: 'until the browser closes',
    });
    expect(remaining(0, 10, 10, 'endless')).toEqual({ fraction: 0, label: 'expired' });
  });
});

describe('times', () => {
  it('have as many digits as help', () => {
    expect([took(0.42), took(12.3), took(2040)]).toEqual(['0.4 ms', '12 ms', '2.0 s']);
  });
  it('have the weekday while near, and the date where they are far away', () => {
    const t = new Date(2026, 10, 21, 10, 0, 5).getTime();
    expect(when(t, t + DAY)).toBe('Sat 10:00:05');
    expect(when(t, t + 30 * DAY)).toBe('21 Nov 2026 10:00:05');
  });
});
