/** The timeline's lines for a filter and a set of opened exchanges; the same list while nothing of it changed. */
import { useMemo } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import type { TimelineEntry } from '../model/state.ts';
import type { Term } from './filter/grammar.ts';
import { filterOf } from './filter/match.ts';
import { exchangeOf, type Line, linesOf } from './rows.ts';

export interface LinesShape {
  terms: readonly Term[];
  opened: ReadonlySet<number>;
  /** Exchanges that stand above the list instead of in it. */
  pinned: readonly number[];
}

export function useLines({ terms, opened, pinned }: LinesShape): readonly Line[] {
  const model = useModel();
  const timeline = useView((state) => state.timeline);
  /** A filter reads what rows say, and opened exchanges grow: only then does every change matter. */
  const exchanges = useView((state) => (terms.length === 0 && opened.size === 0 ? null : state.exchanges));
  return useMemo(() => {
    const filter = filterOf(terms);
    const keep = (entry: TimelineEntry) => {
      if (entry.kind === 'note') return filter.note(entry.event);
      if (pinned.includes(entry.id)) return false;
      if (terms.length === 0) return true;
      const exchange = exchangeOf(exchanges ?? [], entry.id);
      return exchange !== undefined && filter.exchange(exchange);
    };
    const keepsAll = terms.length === 0 && pinned.length === 0;
    return linesOf(timeline, opened, (id) => model.eventsOf(id), keepsAll ? null : keep);
  }, [model, timeline, opened, pinned, terms, exchanges]);
}
