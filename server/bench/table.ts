/** The bench's table: what was measured, the peer's figure beside ours, and the limit. */

export interface Row {
  what: string;
  /** The figure, with its unit. */
  figure: string;
  /** What stands beside it. */
  peer?: string;
  /** What we want, in words, and whether it is so. */
  limit?: { text: string; met: boolean };
}

/** The rows as text in aligned columns. */
export function table(rows: readonly Row[]): string {
  const cells = rows.map(({ what, figure, peer = '', limit }) => [
    what,
    figure,
    peer,
    limit === undefined ? '' : `${limit.text}: ${limit.met ? 'met' : 'NOT MET'}`,
  ]);
  const all = [['what', 'figure', 'peer', 'limit'], ...cells];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  return all
    .map((row) => `  ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('   ')}`.trimEnd())
    .join('\n');
}

/** The value below which the share `p` (0 to 1) of the numbers lies; NaN for none. */
export function quantile(numbers: readonly number[], p: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN;
}

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5);
