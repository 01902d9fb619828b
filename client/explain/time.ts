/** Times in words: what is left until an expiry, how long something took, when it was. Pure. */
import { explainTexts } from '../texts/explain.ts';

const words = explainTexts.time;

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** From `above` on, a duration is told to the nearest `step`; units that would say 0 are left out. */
const PRECISION = [
  { above: 10 * DAY, step: DAY },
  { above: 10 * HOUR, step: HOUR },
  { above: 10 * MINUTE, step: MINUTE },
  { above: 0, step: SECOND },
] as const;

const UNITS = [
  { ms: DAY, name: 'day' },
  { ms: HOUR, name: 'h' },
  { ms: MINUTE, name: 'min' },
  { ms: SECOND, name: 's' },
] as const;

/** `1 day`, `6 h 20 min`, `45 s`: two units at most. `ms` is at least 0; a started second counts as one. */
export function duration(ms: number): string {
  const step = PRECISION.find(({ above }) => ms >= above)?.step ?? SECOND;
  let rest = (step === SECOND ? Math.ceil(ms / step) : Math.round(ms / step)) * step;
  const parts: string[] = [];
  for (const { ms: size, name } of UNITS) {
    const count = Math.floor(rest / size);
    if (count === 0) {
      if (parts.length > 0) break;
      continue;
    }
    rest -= count * size;
    parts.push(words.units[name](count));
    if (parts.length === 2) break;
  }
  const [larger = words.units.s(0), smaller] = parts;
  return smaller === undefined ? larger : words.two(larger, smaller);
}

/** A span from when something was written to when it ends, seen from `now`; all epoch ms. */
export interface Remaining {
  /** Of the whole span, 0 to 1; null where there is no end. */
  fraction: number | null;
  label: string;
}

/** A bar moves in steps that one can see: each step costs a repaint. */
const STEPS = 200;

/** What is left of a cookie or a record. `endless` names what has no end of its own. */
export function remaining(from: number, expires: number | null, now: number, endless: string): Remaining {
  if (expires === null) return { fraction: null, label: endless };
  const left = expires - now;
  if (left <= 0) return { fraction: 0, label: words.expired };
  const whole = Math.max(1, expires - from);
  return {
    fraction: Math.min(1, Math.ceil((left / whole) * STEPS) / STEPS),
    label: words.left(duration(left)),
  };
}

/** `0.4 ms`, `12 ms`, `2.0 s`. */
export function took(ms: number): string {
  if (ms >= SECOND) return words.seconds(ms / SECOND, 1);
  return words.milliseconds(ms < 10 ? ms : Math.round(ms), ms < 10 ? 1 : 0);
}

const SIX_DAYS = 6 * DAY;

/** `Sat 10:00:05`, or with the date where it is more than six days from `now`. The viewer's own time zone. */
export function when(t: number, now: number): string {
  return Math.abs(t - now) < SIX_DAYS ? words.nearby(t) : words.farOff(t);
}
