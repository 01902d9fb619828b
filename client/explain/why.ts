/**
 * Why a station of an exchange did what it did, in words. Decisions are explained by the shared rules; the
 * other stations in a sentence each. Pure.
 */
import { explain } from '#shared/decisionWords.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { Condition, Question, Station, TraceEvent } from '#shared/trace.ts';
import { explainWhyTexts } from '../texts/explainWhy.ts';
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
  /** What the server said about it, in its own words; null where it said nothing. */
  said: string | null;
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

const words = explainWhyTexts;

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
  const after = failure === null ? [] : [words.librarySays(failure)];
  return {
    title: words.titles[question][answer ? 'yes' : 'no'],
    answer,
    question,
    sentences: [...before, sentenceOf(question, exchange), ...after].filter((sentence) => sentence !== ''),
    conditions: decision?.conditions ?? [],
    isDone: true,
    changes: [],
    said: null,
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
  const said = event.type === 'browser.cookie' ? asSentence(event.reason) : null;
  return { ...PLAIN, title, sentences, said, cites: rule && citation(rule.section) };
}

function tellWire(event: TraceEvent, { browser, redirectOf }: ExchangeView): Told | null {
  const { wire } = words;
  const who = browser ?? wire.somebody;
  switch (event.type) {
    case 'browser.requested':
      if (event.crossSite === true)
        return [wire.crossSite.title, wire.crossSite.text(who, event.method, event.url)];
      return redirectOf === null
        ? [wire.begins.title, wire.begins.text(who, event.method)]
        : [wire.redirect.title, wire.redirect.text(who, redirectOf)];
    case 'request.started':
      return [wire.travels.title, wire.travels.text(who, event.method, event.path, event.cookies.length)];
    case 'browser.cookie':
      return [wire.jar, words.jar[event.action](event.browser, event.name)];
    case 'response.sent':
      return event.outcome === 'aborted'
        ? [wire.cutOff.title, wire.cutOff.text]
        : [wire.back.title, wire.back.text(browser)];
    default:
      return null;
  }
}

const asSentence = (reason: string | null): string | null =>
  reason && `${reason.charAt(0).toUpperCase()}${reason.slice(1)}${/[.!?]$/.test(reason) ? '' : '.'}`;

const PLAIN = {
  isDone: false,
  answer: null,
  question: null,
  conditions: [],
  changes: [],
  said: null,
  source: null,
  cites: null,
} as const;

type Told = readonly [title: string, ...sentences: string[]];

const TELLERS: Record<Station, (exchange: ExchangeView, cookieName: string) => Told> = {
  'read-cookie': (exchange, name) => [words.readCookie.title, readCookie(exchange, name)],
  'verify-signature': (exchange) => [words.verifySignature.title, verifySignature(exchange)],
  'load-session': (exchange) => [words.loadSession.title, loadSession(exchange)],
  handler: (exchange) => [words.handler.title, handler(exchange)],
  save: (exchange) => [words.save.title, notAsked(exchange, words.save)],
  'set-cookie': (exchange) => [words.setCookie.title, notAsked(exchange, words.setCookie)],
  respond: (exchange) => [words.respond.title, ...respond(exchange)],
};

function readCookie({ cookie, skipped, requestHeaders }: ExchangeView, name: string): string {
  if (skipped !== null) return words.skipped[skipped.reason];
  if (cookie === null) return words.notReached;
  if (cookie.verdict !== 'absent') return words.readCookie.brought(name);
  const hasHeader = requestHeaders.some(([key]) => key.toLowerCase() === 'cookie');
  return hasHeader ? words.readCookie.othersOnly(name) : words.readCookie.noHeader;
}

function verifySignature({ cookie, skipped }: ExchangeView): string {
  if (skipped !== null) return words.verifySignature.skipped;
  if (cookie === null) return words.notReached;
  const older = cookie.verdict === 'valid' ? (cookie.secret ?? 0) : 0;
  return older > 0 ? words.verifySignature.olderSecret(older + 1) : words.verifySignature[cookie.verdict];
}

function loadSession(exchange: ExchangeView): string {
  const { generated, loaded, skipped, failed, storeCalls } = exchange;
  const said = words.loadSession;
  if (skipped !== null) return said.skipped;
  if (failedEarly(exchange)) {
    const message = failed ?? '';
    return storeFailed(exchange) ? said.storeFailed(message) : said.failed(message);
  }
  if (loaded !== null) return said.loaded;
  const made = generated.find(({ reason }) => reason !== 'regenerated');
  if (made !== undefined) return words.generated[made.reason];
  return storeCalls.some(({ method }) => method === 'get') ? said.asking : words.notReached;
}

function handler(exchange: ExchangeView): string {
  const { changed, generated, outcome, status, skipped } = exchange;
  const said = words.handler;
  if (failedEarly(exchange)) return said.neverRan;
  if (generated.some(({ reason }) => reason === 'regenerated')) return said.regenerated;
  if (changed?.data === null) return said.destroyed;
  if (changed !== null) return changed.patch.length > 0 ? said.changed : said.unchanged;
  if (status !== null) return skipped !== null ? said.withoutSession : said.unchanged;
  return outcome === 'running' ? said.runs : words.notReached;
}

function notAsked({ status, skipped, changed }: ExchangeView, said: typeof words.save): string {
  if (skipped !== null) return said.skipped;
  if (status === null) return words.notReached;
  return changed?.data === null ? said.noSession : said.tooEarly;
}

function respond({ status, outcome, setCookies, responseHeaders }: ExchangeView): string[] {
  if (status === null) return [words.notReached];
  const said = words.respond;
  const location = responseHeaders.find(([name]) => name.toLowerCase() === 'location')?.[1];
  const names = setCookies.map(({ name }) => name).join(', ');
  const sentences = [setCookies.length === 0 ? said.noCookie(status) : said.cookies(status, names)];
  if (location !== undefined) sentences.push(said.location(location));
  if (outcome === 'running') sentences.push(said.running);
  if (outcome === 'aborted') sentences.push(said.aborted);
  return sentences;
}
