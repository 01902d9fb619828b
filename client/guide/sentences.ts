/**
 * Each step of the stage as a sentence, for the log and for those who listen: all that its motion shows is in it, which
 * station it is at, what it found, and which session by its four characters and its shape. Pure.
 */
import { chipOf } from '#shared/cookies.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Station, TraceEvent } from '#shared/trace.ts';
import type { World } from '#shared/world.ts';
import { describe } from '../explain/events.ts';
import { changedKeys } from '../explain/session.ts';
import { LABELS, stationOf } from '../explain/stations.ts';

const STATIONS = Object.keys(LABELS);

/** What chips are told apart by, and when a record ends. */
export type ToldIn = Pick<World, 'chips'>;

/** `Step 5 of 7, Save? The answer is yes: … Session K7Qd, diamond.` */
export function sentenceOf(event: TraceEvent, exchange: ExchangeView | null, world: ToldIn): string {
  const station = stationOf(event);
  const place = station === null ? '' : `${placeOf(station)} `;
  return `${place}${what(event, exchange)}${about(event, world)}`;
}

function placeOf(station: Station): string {
  return `Step ${STATIONS.indexOf(station) + 1} of ${STATIONS.length}, ${LABELS[station].replace(/\?$/, '')}:`;
}

/** A sentence, with its full stop. */
function what(event: TraceEvent, exchange: ExchangeView | null): string {
  switch (event.type) {
    case 'browser.requested':
      return `${event.browser} sends ${event.method} ${pathOf(event.url)} to the server.`;
    case 'request.started':
      return exchange?.browser === null
        ? `A request from outside arrives: ${event.method} ${event.path}.`
        : `The request arrives at the server: ${event.method} ${event.path}.`;
    case 'cookie.read':
      return `${READ[event.verdict](event.name)}`;
    case 'session.generated':
      return 'A new session is generated.';
    case 'store.called':
      return `The store is asked to ${event.method}.`;
    case 'store.get':
      return `The store answers: ${FOUND[event.outcome]}.`;
    case 'store.set':
      return event.outcome === 'error'
        ? 'The store fails to write.'
        : 'The record is written to the store. Its life begins anew.';
    case 'store.touch':
      return event.outcome === 'error'
        ? 'The store fails to touch.'
        : 'The record is touched: its life begins anew, its content stays.';
    case 'store.destroy':
      return event.outcome === 'error'
        ? 'The store fails to destroy.'
        : 'The record is destroyed: its drawer is empty.';
    case 'session.changed':
      return event.data !== null && changedKeys(event.patch).length > 0
        ? `Your handler changes ${changedKeys(event.patch).join(', ')}.`
        : `${describe(event).title}.`;
    case 'decision':
      return `The answer is ${event.answer ? 'yes' : 'no'}: ${conditions(event.conditions)}.`;
    case 'cookie.set':
      return `Set-Cookie ${event.name} is put into the response.`;
    case 'response.started':
      return `The response leaves with status ${event.status}.`;
    case 'browser.cookie':
      return jar(event);
    default:
      return `${describe(event).title}.`;
  }
}

const READ = {
  absent: (name: string) => `No cookie ${name} came in. There is no signature to verify.`,
  valid: (name: string) => `The cookie ${name} came in, and its signature matches.`,
  'bad-signature': (name: string) =>
    `The cookie ${name} came in, but its signature doesn’t match: it counts for nothing.`,
  unsigned: (name: string) => `The cookie ${name} came in without a signature: it counts for nothing.`,
} as const;

const FOUND = {
  ok: 'the record is there',
  missing: 'there is no such record',
  expired: 'the record had expired',
  error: 'it failed',
} as const;

const conditions = (list: readonly { name: string; value: unknown }[]): string =>
  list.map(({ name, value }) => `${name} is ${value}`).join(', ');

function jar(event: Extract<TraceEvent, { type: 'browser.cookie' }>): string {
  const { browser, name, action, by } = event;
  if (action === 'sent') return `${browser}’s cookie ${name} goes along.`;
  if (action === 'withheld')
    return `${browser} keeps the cookie ${name} back: ${event.reason ?? 'a rule says so'}.`;
  if (action === 'expired') return `${browser}’s cookie ${name} has expired and leaves the jar.`;
  if (by === 'response' && action === 'stored') return `${browser}’s jar takes the cookie ${name}.`;
  if (by === 'response' && action === 'replaced')
    return `${browser}’s jar takes the new cookie ${name} in place of the old.`;
  const { title } = describe(event);
  return event.reason === null ? `${title}.` : `${title}: ${event.reason.replace(/\.$/, '')}.`;
}

/** ` Session K7Qd, diamond.`, where the event is about one that has a chip. */
function about(event: TraceEvent, { chips }: ToldIn): string {
  const sid =
    event.type === 'browser.cookie' ? (event.cookie?.sid ?? null) : 'sid' in event ? event.sid : null;
  const number = sid === null ? undefined : chips.get(sid);
  if (sid === null || number === undefined) return '';
  const { label, shape } = chipOf(sid, number);
  return ` Session ${label}, ${shape.replace('-', ' ')}.`;
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
