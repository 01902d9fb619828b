/**
 * What is noted while a request runs, and the trace facts that it stands for. A sighting is as raw as it was found,
 * for words cost the request its time: they are found later, and in another thread where there is one.
 */
import { parseSetCookie, splitCookieHeader, takeApart } from '#shared/cookies.ts';
import type { Caller, Question, StoreOutcome, TraceEventOf, TraceFact } from '#shared/trace.ts';
import { answersAtEnd, type CommitMethod, recall } from './recall.ts';
import { type Expiry, patchBetween, timeOf } from './sessionText.ts';
import { type HeaderBlock, headersOf, requestHeaders, setCookieLines } from './wireHeaders.ts';

type Exchange = number;

/**
 * Tuples of plain values, since those are quickest to make and to hand to another thread. `decided` is the key of
 * recall(): everything that the answer hangs on.
 */
export type Sighting =
  | [kind: 'fact', fact: TraceFact]
  | [
      kind: 'request',
      exchange: Exchange,
      browser: string | null,
      visit: number | null,
      method: string,
      path: string,
      rawHeaders: readonly string[],
      cookie: string,
      tls: boolean,
    ]
  | [
      kind: 'store-called',
      exchange: Exchange | null,
      call: number,
      method: string,
      sid: string | null,
      caller: Caller,
    ]
  | [
      kind: 'store-answered',
      exchange: Exchange | null,
      call: number,
      method: string,
      sid: string | null,
      caller: Caller,
      outcome: StoreOutcome,
      data: string | null,
      expires: Expiry,
      durationMs: number,
      error: string | null,
    ]
  | [kind: 'loaded', exchange: Exchange, sid: string, data: string]
  | [kind: 'changed', exchange: Exchange, sid: string | null, before: string, after: string | null]
  | [kind: 'end', exchange: Exchange, sid: string | null, decided: number, commit: CommitMethod | null]
  | [kind: 'set-cookie', exchange: Exchange, sid: string | null, decided: number, answer: boolean]
  | [kind: 'headers', exchange: Exchange, status: number, block: HeaderBlock, ownLines: readonly number[]]
  | [
      kind: 'sent',
      exchange: Exchange,
      status: number | null,
      bytes: number,
      durationMs: number,
      outcome: TraceEventOf<'response.sent'>['outcome'],
    ];

/** Takes one sighting as it happens; must be quick and must not throw. */
export type SightingSink = (sighting: Sighting) => void;

/** The facts that a sighting stands for, in the order in which they happened. */
export function factsOf(sighting: Sighting): TraceFact[] {
  switch (sighting[0]) {
    case 'fact':
      return [sighting[1]];
    case 'request': {
      const [, exchange, browser, visit, method, path, rawHeaders, cookie, tls] = sighting;
      const headers = requestHeaders(rawHeaders);
      const cookies = splitCookieHeader(cookie);
      const asked = { browser, visit, method, path, headers, cookies, ...(tls ? { tls } : {}) };
      return [{ type: 'request.started', ...asked, exchange }];
    }
    case 'store-called': {
      const [, exchange, call, method, sid, caller] = sighting;
      return [{ type: 'store.called', call, method, sid, caller, exchange }];
    }
    case 'store-answered':
      return [storeAnswer(sighting)];
    case 'loaded': {
      const [, exchange, sid, data] = sighting;
      return [{ type: 'session.loaded', sid, data, exchange }];
    }
    case 'changed': {
      const [, exchange, sid, before, after] = sighting;
      return [
        { type: 'session.changed', sid, patch: patchBetween(before, after ?? '{}'), data: after, exchange },
      ];
    }
    case 'end':
      return decisionsAtEnd(sighting);
    case 'set-cookie': {
      const [, exchange, sid, decided, answer] = sighting;
      return [decision('set-cookie', answer, { decided, sid, exchange })];
    }
    case 'headers': {
      const [, exchange, status, block, ownLines] = sighting;
      const cookies = setCookieLines(block).map((raw, index) =>
        setCookie(raw, ownLines.includes(index), exchange),
      );
      return [...cookies, { type: 'response.started', status, headers: headersOf(block), exchange }];
    }
    case 'sent': {
      const [, exchange, status, bytes, durationMs, outcome] = sighting;
      return [{ type: 'response.sent', status, bytes, durationMs, outcome, exchange }];
    }
  }
}

function storeAnswer(sighting: Extract<Sighting, { 0: 'store-answered' }>): TraceFact {
  const [, exchange, call, method, sid, caller, outcome, data, expiry, durationMs, error] = sighting;
  const expires = timeOf(expiry);
  const answer = { call, sid, caller, outcome, data, expires, durationMs, error, exchange };
  switch (method) {
    case 'get':
    case 'set':
    case 'touch':
    case 'destroy':
      return { type: `store.${method}`, ...answer };
    default:
      return { type: 'store.other', method, ...answer };
  }
}

function decisionsAtEnd([, exchange, sid, decided, commit]: Extract<Sighting, { 0: 'end' }>): TraceFact[] {
  return answersAtEnd(decided, commit).map(([question, answer]) =>
    decision(question, answer, { decided, sid, exchange }),
  );
}

function decision(
  question: Question,
  answer: boolean,
  { decided, sid, exchange }: { decided: number; sid: string | null; exchange: Exchange },
): TraceFact {
  const { conditions } = recall(question, decided);
  return { type: 'decision', question, answer, sid, conditions, facts: decided, exchange };
}

function setCookie(raw: string, isOwn: boolean, exchange: Exchange): TraceFact {
  const { name, value, attributes } = parseSetCookie(raw) ?? { name: '', value: '', attributes: {} };
  const sid = takeApart(value)?.sid ?? null;
  return { type: 'cookie.set', raw, name, sid, attributes, by: isOwn ? 'express-session' : 'app', exchange };
}
