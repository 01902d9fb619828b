/** The moment that the stage shows, in words: for the banner, the transport and those who listen. Pure. */
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from './events.ts';

/** `exchange 7, Save? Yes`. */
export function momentWords(event: TraceEvent | null, exchange: ExchangeView | null): string {
  if (event === null) return 'the beginning';
  const what = describe(event).title;
  if (exchange === null || event.exchange !== exchange.id) return what;
  return `exchange ${exchange.id}, ${what}`;
}

/** What a settled step is announced as: "Save? Yes. Session K7Qd." */
export function spoken(event: TraceEvent, exchange: ExchangeView | null): string {
  const { title } = describe(event);
  const sid = 'sid' in event && event.sid !== null ? event.sid : null;
  const about =
    sid !== null && exchange !== null && sid === sidOfExchange(exchange)
      ? ` Session ${sid.slice(0, 4)}.`
      : '';
  return `${title}.${about}`;
}
