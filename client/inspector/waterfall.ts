/** When each store call of an exchange ran, measured from the exchange's first event. Pure. */
import type { ExchangeView, StoreCallView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';

export interface Span {
  call: StoreCallView;
  /** ms from the exchange's first event. */
  start: number;
  /** ms; null while it runs. */
  length: number | null;
}

export interface Waterfall {
  spans: readonly Span[];
  /** ms of the whole exchange as far as it got. */
  total: number;
}

/** `events`: of that exchange, in order. */
export function waterfallOf(exchange: ExchangeView, events: readonly TraceEvent[]): Waterfall {
  const began = events[0]?.mono ?? 0;
  const since = (mono: number) => (mono - began) / 1000;
  const calls = new Map<number, number>();
  for (const event of events) if (event.type === 'store.called') calls.set(event.call, since(event.mono));
  const spans = exchange.storeCalls.map((call) => ({
    call,
    start: calls.get(call.call) ?? 0,
    length: call.durationMs,
  }));
  const end = events.findLast(({ type }) => type === 'response.sent') ?? events.at(-1);
  const total = Math.max(
    end === undefined ? 0 : since(end.mono),
    ...spans.map(({ start, length }) => start + (length ?? 0)),
  );
  return { spans, total };
}
