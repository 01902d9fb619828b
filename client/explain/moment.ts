/** The moment that the stage shows, in words: for the banner, the transport and those who listen. Pure. */
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { describe } from './events.ts';
import { LABELS, stationOf } from './stations.ts';

/** `exchange 7, Save? Yes`. */
export function momentWords(event: TraceEvent | null, exchange: ExchangeView | null): string {
  if (event === null) return 'the beginning';
  const what = describe(event).title;
  if (exchange === null || event.exchange !== exchange.id) return what;
  return `exchange ${exchange.id}, ${what}`;
}

const QUESTIONS = {
  destroy: 'Destroy?',
  save: 'Save?',
  touch: 'Touch?',
  'set-cookie': 'Set cookie?',
} as const;

/** The place of the moment in a word or two: `Save?`, `Load session`, `Request`. */
export function placeWords(event: TraceEvent | null): string {
  if (event === null) return 'the beginning';
  if (event.type === 'decision') return QUESTIONS[event.question];
  const station = stationOf(event);
  if (station !== null) return LABELS[station];
  switch (event.type) {
    case 'browser.requested':
    case 'request.started':
      return 'Request';
    case 'response.sent':
      return 'Response';
    case 'browser.cookie':
      return 'Cookie jar';
    case 'browser.script':
    case 'browser.closed':
    case 'browser.page':
    case 'browser.failed':
      return 'Page';
    case 'clock.advanced':
      return 'Clock';
    case 'app.changed':
      return 'App';
    case 'options.changed':
    case 'trust-proxy.changed':
      return 'Options';
    case 'store.changed':
    case 'store.trouble':
      return 'Store';
    default:
      return 'Sandbox';
  }
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
