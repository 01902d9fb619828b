/** Durations as an author writes them: "90 s", "1 h", "2 days". */
const UNITS: Record<string, number> = {
  ms: 1,
  s: 1000,
  min: 60_000,
  h: 3_600_000,
  day: 86_400_000,
  days: 86_400_000,
};

/** Milliseconds; null where the text is no duration. */
export function durationMs(text: string): number | null {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)\s*(ms|s|min|h|days?)$/.exec(text.trim()) ?? [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? null : Math.round(Number(number) * factor);
}
