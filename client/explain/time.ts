/** Times in words: what is left until an expiry, how long something took, when it was. Pure. */

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const UNITS = [
  { ms: DAY, name: 'day', below: 'h', belowMs: HOUR },
  { ms: HOUR, name: 'h', below: 'min', belowMs: MINUTE },
  { ms: MINUTE, name: 'min', below: 's', belowMs: SECOND },
] as const;

/** `1 day`, `6 h 20 min`, `45 s`: two units at most, rounded down. `ms` is at least 0. */
export function duration(ms: number): string {
  for (const { ms: size, name, below, belowMs } of UNITS) {
    if (ms < size) continue;
    const whole = Math.floor(ms / size);
    const rest = Math.floor((ms % size) / belowMs);
    const plural = name === 'day' && whole !== 1 ? 's' : '';
    return rest === 0 || whole >= 10
      ? `${whole} ${name}${plural}`
      : `${whole} ${name}${plural} ${rest} ${below}`;
  }
  return `${Math.floor(ms / SECOND)} s`;
}

/** A span from when something was written to when it ends, seen from `now`; all epoch ms. */
export interface Remaining {
  /** Of the whole span, 0 to 1; null where there is no end. */
  fraction: number | null;
  label: string;
}

/** What is left of a cookie or a record. `endless` names what has no end of its own. */
export function remaining(from: number, expires: number | null, now: number, endless: string): Remaining {
  if (expires === null) return { fraction: null, label: endless };
  const left = expires - now;
  if (left <= 0) return { fraction: 0, label: 'expired' };
  const whole = Math.max(1, expires - from);
  return { fraction: Math.min(1, left / whole), label: `${duration(left)} left` };
}

/** `0.4 ms`, `12 ms`, `2.0 s`. */
export function took(ms: number): string {
  if (ms >= SECOND) return `${(ms / SECOND).toFixed(1)} s`;
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const WEEKDAY = new Intl.DateTimeFormat('en-GB', { weekday: 'short' });
const DATE = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const SIX_DAYS = 6 * DAY;

/** `Sat 10:00:05`, or with the date where it is more than six days from `now`. The viewer's own time zone. */
export function when(t: number, now: number): string {
  const day = Math.abs(t - now) < SIX_DAYS ? WEEKDAY.format(t) : DATE.format(t);
  return `${day} ${CLOCK.format(t)}`;
}
