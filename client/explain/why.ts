/**
 * Why a station of an exchange did what it did, in words. Decisions are explained by the shared rules; the
 * other stations in a sentence each. Pure.
 */
import { explain } from '#shared/decisionWords.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Condition, GenerateReason, Question, Station, TraceEvent } from '#shared/trace.ts';
import { type Citation, citation } from './citation.ts';
import { failedEarly, headerFailure, storeFailed } from './failure.ts';
import { heldWords } from './holds.ts';
import { type KeyChange, keyChanges } from './session.ts';

export interface Why {
  title: string;
  /** The answer of a decision; null where the station decides nothing. */
  answer: boolean | null;
  question: Question | null;
  sentences: readonly string[];
  /** Conditions in the order in which the library asked them. */
  conditions: readonly Condition[];
  /** What it tells of is over: the handler that it is about has run, the decision was made. */
  isDone: boolean;
  /** What the handler changed, before and after. */
  changes: readonly KeyChange[];
  /** The function of express-session that decides it. */
  source: string | null;
  /** Where the rule is written that a browser follows. */
  cites: Citation | null;
}

const SOURCES: Record<Question, string> = {
  destroy: 'shouldDestroy',
  save: 'shouldSave',
  touch: 'shouldTouch',
  'set-cookie': 'shouldSetCookie',
};

const TITLES: Record<Question, readonly [yes: string, no: string]> = {
  destroy: ['Why destroy?', 'Why not destroy?'],
  save: ['Why save?', 'Why not save?'],
  touch: ['Why touch?', 'Why not touch?'],
  'set-cookie': ['Why set the cookie?', 'Why no cookie?'],
};

/**
 * Explains a station of an exchange as it stood at some moment; `cookieName` is the name option, `asked` the
 * question that is asked right now, where one is.
 */
export function whyOf(
  station: Station,
  exchange: ExchangeView,
  cookieName: string,
  asked: Question | null = null,
): Why {
  const question = asked ?? questionAt(station, exchange);
  const held = exchange.heldAt !== null && exchange.heldAt === station ? heldWords(exchange.heldAt) : null;
  if (question !== null) {
    const why = whyDecided(question, exchange);
    return held === null ? why : { ...why, sentences: [held.sentence, ...why.sentences] };
  }
  if (held !== null) return { ...PLAIN, title: held.title, sentences: [held.sentence, held.end] };
  const changes = station === 'handler' ? keyChanges(exchange) : [];
  const [title, ...sentences] = TELLERS[station](exchange, cookieName);
  return { ...PLAIN, title, sentences, changes, isDone: hasRun(exchange) };
}

/** Whether the handler of an exchange is known to have run. */
const hasRun = (exchange: ExchangeView): boolean =>
  !failedEarly(exchange) &&
  exchange.skipped === null &&
  (exchange.changed !== null || exchange.status !== null);

/** The decision that a station stands for, as far as the exchange got. */
function questionAt(station: Station, { decisions }: ExchangeView): Question | null {
  if (station === 'set-cookie') return decisions['set-cookie'] === undefined ? null : 'set-cookie';
  if (station !== 'save') return null;
  if (decisions.destroy?.answer === true) return 'destroy';
  if (decisions.touch?.answer === true) return 'touch';
  return decisions.save === undefined ? null : 'save';
}

function whyDecided(question: Question, exchange: ExchangeView): Why {
  const decision = exchange.decisions[question];
  const answer = decision?.answer ?? false;
  const before = question === 'touch' ? [sentenceOf('save', exchange)] : [];
  const failure = question === 'set-cookie' ? headerFailure(exchange) : null;
  const after = failure === null ? [] : [`express-session says: “${failure}”.`];
  return {
    title: TITLES[question][answer ? 0 : 1],
    answer,
    question,
    sentences: [...before, sentenceOf(question, exchange), ...after].filter((sentence) => sentence !== ''),
    conditions: decision?.conditions ?? [],
    isDone: true,
    changes: [],
    source: SOURCES[question],
    cites: null,
  };
}

/** Why a question was answered so, in a sentence; empty where it was not asked. */
export function sentenceOf(question: Question, exchange: ExchangeView): string {
  const decision = exchange.decisions[question];
  if (decision === undefined) return '';
  const { changed, generated, storeCalls } = exchange;
  const context = {
    changed: (changed?.patch.length ?? 0) > 0,
    regenerated: generated.some(({ reason }) => reason === 'regenerated'),
    savedByHandler: storeCalls.some(({ method, caller }) => method === 'set' && caller === 'handler'),
  };
  return explain(question, decision.answer, decision.conditions, context).sentence;
}

/** What goes on between browser and server, for an event on the wire; null for any other. */
export function whyOnTheWire(event: TraceEvent, exchange: ExchangeView): Why | null {
  const told = tellWire(event, exchange);
  if (told === null) return null;
  const [title, ...sentences] = told;
  const rule = event.type === 'browser.cookie' ? (event.rule ?? null) : null;
  return { ...PLAIN, title, sentences, cites: rule && citation(rule.section) };
}

function tellWire(event: TraceEvent, { browser, redirectOf }: ExchangeView): Told | null {
  const who = browser ?? 'Somebody outside';
  switch (event.type) {
    case 'browser.requested':
      if (event.crossSite === true)
        return [
          'Another site leads here',
          `A page of another site makes ${who}’s browser send ${event.method} ${event.url}. SameSite decides which cookies go along.`,
        ];
      return redirectOf === null
        ? ['A request begins', `${who}’s browser writes ${event.method} and looks into its jar.`]
        : ['The redirect is followed', `${who}’s browser was sent here by exchange ${redirectOf}.`];
    case 'request.started':
      return [
        'Over the wire',
        `${who} sends ${event.method} ${event.path}. ${cookieWords(event.cookies.length)}`,
      ];
    case 'browser.cookie':
      return ['The cookie jar', jarWords(event)];
    case 'response.sent':
      return event.outcome === 'aborted'
        ? ['Cut off', 'The connection closed before the last byte.']
        : ['And back', `The response goes back to ${browser ?? 'where the request came from'}.`];
    default:
      return null;
  }
}

const cookieWords = (count: number): string =>
  count === 0
    ? 'No cookie goes along.'
    : `${count === 1 ? 'One cookie goes' : `${count} cookies go`} along, for everybody on the way to read.`;

function jarWords({
  action,
  browser,
  name,
  reason,
}: Extract<TraceEvent, { type: 'browser.cookie' }>): string {
  const sentences = {
    stored: `${browser}’s browser stores ${name}. It will send it with every request that fits.`,
    replaced: `${browser}’s browser had ${name} already and replaces it.`,
    deleted: `${browser}’s browser deletes ${name}: the server gave it an expiry in the past.`,
    expired: `${name} has expired, so ${browser}’s browser drops it.`,
    rejected: `${browser}’s browser rejects ${name}.`,
    sent: `${name} goes into the request. The cookie stays in the jar: a copy is sent.`,
    withheld: `${name} stays in the jar.`,
  } as const;
  return reason === null
    ? sentences[action]
    : `${sentences[action]} ${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?]$/.test(reason) ? '' : '.'}`;
}

const PLAIN = {
  isDone: false,
  answer: null,
  question: null,
  conditions: [],
  changes: [],
  source: null,
  cites: null,
} as const;

type Told = readonly [title: string, ...sentences: string[]];

const NOT_REACHED = 'The request has not come this far.';

const TELLERS: Record<Station, (exchange: ExchangeView, cookieName: string) => Told> = {
  'read-cookie': (exchange, name) => ['Who is it?', readCookie(exchange, name)],
  'verify-signature': (exchange) => ['Is the id genuine?', verifySignature(exchange)],
  'load-session': (exchange) => ['Which session is it?', loadSession(exchange)],
  handler: (exchange) => ['What did your handler do?', handler(exchange)],
  save: (exchange) => ['Save?', notAsked(exchange, 'nothing was asked about saving')],
  'set-cookie': (exchange) => ['Set cookie?', notAsked(exchange, 'express-session did not ask')],
  respond: (exchange) => ['What went back?', ...respond(exchange)],
};

function readCookie({ cookie, skipped, requestHeaders }: ExchangeView, name: string): string {
  if (skipped !== null) return SKIPPED[skipped.reason] ?? 'express-session let the request pass.';
  if (cookie === null) return NOT_REACHED;
  if (cookie.verdict !== 'absent')
    return `The request brought ${name}: “s:”, the session id, a dot, and a signature of that id.`;
  const hasHeader = requestHeaders.some(([key]) => key.toLowerCase() === 'cookie');
  return hasHeader
    ? `The request brought cookies, but none called ${name}. To the server this is somebody new.`
    : 'The request has no Cookie header. To the server this is somebody new.';
}

const SKIPPED: Record<string, string> = {
  'path-mismatch':
    'The path is outside of the cookie’s path, so express-session let the request pass without a session.',
  'store-disconnected':
    'The store is disconnected, so express-session let the request pass without a session.',
  'session-exists': 'The request already had a session, so express-session let it pass.',
  error: 'express-session could not begin, so the request has no session.',
};

function verifySignature({ cookie, skipped }: ExchangeView): string {
  if (skipped !== null) return 'express-session let the request pass, so nothing was verified.';
  if (cookie === null) return NOT_REACHED;
  switch (cookie.verdict) {
    case 'absent':
      return 'There is no session cookie, so there is no signature to check.';
    case 'valid':
      return (cookie.secret ?? 0) > 0
        ? `The signature was made with secret number ${(cookie.secret ?? 0) + 1}, an older one that still verifies: the id is genuine.`
        : 'The signature was made with this server’s secret, so nobody altered the id. It is signed, not encrypted: anybody can read it.';
    case 'bad-signature':
      return 'The signature doesn’t belong to that id: it was altered, or made with another secret. express-session drops it without a word and goes on as if no cookie came.';
    case 'unsigned':
      return 'The value doesn’t begin with “s:”, so it isn’t signed. express-session ignores it.';
  }
}

const GENERATED: Record<GenerateReason, string> = {
  'no-cookie':
    'No session id came in, so express-session generated a session with a new random id. So far it exists in memory only.',
  'bad-signature':
    'The id that came in was not genuine, so express-session generated a session with another one.',
  unsigned: 'The id that came in was not signed, so express-session generated a session with another one.',
  'not-in-store':
    'The store has no record under the id that came in, so express-session generated a session with another one.',
  expired:
    'The record under the id that came in had expired, so express-session generated a session with another one.',
  'store-error':
    'The store answered ENOENT: it has no such file. express-session takes that for “no session” and generated one.',
  regenerated: 'The handler asked for another id.',
};

function loadSession(exchange: ExchangeView): string {
  const { generated, loaded, skipped, failed, storeCalls } = exchange;
  if (skipped !== null) return 'express-session let the request pass, so there is no session.';
  if (failedEarly(exchange))
    return storeFailed(exchange)
      ? `The store failed, and express-session passed the error on: ${failed}`
      : `express-session could make no session: ${failed}`;
  if (loaded !== null) return 'The store has a record under that id. It became req.session.';
  const made = generated.find(({ reason }) => reason !== 'regenerated');
  if (made !== undefined) return GENERATED[made.reason];
  return storeCalls.some(({ method }) => method === 'get')
    ? 'The store was asked for the record and has not answered yet.'
    : NOT_REACHED;
}

function handler(exchange: ExchangeView): string {
  const { changed, generated, outcome, status, skipped } = exchange;
  if (failedEarly(exchange)) return 'It never ran: an error came first.';
  if (generated.some(({ reason }) => reason === 'regenerated'))
    return 'It called regenerate(): the old record is destroyed and a session with a new id takes its place.';
  if (changed?.data === null)
    return 'It destroyed the session: the record is gone from the store. The browser still has the cookie.';
  if (changed !== null && changed.patch.length > 0) return 'It changed the session:';
  if (changed !== null) return 'It left the session as it was.';
  if (status !== null)
    return skipped !== null ? 'It ran without a session.' : 'It left the session as it was.';
  return outcome === 'running' ? 'Your code runs now, with the session at req.session.' : NOT_REACHED;
}

function notAsked({ status, skipped, changed }: ExchangeView, what: string): string {
  if (skipped !== null) return `express-session let the request pass, so ${what}.`;
  if (status === null) return NOT_REACHED;
  if (changed?.data === null) return `There is no session left at req.session, so ${what}.`;
  return `The request ended before the session was ready, so ${what}.`;
}

function respond({ status, outcome, setCookies, responseHeaders }: ExchangeView): string[] {
  if (status === null) return [NOT_REACHED];
  const location = responseHeaders.find(([name]) => name.toLowerCase() === 'location')?.[1];
  const cookies = setCookies.length === 0 ? 'no cookie' : setCookies.map(({ name }) => name).join(', ');
  const sentences = [
    `Status ${status} with ${setCookies.length === 0 ? cookies : `Set-Cookie for ${cookies}`}.`,
  ];
  if (location !== undefined) sentences.push(`It sends the browser on to ${location}.`);
  if (outcome === 'running') sentences.push('The headers have left; the last byte waits for the store.');
  if (outcome === 'aborted') sentences.push('The connection closed before the last byte.');
  return sentences;
}
