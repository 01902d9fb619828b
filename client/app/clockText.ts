/** The sandbox's clock as text, in the viewer's own time zone. */
import { appTexts } from '../texts/app.ts';

export interface ClockText {
  /** `Sat`, or the date where the clock is more than six days from the real one. */
  day: string;
  /** `10:00:05`. */
  time: string;
  /** All of it, for the tooltip. */
  full: string;
}

const SIX_DAYS_MS = 6 * 24 * 60 * 60 * 1000;

/** `at` and `realNow` in epoch ms. */
export function clockText(at: number, realNow: number): ClockText {
  const date = new Date(at);
  const near = Math.abs(at - realNow) < SIX_DAYS_MS;
  const words = appTexts.clock;
  return {
    day: near ? words.weekday(date) : words.date(date),
    time: words.time(date),
    full: words.full(date),
  };
}
