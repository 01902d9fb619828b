/**
 * What would have been decided about requests that are over, had one option been another from the beginning: decide()
 * asked again with the facts that were seen. It tells what follows from them alone. Where a request would have left
 * another cookie or record behind, those that build on it are left out, for nobody saw what they would have met.
 */
import { factsIn, optionsIn } from './decisionKey.ts';
import { type DecisionFacts, type DecisionOptions, decide } from './decisions.ts';
import { type ExchangeView, sidOfExchange } from './exchanges.ts';
import { inForce, type OptionsInForce, type SessionOptions } from './options.ts';

/** An exchange with what was in force when it began. */
export interface Recorded {
  exchange: ExchangeView;
  options: SessionOptions;
  trustProxy: boolean;
}

/** How a request ends: with which call of the store, and whether with a session cookie. */
export interface Ending {
  commit: 'destroy' | 'set' | 'touch' | null;
  cookie: boolean;
}

/** What would have been with one exchange: its ending; or its cookie would, or would not, have lived to it. */
export type Outcome = { was: Ending; would: Ending } | { carries: boolean };

export interface Preview {
  /** Of each exchange that can be told, in order; `carries` only where it differs. */
  told: ReadonlyMap<number, Outcome>;
  /** Exchanges that build on what would have been different. */
  untold: readonly number[];
}

/** Options of which it can be told what another value would have done. */
export type Asked = Partial<Pick<SessionOptions, 'resave' | 'saveUninitialized' | 'rolling' | 'unset'>> & {
  cookie?: Partial<Pick<NonNullable<SessionOptions['cookie']>, 'secure' | 'maxAge'>>;
};

export const differs = (outcome: Outcome): boolean =>
  'carries' in outcome ||
  outcome.was.commit !== outcome.would.commit ||
  outcome.was.cookie !== outcome.would.cookie;

/** `records` from the beginning of what is known, in the order in which they began. */
export function whatIf(records: readonly Recorded[], asked: Asked): Preview {
  const course = new Course(asked);
  const told = new Map<number, Outcome>();
  const untold: number[] = [];
  for (const record of records) {
    const outcome = course.outcomeOf(record, records);
    if (outcome === 'unknown') untold.push(record.exchange.id);
    else if (outcome !== null) told.set(record.exchange.id, outcome);
  }
  return { told, untold };
}

/** What the cookie of a session that began on record is: as it was, and as it would have been. */
interface Born {
  was: OptionsInForce['cookie'];
  would: OptionsInForce['cookie'];
  secureWas: boolean;
  secureWould: boolean;
}

/** A session cookie in a jar: when it was set last, and when it would have been. */
interface InJar {
  sid: string;
  was: number;
  would: number;
}

/** Expires has whole seconds, and counts from when the headers were made. */
const BLUR_MS = 2500;

class Course {
  readonly #asked: Asked;
  readonly #born = new Map<string, Born>();
  readonly #jars = new Map<string, InJar>();
  /** Browsers and session ids about which nothing more is known. */
  readonly #lost = new Set<string>();

  constructor(asked: Asked) {
    this.#asked = asked;
  }

  /** null: there is nothing to tell of it, then or now. */
  outcomeOf(record: Recorded, all: readonly Recorded[]): Outcome | 'unknown' | null {
    const { exchange } = record;
    const ids = idsOf(exchange);
    const traces = exchange.browser === null ? ids : [`browser ${exchange.browser}`, ...ids];
    if (traces.some((trace) => this.#lost.has(trace))) {
      this.#lose(traces);
      return 'unknown';
    }
    const carries = this.#carries(exchange);
    if (carries === true || carries === false) {
      this.#lose(traces);
      return { carries };
    }
    const ending = carries ?? this.#endingOf(record);
    if (ending === null) return null;
    if (ending === 'unknown') {
      this.#lose(traces);
      return 'unknown';
    }
    if (leavesOther(ending, exchange) || (differs(ending) && overlaps(exchange, all))) this.#lose(traces);
    this.#noteCookie(exchange, ending);
    return ending;
  }

  #lose(traces: readonly string[]): void {
    for (const trace of traces) this.#lost.add(trace);
  }

  /** Whether the cookie would have come along, where that is not as it was; null: as it was. */
  #carries({ browser, t, cookie }: ExchangeView): boolean | 'unknown' | null {
    const held = browser === null ? undefined : this.#jars.get(browser);
    const born = held === undefined ? undefined : this.#born.get(held.sid);
    if (held === undefined || born === undefined || cookie === null) return null;
    const left = (since: number, { maxAge }: OptionsInForce['cookie']) =>
      (maxAge ?? Number.POSITIVE_INFINITY) - (t - since);
    const [was, would] = [left(held.was, born.was), left(held.would, born.would)];
    if (was > 0 === would > 0) return null;
    if (Math.min(Math.abs(was), Math.abs(would)) < BLUR_MS) return 'unknown';
    // Somebody took the cookie out of the jar, or put it back: its time had no part in it.
    return was > 0 === (cookie.sid === held.sid) ? would > 0 : null;
  }

  #noteCookie(
    { browser, t, generated, loaded }: ExchangeView,
    { was, would }: { was: Ending; would: Ending },
  ) {
    const sid = generated.at(-1)?.sid ?? loaded?.sid;
    if (browser === null || sid === undefined) return;
    const before = this.#jars.get(browser);
    const known = before?.sid === sid ? before : { sid, was: t, would: t };
    if (was.cookie || would.cookie)
      this.#jars.set(browser, {
        sid,
        was: was.cookie ? t : known.was,
        would: would.cookie ? t : known.would,
      });
  }

  #endingOf(record: Recorded): { was: Ending; would: Ending } | 'unknown' | null {
    const { exchange, options } = record;
    const { decisions } = exchange;
    if (exchange.skipped !== null) return null;
    const atEnd = (decisions.destroy ?? decisions.save)?.facts ?? null;
    const atHeaders = decisions['set-cookie']?.facts ?? null;
    // Nobody vouches for what is written by hand; and a request that was cut short may have left anything behind.
    if (atEnd === null || options.byHand !== undefined) return 'unknown';
    if (options.cookieFor !== undefined && this.#asked.cookie !== undefined) return 'unknown';
    const was: Ending = {
      commit: decisions.destroy?.answer
        ? 'destroy'
        : decisions.save?.answer
          ? 'set'
          : decisions.touch?.answer
            ? 'touch'
            : null,
      cookie: decisions['set-cookie']?.answer ?? false,
    };
    const then = optionsIn(atEnd);
    const { resave, saveUninitialized, rolling, unset } = this.#asked;
    const asked: DecisionOptions = {
      resave: resave ?? then.resave,
      saveUninitialized: saveUninitialized ?? then.saveUninitialized,
      rolling: rolling ?? then.rolling,
      unsetDestroy: unset === undefined ? then.unsetDestroy : unset === 'destroy',
    };
    this.#noteBirth(record);
    const [endFacts, headerFacts] = [atEnd, atHeaders ?? atEnd].map((key) =>
      this.#factsUnder(record, factsIn(key), then, asked),
    );
    if (!endFacts || !headerFacts) return 'unknown';
    const cookie = atHeaders !== null && decide('set-cookie', headerFacts, asked).answer;
    return { was, would: { commit: commitOf(endFacts, asked), cookie } };
  }

  #noteBirth(record: Recorded): void {
    const { exchange, options } = record;
    const sid = exchange.generated.at(-1)?.sid;
    if (sid === undefined) return;
    const was = inForce(options).cookie;
    const would = { ...was, ...this.#asked.cookie };
    const isSecure = ({ secure }: Born['was']) =>
      secure === 'auto' ? countsAsHttps(record) : secure === true;
    this.#born.set(sid, { was, would, secureWas: isSecure(was), secureWould: isSecure(would) });
  }

  /** null where nobody knows what the session’s cookie is: it began before the record, or the handler changed it. */
  #factsUnder(
    record: Recorded,
    seen: DecisionFacts,
    then: DecisionOptions,
    asked: DecisionOptions,
  ): DecisionFacts | null {
    const { exchange } = record;
    const facts = then.resave === asked.resave ? seen : underResave(exchange, seen, then, asked);
    const born = this.#born.get(exchange.generated.at(-1)?.sid ?? exchange.loaded?.sid ?? '');
    const cookie = this.#asked.cookie;
    if (cookie === undefined || !seen.hasSession) return facts;
    if (born === undefined) return null;
    const secureConnection = countsAsHttps(record);
    if (seen.hasExpiry !== isEnding(born.was) || seen.secureCookie !== born.secureWas) return null;
    if (seen.secureCookie && seen.secureConnection !== secureConnection) return null;
    return { ...facts, hasExpiry: isEnding(born.would), secureCookie: born.secureWould, secureConnection };
  }
}

const isEnding = ({ maxAge, expires }: OptionsInForce['cookie']) =>
  (maxAge ?? null) !== null || expires !== undefined;

/** The library's savedHash: it remembers a loaded session as saved only where resave is off. */
function underResave(
  { storeCalls }: ExchangeView,
  seen: DecisionFacts,
  then: DecisionOptions,
  asked: DecisionOptions,
): DecisionFacts {
  if (!seen.loaded) return seen;
  const savedByHandler = then.resave
    ? seen.savedBefore
    : storeCalls.some(({ method, caller }) => method === 'set' && caller === 'handler');
  if (savedByHandler) return seen;
  return { ...seen, savedBefore: !asked.resave, saved: !asked.resave && !seen.modified };
}

function commitOf(facts: DecisionFacts, options: DecisionOptions): Ending['commit'] {
  const asks = (question: 'destroy' | 'save' | 'touch') => decide(question, facts, options).answer;
  if (asks('destroy')) return 'destroy';
  if (asks('save')) return 'set';
  return facts.hasSession && asks('touch') ? 'touch' : null;
}

/** express-session's issecure(), from what was on the wire. */
function countsAsHttps({ exchange, options, trustProxy }: Recorded): boolean {
  if (exchange.transport === 'https') return true;
  const trusts = options.proxy ?? trustProxy;
  const header = exchange.requestHeaders.find(([name]) => name.toLowerCase() === 'x-forwarded-proto')?.[1];
  return trusts && (header ?? '').split(',')[0]?.trim().toLowerCase() === 'https';
}

/** Whether a jar or the store would be other than it was, beyond times that are followed anyway. */
function leavesOther({ was, would }: { was: Ending; would: Ending }, exchange: ExchangeView): boolean {
  const isNew = exchange.generated.length > 0;
  if (was.cookie !== would.cookie && isNew) return true;
  if (was.commit === would.commit) return false;
  return isNew || was.commit === 'destroy' || would.commit === 'destroy';
}

/** Whether another request met the same session meanwhile: then it matters who saves. */
function overlaps(exchange: ExchangeView, all: readonly Recorded[]): boolean {
  const ids = idsOf(exchange);
  return all.some(
    ({ exchange: other }) =>
      other.id !== exchange.id &&
      other.firstSeq < exchange.lastSeq &&
      other.lastSeq > exchange.firstSeq &&
      idsOf(other).some((id) => ids.includes(id)),
  );
}

/** Every session id that an exchange met. */
const idsOf = (exchange: ExchangeView): string[] =>
  [...exchange.generated.map(({ sid }) => sid), exchange.loaded?.sid, sidOfExchange(exchange)].filter(
    (sid) => sid !== null && sid !== undefined,
  );
