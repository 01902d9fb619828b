/** The timeline's lines for a filter and a set of opened exchanges; the same list while nothing of it changed. */
import { useMemo } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import type { TimelineEntry } from '../model/state.ts';
import { exchangeOf, type Line, linesOf, matches } from './rows.ts';

export function useLines(filter: string, opened: ReadonlySet<number>): readonly Line[] {
  const model = useModel();
  const timeline = useView((state) => state.timeline);
  /** A filter reads what rows say, and opened exchanges grow: only then does every change matter. */
  const exchanges = useView((state) => (filter === '' && opened.size === 0 ? null : state.exchanges));
  return useMemo(() => {
    const words = filter.trim();
    const keep = (entry: TimelineEntry) => {
      const exchange = entry.kind === 'exchange' ? exchangeOf(exchanges ?? [], entry.id) : undefined;
      return exchange !== undefined && matches(exchange, words);
    };
    return linesOf(timeline, opened, (id) => model.eventsOf(id), words === '' ? null : keep);
  }, [model, timeline, opened, filter, exchanges]);
}
