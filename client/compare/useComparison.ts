/** The comparison on screen: its state, and the moment of it that is looked at, the same in both. */
import { useMemo, useState, useSyncExternalStore } from 'react';
import type { Comparison, ComparisonState } from './comparison.ts';
import { type Moment, momentOf, NO_MOMENT } from './moment.ts';

export interface ComparisonView {
  comparison: Comparison;
  state: ComparisonState;
  moment: Moment;
  /** To the moment at which so many rows were seen; null: the end, also as it moves on. */
  seek: (at: number | null) => void;
  onlyDifferences: boolean;
  setOnlyDifferences: (only: boolean) => void;
}

export function useComparison(comparison: Comparison): ComparisonView {
  const state = useSyncExternalStore(comparison.subscribe, comparison.getState);
  const [at, seek] = useState<number | null>(null);
  const [onlyDifferences, setOnlyDifferences] = useState(false);
  const { run } = state;
  const moment = useMemo(() => (run === null ? NO_MOMENT : momentOf(run, at)), [run, at]);
  return { comparison, state, moment, seek, onlyDifferences, setOnlyDifferences };
}
