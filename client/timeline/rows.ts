/** The lines of the timeline as they are drawn: exchanges, what happened between, and the events of opened ones. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { TimelineEntry } from '../model/state.ts';

export type Line =
  | { kind: 'exchange'; key: string; id: number }
  | { kind: 'note'; key: string; event: TraceEvent }
  | { kind: 'event'; key: string; event: TraceEvent; exchange: number };

const known = new WeakMap<TimelineEntry, Line>();

/** The same entry is always the same line. */
function lineOf(entry: TimelineEntry): Line {
  const before = known.get(entry);
  if (before !== undefined) return before;
  const line: Line =
    entry.kind === 'exchange'
      ? { kind: 'exchange', key: `exchange-${entry.id}`, id: entry.id }
      : { kind: 'note', key: `note-${entry.seq}`, event: entry.event };
  known.set(entry, line);
  return line;
}

/** Lines in order; `keep` leaves lines out, events stand under their exchange where it is opened. */
export function linesOf(
  timeline: readonly TimelineEntry[],
  opened: ReadonlySet<number>,
  eventsOf: (exchange: number) => readonly TraceEvent[],
  keep: (entry: TimelineEntry) => boolean,
): Line[] {
  const lines: Line[] = [];
  for (const entry of timeline) {
    if (!keep(entry)) continue;
    lines.push(lineOf(entry));
    if (entry.kind !== 'exchange' || !opened.has(entry.id)) continue;
    for (const event of eventsOf(entry.id)) {
      lines.push({ kind: 'event', key: `event-${event.seq}`, event, exchange: entry.id });
    }
  }
  return lines;
}

/** Whether every word of a filter occurs in what an exchange's row says. */
export function matches(exchange: ExchangeView, filter: string): boolean {
  const { id, browser, method, path, status, generated, cookie, setCookies, storeCalls } = exchange;
  const sids = [cookie?.sid, ...generated.map(({ sid }) => sid)];
  const said = [
    `#${id}`,
    browser ?? 'outside',
    method,
    path,
    status,
    ...sids,
    ...setCookies.map(({ name }) => name),
    ...storeCalls.map((call) => call.method),
  ];
  const text = said.join(' ').toLowerCase();
  return filter
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** The exchange of that id. Rows come in the order of ids but for few, so it is near where it would be. */
export function exchangeOf(exchanges: readonly ExchangeView[], id: number): ExchangeView | undefined {
  const first = exchanges[0]?.id ?? id;
  const guess = exchanges[id - first];
  return guess?.id === id ? guess : exchanges.find((exchange) => exchange.id === id);
}
