/** The lines of the timeline as they are drawn: exchanges, what happened between, and the events of opened ones. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { TimelineEntry } from '../model/state.ts';

export type Line = TimelineEntry | { kind: 'event'; key: string; event: TraceEvent; exchange: number };

/**
 * Lines in order: events stand under their exchange where it is opened, `keep` (null: all) leaves lines out. With
 * nothing opened or left out it is the timeline itself.
 */
export function linesOf(
  timeline: readonly TimelineEntry[],
  opened: ReadonlySet<number>,
  eventsOf: (exchange: number) => readonly TraceEvent[],
  keep: ((entry: TimelineEntry) => boolean) | null,
): readonly Line[] {
  if (opened.size === 0 && keep === null) return timeline;
  const lines: Line[] = [];
  for (const entry of timeline) {
    if (keep !== null && !keep(entry)) continue;
    lines.push(entry);
    if (entry.kind !== 'exchange' || !opened.has(entry.id)) continue;
    for (const event of eventsOf(entry.id)) {
      lines.push({ kind: 'event', key: `event-${event.seq}`, event, exchange: entry.id });
    }
  }
  return lines;
}

/** The exchange of that id. Rows come in the order of ids but for few, so it is near where it would be. */
export function exchangeOf(exchanges: readonly ExchangeView[], id: number): ExchangeView | undefined {
  const first = exchanges[0]?.id ?? id;
  const guess = exchanges[id - first];
  return guess?.id === id ? guess : exchanges.find((exchange) => exchange.id === id);
}

/** How many lines had begun at the event `seq`; told quickly where that is near the end. */
export function countUpTo(lines: readonly Line[], seq: number, exchanges: readonly ExchangeView[]): number {
  const begun = (line: Line) => {
    const first = line.kind === 'exchange' ? exchangeOf(exchanges, line.id)?.firstSeq : line.event.seq;
    return first !== undefined && first <= seq;
  };
  return lines.findLastIndex(begun) + 1;
}
