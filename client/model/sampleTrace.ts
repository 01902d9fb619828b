/** Traces for tests: facts stamped in order, and the events of one visit as a sandbox would tell them. */
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { TraceBatch } from '#shared/protocol.ts';
import type { TraceEvent, TraceFact } from '#shared/trace.ts';

/** Stamps facts with seq from `first` on, one ms apart from `t` on. */
export function stamp(facts: readonly TraceFact[], first = 1, t = 1_700_000_000_000): TraceEvent[] {
  return facts.map((fact, index) => ({
    ...fact,
    seq: first + index,
    t: t + index,
    mono: (first + index) * 1000,
  }));
}

export const START: TraceFact = {
  type: 'sandbox.started',
  exchange: null,
  version: 1,
  port: 4000,
  store: 'memory',
  options: TUTORIAL_OPTIONS,
  clockOffsetMs: 0,
  browsers: ['Alice', 'Bob', 'Mallory'],
  reason: 'new',
};

export interface VisitShape {
  exchange: number;
  visit: number;
  browser?: string;
  redirectOf?: number | null;
  sid?: string;
  path?: string;
}

/** A first visit: no cookie, a session generated, saved and set as a cookie. */
export function visitFacts(shape: VisitShape): TraceFact[] {
  const {
    exchange,
    visit,
    browser = 'Alice',
    redirectOf = null,
    path = '/',
    sid = `sid-${exchange}-xxxx`,
  } = shape;
  const cookie = {
    name: 'connect.sid',
    value: `s:${sid}.sig`,
    domain: 'localhost',
    hostOnly: true,
    path: '/',
    secure: false,
    httpOnly: true,
    sameSite: null,
    expires: null,
    created: 0,
    sid,
  };
  const call = { sid, caller: 'middleware', durationMs: 0.2, error: null } as const;
  const data = '{"cookie":{},"userid":"user1"}';
  return [
    {
      type: 'browser.requested',
      exchange,
      browser,
      visit,
      method: 'GET',
      url: `http://localhost:4000${path}`,
      body: null,
      redirectOf,
    },
    {
      type: 'request.started',
      exchange,
      browser,
      visit,
      method: 'GET',
      path,
      headers: [['Host', 'localhost:4000']],
      cookies: [],
    },
    {
      type: 'cookie.read',
      exchange,
      name: 'connect.sid',
      raw: null,
      verdict: 'absent',
      sid: null,
      secret: null,
    },
    { type: 'session.generated', exchange, sid, reason: 'no-cookie', previous: null },
    { type: 'session.changed', exchange, sid, patch: [{ op: 'add', path: '/userid', value: 'user1' }], data },
    { type: 'decision', exchange, question: 'destroy', answer: false, sid, conditions: [] },
    {
      type: 'decision',
      exchange,
      question: 'save',
      answer: true,
      sid,
      conditions: [{ name: 'modified', value: true }],
    },
    { type: 'store.called', exchange, call: exchange, method: 'set', sid, caller: 'middleware' },
    { type: 'decision', exchange, question: 'set-cookie', answer: true, sid, conditions: [] },
    {
      type: 'cookie.set',
      exchange,
      raw: `connect.sid=s%3A${sid}.sig; Path=/; HttpOnly`,
      name: 'connect.sid',
      sid,
      attributes: { path: '/', httpOnly: true },
      by: 'express-session',
    },
    { type: 'response.started', exchange, status: 200, headers: [['Content-Type', 'text/html']] },
    { type: 'store.set', exchange, call: exchange, outcome: 'ok', data, expires: null, ...call },
    { type: 'response.sent', exchange, status: 200, bytes: 12, durationMs: 3, outcome: 'finished' },
    {
      type: 'browser.cookie',
      exchange,
      browser,
      name: 'connect.sid',
      action: 'stored',
      cookie,
      by: 'response',
      reason: null,
    },
    {
      type: 'browser.page',
      exchange,
      browser,
      visit,
      url: `http://localhost:4000${path}`,
      status: 200,
      contentType: 'text/html',
      body: '<p>hello</p>',
      truncated: false,
    },
  ];
}

/** A request that didn't come from a virtual browser. */
export function outsideFacts(exchange: number, path = '/'): TraceFact[] {
  const outside = { browser: null, visit: null } as const;
  return visitFacts({ exchange, visit: 0, path })
    .filter((fact) => !fact.type.startsWith('browser.'))
    .map((fact) => (fact.type === 'request.started' ? { ...fact, ...outside } : fact));
}

/** `head`: the newest event that there is; left out, it is the last of these. */
export function batchOf(events: readonly TraceEvent[], epoch = 'e1', head?: number): TraceBatch {
  const to = events.at(-1)?.seq ?? 0;
  return { epoch, from: events[0]?.seq ?? 0, to, head: head ?? to, events: JSON.stringify(events) };
}
