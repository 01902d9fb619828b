/**
 * Each step of the stage as a sentence, for the log and for those who listen: all that its motion shows is in it, which
 * station it is at, what it found, and which session by its four characters and its shape. Pure.
 */
import { chipOf } from '#shared/cookies.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { World } from '#shared/world.ts';
import { describe } from '../explain/events.ts';
import { changedKeys } from '../explain/session.ts';
import { LABELS, stationOf } from '../explain/stations.ts';
import { guideTexts } from '../texts/guide.ts';
import { uiTexts } from '../texts/ui.ts';

const T = guideTexts.said;

const STATIONS = Object.keys(LABELS);

/** What chips are told apart by, and when a record ends. */
export type ToldIn = Pick<World, 'chips'>;

/** `Step 5 of 7, Save: The answer is yes: … Session K7Qd, diamond.` */
export function sentenceOf(event: TraceEvent, exchange: ExchangeView | null, world: ToldIn): string {
  const station = stationOf(event);
  const told = about(what(event, exchange), event, world);
  return station === null
    ? told
    : T.at(STATIONS.indexOf(station) + 1, STATIONS.length, LABELS[station], told);
}

/** A sentence, with its full stop. */
function what(event: TraceEvent, exchange: ExchangeView | null): string {
  switch (event.type) {
    case 'browser.requested':
      return T.sends(event.browser, event.method, pathOf(event.url));
    case 'request.started':
      return exchange?.browser === null
        ? T.arrivesFromOutside(event.method, event.path)
        : T.arrives(event.method, event.path);
    case 'cookie.read':
      return T.cookieRead[event.verdict](event.name);
    case 'session.generated':
      return T.generated;
    case 'store.called':
      return T.storeCalled(event.method);
    case 'store.get':
      return T.found[event.outcome];
    case 'store.set':
      return event.outcome === 'error' ? T.notWritten : T.written;
    case 'store.touch':
      return event.outcome === 'error' ? T.notTouched : T.touched;
    case 'store.destroy':
      return event.outcome === 'error' ? T.notDestroyed : T.destroyed;
    case 'session.changed':
      return event.data !== null && changedKeys(event.patch).length > 0
        ? T.changed(changedKeys(event.patch).join(', '))
        : T.whole(describe(event).title);
    case 'decision':
      return T.decided(event.answer, conditions(event.conditions));
    case 'cookie.set':
      return T.cookieSet(event.name);
    case 'response.started':
      return T.leaves(event.status);
    case 'browser.cookie':
      return jar(event);
    default:
      return T.whole(describe(event).title);
  }
}

const conditions = (list: readonly { name: string; value: unknown }[]): string =>
  list.map(({ name, value }) => T.condition(name, String(value))).join(', ');

function jar(event: Extract<TraceEvent, { type: 'browser.cookie' }>): string {
  const { browser, name, action, by } = event;
  if (action === 'sent') return T.cookie.sent(browser, name);
  if (action === 'withheld') return T.cookie.withheld(browser, name, event.reason);
  if (action === 'expired') return T.cookie.expired(browser, name);
  if (by === 'response' && action === 'stored') return T.cookie.stored(browser, name);
  if (by === 'response' && action === 'replaced') return T.cookie.replaced(browser, name);
  const { title } = describe(event);
  return event.reason === null ? T.whole(title) : T.because(title, event.reason);
}

/** With the session at its end, where the event is about one that has a chip. */
function about(sentence: string, event: TraceEvent, { chips }: ToldIn): string {
  const sid =
    event.type === 'browser.cookie' ? (event.cookie?.sid ?? null) : 'sid' in event ? event.sid : null;
  const number = sid === null ? undefined : chips.get(sid);
  if (sid === null || number === undefined) return sentence;
  const { label, shape } = chipOf(sid, number);
  return T.about(sentence, label, uiTexts.sid.shapes[shape]);
}

function pathOf(url: string): string {
  if (!URL.canParse(url)) return url;
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
