/**
 * What of a trace event can differ between two sandboxes that were sent the same, in words: by these facts two events
 * are compared. Times, ports and numbers of calls are no facts; a session id counts by its part in the exchange.
 */
import { takeApart } from '#shared/cookies.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { Station, TraceEvent, TraceEventOf } from '#shared/trace.ts';
import { entriesOf, statement } from '../explain/session.ts';
import { stationOf } from '../explain/stations.ts';
import { duration } from '../explain/time.ts';
import { compareTexts } from '../texts/compare.ts';

const T = compareTexts.facts;
const { titles: N, details: D } = T;

/** Where on the picture an event belongs. */
export type Place = Station | 'request' | 'jar' | 'page' | 'finding' | 'sandbox';

/** Names a session id by the part that it plays; null stays null. */
export type SidWords = (sid: string | null) => string;

/** A life that differs by less, in ms, is the same life: two servers don't answer in the same millisecond. */
const SAME_LIFE = 4_000;

/** How long something lives from its event on, ms; null: without an end of its own. */
export interface Life {
  ms: number | null;
}

const life = (expires: number | null | undefined, t: number): Life => ({
  ms: expires === null || expires === undefined ? null : Math.max(0, expires - t),
});

/** A fact in words. A life is told to the next five seconds, for some of it is over when the event is noted. */
export function factWords(fact: Fact | undefined): string {
  if (fact === undefined) return T.none;
  if (typeof fact === 'string') return fact;
  if (fact.ms === null) return T.endless;
  return fact.ms === 0 ? T.overAtOnce : duration(Math.ceil(fact.ms / 5_000) * 5_000);
}

export function isSameFact(a: Fact | undefined, b: Fact | undefined): boolean {
  if (typeof a !== 'object' || typeof b !== 'object') return a === b;
  if (a.ms === null || b.ms === null || a.ms === 0 || b.ms === 0) return a.ms === b.ms;
  return Math.abs(a.ms - b.ms) < SAME_LIFE;
}

const dataWords = (json: string | null): string => {
  if (json === null) return T.nothing;
  // What begins with two underscores is a store's own note, such as when session-file-store last read it.
  const entries = entriesOf(json)?.filter(({ key }) => !key.startsWith('__'));
  if (entries === undefined) return T.noSession;
  return entries.length === 0 ? '{ }' : entries.map(({ key, value }) => `${key}: ${value}`).join(', ');
};

const bodyWords = (html: string): string =>
  html
    .replace(/<style[\s\S]*?<\/style>|<title[\s\S]*?<\/title>/gi, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 300);

const yesNo = (answer: boolean) => (answer ? T.yes : T.no);

/** What an event is called, where in the picture it belongs, and which events of the other sandbox are its like. */
export interface EventKind {
  /** Events with the same key are paired in the order of their happening. */
  key: string;
  place: Place;
  /** As the subject of a sentence. */
  title: string;
}

export function kindOf(event: TraceEvent): EventKind {
  const kind = (place: Place, title: string, ...more: string[]): EventKind => ({
    key: [event.type, ...more].join(' '),
    place: stationOf(event) ?? place,
    title,
  });
  switch (event.type) {
    case 'browser.requested':
      return kind('request', N.visit(event.browser));
    case 'request.started':
      return kind('request', N.request);
    case 'cookie.read':
      return { ...kind('request', N.cookieCame), place: 'read-cookie' };
    case 'session.loaded':
      return { key: 'session', place: 'load-session', title: N.session };
    case 'session.generated':
      if (event.reason === 'regenerated') return kind('handler', N.regenerate, event.reason);
      return { key: 'session', place: 'load-session', title: N.session };
    case 'session.changed':
      return kind('handler', N.changed);
    case 'session.skipped':
      return kind('request', N.skipped);
    case 'session.failed':
      return kind('load-session', N.failed);
    case 'store.called':
      return kind('sandbox', N.call(`store.${event.method}`), event.method, event.caller);
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
      return kind('sandbox', N.call(event.type), event.caller);
    case 'store.other':
      return kind('sandbox', N.call(`store.${event.method}`), event.method, event.caller);
    case 'decision':
      return kind('save', N.questions[event.question], event.question);
    case 'cookie.set':
      return kind('set-cookie', N.cookieSet(event.name), event.name);
    case 'response.started':
    case 'response.sent':
      return { ...kind('respond', N.response), place: 'respond' };
    case 'browser.cookie':
      return kind('jar', N.jar(event.browser, event.name), event.browser, event.name, event.by);
    case 'browser.page':
      return kind('page', N.page(event.browser), event.browser);
    case 'browser.failed':
      return kind('page', N.visitFailed(event.browser), event.browser);
    case 'finding':
      return kind('finding', N.finding(FINDING_TEXTS[event.id].title), event.id);
    case 'server.restarted':
      return kind('sandbox', N.restarted);
    case 'store.changed':
      return kind('sandbox', N.storeRead);
    case 'store.file':
      return kind('sandbox', N.storeFile);
    case 'warning':
      return kind('sandbox', N.warning(event.text), event.text);
    default:
      return kind('sandbox', N.call(event.type));
  }
}

/** Facts by name; an empty name is the event itself: "Save?: A yes, B no". */
export type Facts = Readonly<Record<string, Fact>>;
export type Fact = string | Life;

export function factsOf(event: TraceEvent, sidWords: SidWords): Facts {
  switch (event.type) {
    case 'browser.requested':
      return { '': `${event.method} ${pathOf(event.url)}`, [D.form]: event.body ?? T.none };
    case 'request.started':
      return { '': `${event.method} ${event.path}`, [D.cookies]: cookieNames(event, sidWords) };
    case 'cookie.read':
      return {
        '': T.verdicts[event.verdict],
        [D.id]: sidWords(event.sid),
      };
    case 'session.loaded':
      return { '': T.loaded };
    case 'session.generated':
      return { '': T.generated[event.reason] };
    case 'session.changed':
      if (event.data === null) return { '': T.destroyed };
      return { '': event.patch.length === 0 ? T.nothing : event.patch.map(statement).join('; ') };
    case 'session.skipped':
      return { [D.reason]: T.skipped[event.reason] };
    case 'session.failed':
      return { '': event.message };
    case 'store.called':
      return { [D.id]: sidWords(event.sid) };
    case 'store.get':
    case 'store.destroy':
    case 'store.other':
      return { '': T.stored[event.outcome], [D.data]: dataWords(event.data) };
    case 'store.set':
    case 'store.touch':
      return {
        '': T.stored[event.outcome],
        [D.data]: dataWords(event.data),
        [D.life]: life(event.expires, event.t),
      };
    case 'decision':
      return { '': yesNo(event.answer) };
    case 'cookie.set':
      return cookieFacts(event, sidWords);
    case 'response.started':
      return { '': String(event.status), [D.location]: locationOf(event.headers) };
    case 'response.sent':
      return { '': T.sent[event.outcome] };
    case 'browser.cookie':
      return {
        '': T.kept[event.action],
        [D.id]: sidWords(event.cookie?.sid ?? null),
        [D.rule]: event.rule?.code ?? T.none,
      };
    case 'browser.page':
      return { '': T.page(bodyWords(event.body)), [D.status]: String(event.status) };
    case 'browser.failed':
      return { '': event.message };
    case 'server.restarted':
      return { [D.forgotten]: String(event.lost) };
    case 'store.changed':
      return { '': STORES[event.store].name, [D.records]: String(event.total) };
    default:
      return {};
  }
}

function cookieFacts({ attributes, sid, t }: TraceEventOf<'cookie.set'>, sidWords: SidWords): Facts {
  const { expires, maxAge, ...flags } = attributes;
  const told = Object.entries(flags).map(([name, value]) => [name, String(value)]);
  const ends = maxAge === undefined ? expires : t + maxAge * 1000;
  return { [D.id]: sidWords(sid), [D.life]: life(ends, t), ...Object.fromEntries(told) };
}

const cookieNames = ({ cookies }: TraceEventOf<'request.started'>, sidWords: SidWords): string =>
  cookies.length === 0
    ? T.none
    : cookies
        .map(({ name, value }) => {
          const sid = takeApart(value)?.sid;
          return sid === undefined ? name : T.cookieWith(name, sidWords(sid));
        })
        .join(', ');

const locationOf = (headers: readonly (readonly [string, string])[]): string =>
  headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? T.nowhere;

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start === -1 ? '/' : url.slice(start);
}
