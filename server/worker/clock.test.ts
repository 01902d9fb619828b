// The sandbox's clock beside the real one: the same dates, at another time.
import { afterEach, describe, expect, it } from 'vitest';
import { installClock, now, setClockOffset } from './clock.ts';

const RealDate = Date;
const DAY = 86_400_000;

afterEach(() => {
  globalThis.Date = RealDate;
  setClockOffset(0);
});

describe('the clock of a sandbox', () => {
  it('moves what asks for the time, in every way to ask', () => {
    installClock();
    setClockOffset(DAY);
    const ahead = RealDate.now() + DAY;
    class Own extends Date {}
    for (const time of [
      now(),
      Date.now(),
      Date.parse(new Date().toISOString()),
      new Own().getTime(),
      Date.parse(Date()),
    ])
      expect(Math.abs(time - ahead)).toBeLessThan(2000);
  });

  it('leaves dates that are given alone', () => {
    installClock();
    setClockOffset(DAY);
    expect(new Date(0).getTime()).toBe(0);
    expect(new Date('2026-01-02T03:04:05Z').toISOString()).toBe('2026-01-02T03:04:05.000Z');
    expect(new Date(new RealDate(7)).getTime()).toBe(7);
    expect(new Date(2026, 0, 2).getTime()).toBe(new RealDate(2026, 0, 2).getTime());
    expect(Reflect.construct(Date, [undefined]).getTime()).toBeNaN();
  });

  it('makes dates that are dates to everybody, of its own and of before', () => {
    installClock();
    setClockOffset(DAY);
    class Own extends Date {}
    expect(new Date()).toBeInstanceOf(RealDate);
    expect(new RealDate()).toBeInstanceOf(Date);
    expect(new Own()).toBeInstanceOf(Own);
    expect(Object.prototype.toString.call(new Date())).toBe('[object Date]');
    expect([Date.name, Date.length, Date.UTC]).toEqual([RealDate.name, RealDate.length, RealDate.UTC]);
  });

  it('is the real one as long as both tell the same time', () => {
    installClock();
    expect(Date).toBe(RealDate);
    setClockOffset(DAY);
    expect(Date).not.toBe(RealDate);
    setClockOffset(0);
    expect(Date).toBe(RealDate);
  });
});
