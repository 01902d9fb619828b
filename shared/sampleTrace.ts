/** For the tests of this room: facts of an exchange as a sandbox tells them, in the order in which they happen. */
import { TUTORIAL_OPTIONS } from './options.ts';
import type { JarCookie, Question, TraceEvent, TraceFact } from './trace.ts';

/** Gives facts their place: seq from `first` on, a millisecond apart. */
export const stamp = (facts: readonly TraceFact[], first = 1, t = 1_700_000_000_000): TraceEvent[] =>
  facts.map((fact, index) => ({ ...fact, seq: first + index, t: t + index, mono: index * 1000 }));

export const STARTED = {
  type: 'sandbox.started',
  version: 1,
  port: 4000,
  store: 'memory',
  options: TUTORIAL_OPTIONS,
  clockOffsetMs: 0,
  browsers: ['Alice', 'Bob'],
  reason: 'new',
  exchange: null,
} satisfies TraceFact;

export const jarCookie = (sid: string): JarCookie => ({
  name: 'connect.sid',
  value: `s%3A${sid}.signature`,
  domain: 'localhost',
  hostOnly: true,
  path: '/',
  secure: false,
  httpOnly: true,
  sameSite: null,
  expires: null,
  created: 0,
  sid,
});

export const sessionJson = (contents: object = {}): string =>
  JSON.stringify({ cookie: { path: '/' }, ...contents });

/** A call of the store by express-session and its answer. */
export function storeCall(
  exchange: number,
  call: number,
  method: 'get' | 'set' | 'touch' | 'destroy',
  { sid, data = null }: { sid: string; data?: string | null },
): [TraceFact, TraceFact] {
  const shared = { call, sid, caller: 'middleware', exchange } as const;
  const answer = { outcome: 'ok', data, expires: null, durationMs: 1, error: null } as const;
  return [
    { type: 'store.called', method, ...shared },
    { type: `store.${method}`, ...shared, ...answer },
  ];
}

export const decision = (exchange: number, question: Question, answer: boolean): TraceFact => ({
  type: 'decision',
  question,
  answer,
  sid: null,
  conditions: [{ name: 'hasSession', value: true }],
  exchange,
});

const asked = (exchange: number, path: string): TraceFact[] => {
  const from = { browser: 'Alice', visit: exchange, method: 'GET', exchange };
  const url = `http://localhost:4000${path}`;
  return [
    { type: 'browser.requested', ...from, url, body: null, redirectOf: null },
    { type: 'request.started', ...from, path, headers: [['Host', 'localhost:4000']], cookies: [] },
  ];
};

const answered = (exchange: number): TraceFact[] => [
  { type: 'response.started', status: 200, headers: [['Content-Type', 'text/html']], exchange },
  { type: 'response.sent', status: 200, bytes: 5, durationMs: 3, outcome: 'finished', exchange },
];

const page = (exchange: number): TraceFact => ({
  type: 'browser.page',
  browser: 'Alice',
  visit: exchange,
  url: 'http://localhost:4000/views',
  status: 200,
  contentType: 'text/html',
  body: 'hello',
  truncated: false,
  exchange,
});

/** Alice comes for the first time: a session is generated, changed, saved, and its cookie set and stored. */
export function firstVisit(exchange: number, sid: string): TraceFact[] {
  const cookie = { name: 'connect.sid', raw: null, verdict: 'absent', sid: null, secret: null } as const;
  const data = sessionJson({ views: 1 });
  const patch = [{ op: 'add', path: '/views', value: 1 }];
  const [called, saved] = storeCall(exchange, exchange, 'set', { sid, data });
  const raw = `connect.sid=s%3A${sid}.signature; Path=/; HttpOnly`;
  const attributes = { path: '/', httpOnly: true };
  const [started, sent] = answered(exchange);
  return [
    ...asked(exchange, '/views'),
    { type: 'cookie.read', ...cookie, exchange },
    { type: 'session.generated', sid, reason: 'no-cookie', previous: null, exchange },
    { type: 'session.changed', sid, patch, data, exchange },
    decision(exchange, 'destroy', false),
    decision(exchange, 'save', true),
    called,
    decision(exchange, 'set-cookie', true),
    { type: 'cookie.set', raw, name: 'connect.sid', sid, attributes, by: 'express-session', exchange },
    ...(started ? [started] : []),
    saved,
    ...(sent ? [sent] : []),
    {
      type: 'browser.cookie',
      browser: 'Alice',
      name: 'connect.sid',
      action: 'stored',
      cookie: jarCookie(sid),
      by: 'response',
      reason: null,
      exchange,
    },
    page(exchange),
  ];
}

/** Alice comes again and only reads: her session is loaded and touched. */
export function readingVisit(exchange: number, sid: string, call = exchange * 10): TraceFact[] {
  const data = sessionJson({ views: 1 });
  const raw = `s%3A${sid}.signature`;
  const [touched, touch] = storeCall(exchange, call + 1, 'touch', { sid });
  const [started, sent] = answered(exchange);
  return [
    ...asked(exchange, '/profile'),
    { type: 'cookie.read', name: 'connect.sid', raw, verdict: 'valid', sid, secret: 0, exchange },
    ...storeCall(exchange, call, 'get', { sid, data }),
    { type: 'session.loaded', sid, data, exchange },
    decision(exchange, 'destroy', false),
    decision(exchange, 'save', false),
    decision(exchange, 'touch', true),
    touched,
    decision(exchange, 'set-cookie', false),
    ...(started ? [started] : []),
    touch,
    ...(sent ? [sent] : []),
    page(exchange),
  ];
}

/** The head of a response leaves. */
export const head = (exchange: number, status = 200, headers: [string, string][] = []): TraceFact => ({
  type: 'response.started',
  exchange,
  status,
  headers,
});

/** Its last byte has left. */
export const sent = (exchange: number, status = 200): TraceFact => ({
  type: 'response.sent',
  exchange,
  status,
  bytes: 1,
  durationMs: 1,
  outcome: 'finished',
});
