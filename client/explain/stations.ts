/**
 * An exchange as the seven stations of its way through the server: what is known of each at a moment, in words,
 * and which of them an event belongs to. Pure; drawing is elsewhere.
 */
import { takeApart } from '#shared/cookies.ts';
import type { ExchangeView, StoreCallView } from '#shared/exchanges.ts';
import type { Station, TraceEvent } from '#shared/trace.ts';
import { explainTexts } from '../texts/explain.ts';
import { failedEarly, storeFailed } from './failure.ts';
import { statement } from './session.ts';

export interface StationView {
  id: Station;
  label: string;
  /** A word before the label that did not come true. */
  struck: string | null;
  state: 'waiting' | 'passed' | 'skipped' | 'failed';
  /** What happened there, in a few words; null where nothing is to say. */
  words: string | null;
  /** The words are program text. */
  code: boolean;
  /** The session id that stands beside it. */
  sid: string | null;
  /** It is shown, but held by nobody: made and thrown away, or not valid. */
  ghost: boolean;
}

type Said = Omit<StationView, 'id' | 'label'> & { label?: string };

const say = (state: StationView['state'], told: string | null = null, more: Partial<Said> = {}): Said => ({
  struck: null,
  code: false,
  sid: null,
  ghost: false,
  ...more,
  state,
  words: told,
});
const WAITING = say('waiting');

const words = explainTexts.stations;

/** Names of stations, as far as they don't depend on what happened there. */
export const LABELS: Readonly<Record<Station, string>> = words.labels;

const TELLERS: Record<Station, (exchange: ExchangeView) => Said> = {
  'read-cookie': readCookie,
  'verify-signature': verifySignature,
  'load-session': loadSession,
  handler,
  save,
  'set-cookie': setCookie,
  respond,
};

const ORDER: readonly Station[] = [
  'read-cookie',
  'verify-signature',
  'load-session',
  'handler',
  'save',
  'set-cookie',
  'respond',
];

/** The stations of an exchange as it stood at some moment; all waiting where there is none. */
export function stationsOf(exchange: ExchangeView | null): StationView[] {
  return ORDER.map((id) => {
    const said = exchange === null ? WAITING : TELLERS[id](exchange);
    return { label: LABELS[id], ...said, id };
  });
}

function readCookie({ cookie, skipped }: ExchangeView): Said {
  if (skipped !== null) return say('skipped', words.skipped[skipped.reason]);
  if (cookie === null) return WAITING;
  if (cookie.verdict === 'absent') return say('passed', words.cookie.none);
  const sid = claimedSid(cookie);
  return say('passed', sid === null ? words.cookie.other : null, { sid, ghost: cookie.verdict !== 'valid' });
}

/** The id that a session cookie claims, whether its signature holds or not; null where it has another form. */
export const claimedSid = ({ sid, raw }: Pick<CookieRead, 'sid' | 'raw'>): string | null =>
  sid ?? (raw === null ? null : (takeApart(raw)?.sid ?? null));

type CookieRead = NonNullable<ExchangeView['cookie']>;

function verifySignature({ cookie, skipped }: ExchangeView): Said {
  if (skipped !== null) return say('skipped', words.passedBy);
  if (cookie === null) return WAITING;
  switch (cookie.verdict) {
    case 'absent':
      return say('skipped', words.signature.absent);
    case 'valid':
      return say(
        'passed',
        (cookie.secret ?? 0) > 0
          ? words.signature.olderSecret((cookie.secret ?? 0) + 1)
          : words.signature.valid,
      );
    case 'bad-signature':
    case 'unsigned':
      return say('failed', words.signature[cookie.verdict]);
  }
}

function loadSession(exchange: ExchangeView): Said {
  const { generated, loaded, skipped, storeCalls } = exchange;
  if (skipped !== null) return say('skipped', words.passedBy);
  if (failedEarly(exchange))
    return say('failed', storeFailed(exchange) ? words.load.storeFailed : words.load.failed);
  if (loaded !== null) return say('passed', null, { sid: loaded.sid });
  const made = generated.find(({ reason }) => reason !== 'regenerated');
  if (made !== undefined) {
    return say('passed', null, {
      label: words.load.generate,
      struck: words.load.instead,
      sid: made.sid,
      ghost: isThrownAway(exchange, made.sid),
    });
  }
  const get = storeCalls.find(({ method, caller }) => method === 'get' && caller === 'middleware');
  return get === undefined ? WAITING : say('waiting', words.load.asking);
}

/** Whether a session was made and neither stored nor sent: known once the exchange was answered. */
export function isThrownAway({ storeCalls, setCookies, status }: ExchangeView, sid: string): boolean {
  if (status === null) return false;
  return (
    !storeCalls.some((call) => call.method === 'set' && call.sid === sid) &&
    !setCookies.some((cookie) => cookie.sid === sid)
  );
}

function handler(exchange: ExchangeView): Said {
  const { skipped, changed, generated, decisions, status, storeCalls } = exchange;
  if (failedEarly(exchange)) return say('skipped', words.handler.neverReached);
  const reached = changed !== null || Object.keys(decisions).length > 0 || status !== null;
  const regenerated = generated.find(({ reason }) => reason === 'regenerated');
  if (!reached && regenerated === undefined) return WAITING;
  if (skipped !== null) return say('passed', words.handler.withoutSession);
  if (regenerated !== undefined)
    return say('passed', 'session.regenerate()', { code: true, sid: regenerated.sid });
  if (changed === null) return say('passed', words.handler.unchanged);
  if (changed.data === null) {
    const destroyed = storeCalls.some(({ method, caller }) => method === 'destroy' && caller === 'handler');
    return say('passed', destroyed ? 'session.destroy()' : 'req.session = null', { code: true });
  }
  const [first, ...rest] = changed.patch;
  if (first === undefined) return say('passed', words.handler.unchanged);
  const did = brief(statement(first));
  return say('passed', rest.length === 0 ? did : words.handler.more(did, rest.length), { code: true });
}

/** A row of the stage has a few lines of room; all of it is in the inspector. */
const BRIEF = 72;
const brief = (code: string): string => (code.length > BRIEF ? `${code.slice(0, BRIEF)}…` : code);

function save({ decisions, storeCalls, status, changed, skipped }: ExchangeView): Said {
  const called = (method: string) =>
    storeCalls.findLast((call) => call.method === method && call.caller === 'middleware');
  if (decisions.destroy?.answer === true)
    return say('passed', outcome(words.commit.remove, called('destroy')), { label: words.commit.destroy });
  if (decisions.save?.answer === true)
    return say(stateOf(called('set')), outcome(words.commit.write, called('set')));
  if (decisions.touch?.answer === true)
    return say(stateOf(called('touch')), outcome(words.commit.expiryOnly, called('touch')), {
      label: words.commit.touch,
    });
  if (decisions.save !== undefined) return say('skipped', words.commit.no);
  if (status === null) return WAITING;
  if (skipped !== null) return say('skipped', words.passedBy);
  return say('skipped', changed?.data === null ? words.commit.noSession : words.notAsked);
}

const stateOf = (call: StoreCallView | undefined): StationView['state'] =>
  call?.outcome === 'error' ? 'failed' : 'passed';

const outcome = (done: string, call: StoreCallView | undefined): string =>
  call?.outcome === 'error' ? words.commit.failed : done;

function setCookie({ decisions, setCookies, status, skipped }: ExchangeView): Said {
  const own = setCookies.find(({ by }) => by === 'express-session');
  const apps = setCookies.filter(({ by }) => by === 'app').map(({ name }) => name);
  const beside = (said: string) => (apps.length === 0 ? said : words.beside(said, apps.join(', ')));
  const { yes, no } = words.setCookie;
  if (own !== undefined) return say('passed', beside(yes), { sid: own.sid });
  if (decisions['set-cookie']?.answer === true) return say('passed', yes);
  if (decisions['set-cookie'] !== undefined) return say('skipped', beside(no));
  if (status === null) return WAITING;
  return say('skipped', beside(skipped !== null ? words.passedBy : words.notAsked));
}

function respond({ status, outcome: end }: ExchangeView): Said {
  if (status === null) return WAITING;
  if (end === 'aborted') return say('failed', words.response.cutOff(status));
  return say('passed', end === 'running' ? words.response.writing(status) : String(status));
}

/** The station at which an event happens; null for one on the wire or in a browser. */
export function stationOf(event: TraceEvent): Station | null {
  switch (event.type) {
    case 'cookie.read':
      return event.raw === null ? 'read-cookie' : 'verify-signature';
    case 'session.skipped':
      return 'read-cookie';
    case 'session.generated':
      return event.reason === 'regenerated' ? 'handler' : 'load-session';
    case 'session.loaded':
    case 'session.failed':
      return 'load-session';
    case 'session.changed':
      return 'handler';
    case 'decision':
      return event.question === 'set-cookie' ? 'set-cookie' : 'save';
    case 'cookie.set':
      return 'set-cookie';
    case 'response.started':
      return 'respond';
    case 'hold.reached':
      return event.station;
    case 'store.called':
      return storeStation(event.method, event.caller);
    case 'store.get':
      return storeStation('get', event.caller);
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
    case 'store.other':
      return storeStation('', event.caller);
    default:
      return null;
  }
}

function storeStation(method: string, caller: string): Station | null {
  if (caller === 'outside') return null;
  if (caller === 'handler') return 'handler';
  return method === 'get' ? 'load-session' : 'save';
}

/**
 * The station that is lit: the one of the event, or the handler while it runs, `newest` being whether nothing
 * has happened in the exchange since.
 */
export function litStation(
  event: TraceEvent | null,
  exchange: ExchangeView | null,
  newest: boolean,
): Station | null {
  if (event === null || exchange === null || event.exchange !== exchange.id) return null;
  const ready =
    event.type === 'session.loaded' || event.type === 'session.generated' || event.type === 'session.skipped';
  return newest && ready && exchange.outcome === 'running' ? 'handler' : stationOf(event);
}

/** The station worth explaining while none is lit: where something was decided, else how far it got. */
export function restingStation(exchange: ExchangeView): Station {
  if (exchange.decisions.save !== undefined || exchange.decisions.destroy?.answer === true) return 'save';
  if (exchange.decisions['set-cookie'] !== undefined) return 'set-cookie';
  if (exchange.failed !== null) return 'load-session';
  return exchange.changed !== null ? 'handler' : 'read-cookie';
}
