/**
 * One exchange as a picture: a pure fold of the events that carry its number. What the timeline's row, the
 * wire and the server's stations show comes from here.
 */
import type { HoldStation } from './holds.ts';
import type {
  Caller,
  Condition,
  CookieAction,
  CookieAttributes,
  CookieVerdict,
  FindingId,
  GenerateReason,
  Headers,
  PatchOperation,
  Question,
  Severity,
  SkipReason,
  TraceEvent,
} from './trace.ts';
import type { Transport } from './transport.ts';

export interface StoreCallView {
  call: number;
  method: string;
  sid: string | null;
  caller: Caller;
  /** null while it runs. */
  outcome: 'ok' | 'missing' | 'expired' | 'error' | null;
  durationMs: number | null;
  data: string | null;
  expires: number | null;
  error: string | null;
  seq: number;
}

export interface DecisionView {
  answer: boolean;
  conditions: readonly Condition[];
  /** A key of decisionKey.ts; null where it isn't known. */
  facts: number | null;
  seq: number;
}

export interface SetCookieView {
  raw: string;
  name: string;
  sid: string | null;
  attributes: CookieAttributes;
  by: 'express-session' | 'app';
  seq: number;
}

export interface JarChangeView {
  name: string;
  action: CookieAction;
  sid: string | null;
  reason: string | null;
  seq: number;
}

export interface FindingView {
  id: FindingId;
  severity: Severity;
  proof: readonly number[];
  seq: number;
}

export interface ExchangeView {
  id: number;
  firstSeq: number;
  lastSeq: number;
  /** Sandbox clock of its first event, epoch ms. */
  t: number;
  /** null: from outside, a real tab or another program. */
  browser: string | null;
  visit: number | null;
  redirectOf: number | null;
  method: string;
  path: string;
  transport: Transport;
  requestHeaders: Headers;
  requestBody: string | null;
  /** Whether the request has reached the server. */
  arrived: boolean;
  cookie: { verdict: CookieVerdict; raw: string | null; sid: string | null; secret: number | null } | null;
  skipped: { reason: SkipReason; message: string | null } | null;
  generated: readonly { sid: string; reason: GenerateReason; previous: string | null; seq: number }[];
  loaded: { sid: string; data: string } | null;
  changed: { patch: readonly PatchOperation[]; data: string | null; sid: string | null } | null;
  failed: string | null;
  storeCalls: readonly StoreCallView[];
  decisions: Readonly<Partial<Record<Question, DecisionView>>>;
  setCookies: readonly SetCookieView[];
  jar: readonly JarChangeView[];
  status: number | null;
  responseHeaders: Headers;
  outcome: 'running' | 'finished' | 'aborted';
  durationMs: number | null;
  bytes: number | null;
  /** Where it is held; null while it runs. */
  heldAt: HoldStation | null;
  findings: readonly FindingView[];
}

const begin = (id: number, event: TraceEvent): ExchangeView => ({
  id,
  firstSeq: event.seq,
  lastSeq: event.seq,
  t: event.t,
  browser: null,
  visit: null,
  redirectOf: null,
  method: '',
  path: '',
  transport: 'http',
  requestHeaders: [],
  requestBody: null,
  arrived: false,
  cookie: null,
  skipped: null,
  generated: [],
  loaded: null,
  changed: null,
  failed: null,
  storeCalls: [],
  decisions: {},
  setCookies: [],
  jar: [],
  status: null,
  responseHeaders: [],
  outcome: 'running',
  durationMs: null,
  bytes: null,
  heldAt: null,
  findings: [],
});

/** The exchange after one more of its events; `before` is null for the first. */
export function foldExchange(before: ExchangeView | null, event: TraceEvent): ExchangeView {
  const view = { ...(before ?? begin(event.exchange ?? 0, event)), lastSeq: event.seq };
  switch (event.type) {
    case 'browser.requested': {
      const { browser, visit, method, body, redirectOf, transport = 'http' } = event;
      const path = pathOf(event.url);
      return { ...view, browser, visit, method, redirectOf, requestBody: body, path, transport };
    }
    case 'request.started': {
      const { browser, visit, method, path, headers } = event;
      const transport = event.tls ? 'https' : view.transport;
      return { ...view, browser, visit, method, path, transport, requestHeaders: headers, arrived: true };
    }
    case 'cookie.read': {
      const { verdict, raw, sid, secret } = event;
      return { ...view, cookie: { verdict, raw, sid, secret } };
    }
    case 'session.skipped':
      return { ...view, skipped: { reason: event.reason, message: event.message } };
    case 'session.generated': {
      const { sid, reason, previous, seq } = event;
      return { ...view, generated: [...view.generated, { sid, reason, previous, seq }] };
    }
    case 'session.loaded':
      return { ...view, loaded: { sid: event.sid, data: event.data } };
    case 'session.changed':
      return { ...view, changed: { patch: event.patch, data: event.data, sid: event.sid } };
    case 'session.failed':
      return { ...view, failed: event.message };
    case 'store.called': {
      const { call, method, sid, caller, seq } = event;
      const running = { call, method, sid, caller, seq, ...UNANSWERED };
      return { ...view, storeCalls: [...view.storeCalls, running] };
    }
    case 'store.get':
    case 'store.set':
    case 'store.touch':
    case 'store.destroy':
    case 'store.other': {
      const { outcome, durationMs, data, expires, error } = event;
      const storeCalls = view.storeCalls.map((known) =>
        known.call === event.call ? { ...known, outcome, durationMs, data, expires, error } : known,
      );
      return { ...view, storeCalls };
    }
    case 'decision': {
      const { answer, conditions, facts = null, seq } = event;
      const decision = { answer, conditions, facts, seq };
      return { ...view, decisions: { ...view.decisions, [event.question]: decision } };
    }
    case 'cookie.set': {
      const { raw, name, sid, attributes, by, seq } = event;
      return { ...view, setCookies: [...view.setCookies, { raw, name, sid, attributes, by, seq }] };
    }
    case 'browser.cookie': {
      const { name, action, reason, seq } = event;
      return { ...view, jar: [...view.jar, { name, action, reason, seq, sid: event.cookie?.sid ?? null }] };
    }
    case 'finding': {
      const { id, severity, proof, seq } = event;
      return { ...view, findings: [...view.findings, { id, severity, proof, seq }] };
    }
    case 'hold.reached':
      return { ...view, heldAt: event.station };
    case 'hold.released':
      return { ...view, heldAt: null };
    case 'response.started':
      return { ...view, status: event.status, responseHeaders: event.headers };
    case 'response.sent': {
      const { status, bytes, durationMs, outcome } = event;
      return { ...view, status, bytes, durationMs, outcome };
    }
    default:
      return view;
  }
}

const UNANSWERED = { outcome: null, durationMs: null, data: null, expires: null, error: null } as const;

function pathOf(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  return start === -1 ? '/' : url.slice(start);
}

/** The session id that the exchange ended up with: the last one generated, else the one loaded or read. */
export function sidOfExchange(view: ExchangeView): string | null {
  return view.generated.at(-1)?.sid ?? view.loaded?.sid ?? view.cookie?.sid ?? null;
}
