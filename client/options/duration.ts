/** Durations as people write them and as they are read back. Milliseconds inside, words outside. */
import { optionsTexts } from '../texts/options.ts';

const words = optionsTexts.duration;

const UNITS: readonly { ms: number; short: string; names: readonly string[] }[] = [
  { ms: 86_400_000, short: 'day', names: ['d', 'day', 'days'] },
  { ms: 3_600_000, short: 'h', names: ['h', 'hr', 'hrs', 'hour', 'hours'] },
  { ms: 60_000, short: 'min', names: ['m', 'min', 'mins', 'minute', 'minutes'] },
  { ms: 1000, short: 's', names: ['s', 'sec', 'secs', 'second', 'seconds'] },
  { ms: 1, short: 'ms', names: ['', 'ms', 'millisecond', 'milliseconds'] },
];

export type ParsedDuration = { ms: number } | { problem: string };

/**
 * Reads `60000`, `10 s`, `1.5 h`, `2 days`, `1e3`. Only what isn't a number with a known unit is refused here;
 * whether the number is a possible maxAge is for the sandbox to say.
 */
export function parseDuration(text: string): ParsedDuration {
  const match = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?)\s*([a-z]*)$/i.exec(text.trim());
  if (match === null) {
    return {
      problem: text.trim() === '' ? words.empty : words.unreadable(text.trim()),
    };
  }
  const unit = UNITS.find(({ names }) => names.includes((match[2] ?? '').toLowerCase()));
  if (unit === undefined) return { problem: words.unknownUnit(match[2] ?? '') };
  const ms = Number(match[1]) * unit.ms;
  if (!Number.isFinite(ms)) return { problem: words.tooLong };
  return { ms: Number.isInteger(ms) ? ms : Math.round(ms) };
}

/** The shortest exact form that `parseDuration` reads back, the same in every language: `1 day`, `90 s`, `1.5 h`, `1234 ms`. */
export function formatDuration(ms: number): string {
  const exact = UNITS.find((unit) => ms >= unit.ms && Number.isInteger((ms / unit.ms) * 2));
  if (exact === undefined) return `${ms} ms`;
  const count = ms / exact.ms;
  return `${count} ${exact.short}${exact.short === 'day' && count !== 1 ? 's' : ''}`;
}
