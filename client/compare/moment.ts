/**
 * Both sandboxes of a run at one moment of it. A moment is a number of rows seen, of all the rows in their order, so
 * that both are always at the same place. Pure.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import { EMPTY_WORLD, type World } from '#shared/world.ts';
import { differing, type Group, type Row } from './alignment.ts';
import type { Both, Run } from './comparison.ts';
import type { Place } from './eventFacts.ts';

export interface Moment {
  /** Rows seen. */
  at: number;
  /** Rows in all. */
  total: number;
  /** The group that the moment is in; null before the first. */
  group: Group | null;
  groupAt: number;
  /** The row seen last. */
  row: Row | null;
  worlds: Both<World>;
  exchanges: Both<ExchangeView | null>;
  /** What differs in the group so far. */
  differences: readonly Row[];
}

/** Before anything was run. */
export const NO_MOMENT: Moment = {
  at: 0,
  total: 0,
  group: null,
  groupAt: -1,
  row: null,
  worlds: { a: EMPTY_WORLD, b: EMPTY_WORLD },
  exchanges: { a: null, b: null },
  differences: [],
};

/** `at`: null for the end. */
export function momentOf({ replays, before, groups }: Run, at: number | null): Moment {
  const total = groups.reduce((sum, { rows }) => sum + rows.length, 0);
  const seen = Math.min(total, at ?? total);
  let left = seen;
  let seqA = before.a;
  let seqB = before.b;
  let groupAt = -1;
  let row: Row | null = null;
  let differences: readonly Row[] = [];
  for (const [index, { rows }] of groups.entries()) {
    if (left === 0) break;
    const here = rows.slice(0, left);
    left -= here.length;
    groupAt = index;
    row = here.at(-1) ?? row;
    differences = differing({ rows: here });
    for (const { a, b } of here) {
      seqA = Math.max(seqA, a?.seq ?? 0);
      seqB = Math.max(seqB, b?.seq ?? 0);
    }
  }
  const group = groups[groupAt] ?? null;
  // What happens outside of an exchange leaves the last one on the stage.
  const shown = groups.slice(0, groupAt + 1).findLast(isExchange) ?? null;
  return {
    at: seen,
    total,
    group,
    groupAt,
    row,
    worlds: { a: replays.a.worldAt(seqA), b: replays.b.worldAt(seqB) },
    exchanges: {
      a: shown?.a == null ? null : replays.a.exchangeAt(shown.a, seqA),
      b: shown?.b == null ? null : replays.b.exchangeAt(shown.b, seqB),
    },
    differences,
  };
}

export const isExchange = ({ a, b }: Group): boolean => a !== null || b !== null;

/** Rows seen at the end of a group. */
export const endOf = (groups: readonly Group[], index: number): number =>
  groups.slice(0, index + 1).reduce((sum, { rows }) => sum + rows.length, 0);

/** The moment just after the next row that differs, round to the first; null where none does. */
export function nextDifference(groups: readonly Group[], at: number): number | null {
  const rows = groups.flatMap((group) => group.rows);
  const differs = (index: number) => (rows[index]?.differences.length ?? 0) > 0;
  const after = rows.findIndex((_, index) => index >= at && differs(index));
  const found = after === -1 ? rows.findIndex((_, index) => differs(index)) : after;
  return found === -1 ? null : found + 1;
}

/** What differs at one place, each sentence once. */
export const sentencesAt = (rows: readonly Row[], place: Place): string[] =>
  sentencesOf(rows.filter((row) => row.place === place));

export const sentencesOf = (rows: readonly Row[]): string[] => [
  ...new Set(rows.flatMap(({ differences }) => differences)),
];
