/** The moment that the stage shows, in words: for the banner, the transport and those who listen. Pure. */
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { explainEventsTexts } from '../texts/explainEvents.ts';
import { describe } from './events.ts';
import { LABELS, stationOf } from './stations.ts';

const words = explainEventsTexts.moment;
const { places } = words;

/** `exchange 7, Save? Yes`. */
export function momentWords(event: TraceEvent | null, exchange: ExchangeView | null): string {
  if (event === null) return words.beginning;
  const what = describe(event).title;
  if (exchange === null || event.exchange !== exchange.id) return what;
  return words.inExchange(exchange.id, what);
}

/** The place of the moment in a word or two: `Save?`, `Load session`, `Request`. */
export function placeWords(event: TraceEvent | null): string {
  if (event === null) return words.beginning;
  if (event.type === 'decision') return words.questions[event.question];
  const station = stationOf(event);
  if (station !== null) return LABELS[station];
  switch (event.type) {
    case 'browser.requested':
    case 'request.started':
      return places.request;
    case 'response.sent':
      return places.response;
    case 'browser.cookie':
      return places.jar;
    case 'browser.script':
    case 'browser.closed':
    case 'browser.page':
    case 'browser.failed':
      return places.page;
    case 'clock.advanced':
      return places.clock;
    case 'app.changed':
      return places.app;
    case 'options.changed':
    case 'trust-proxy.changed':
      return places.options;
    case 'store.changed':
    case 'store.trouble':
      return places.store;
    default:
      return places.sandbox;
  }
}

/** What a settled step is announced as: "Save? Yes. Session K7Qd." */
export function spoken(event: TraceEvent, exchange: ExchangeView | null): string {
  const { title } = describe(event);
  const sid = 'sid' in event && event.sid !== null ? event.sid : null;
  const isAbout = sid !== null && exchange !== null && sid === sidOfExchange(exchange);
  return isAbout ? words.spokenOf(title, sid.slice(0, 4)) : words.spoken(title);
}
