/**
 * Exchanges as a HAR 1.2 file (http://www.softwareishard.com/blog/har-12-spec/), as other tools open it: header lines in
 * wire order, and what is known about the session under `_sessionscope`. A body is there where the browser showed it. Pure.
 */
import { parseSetCookie, splitCookieHeader } from '#shared/cookies.ts';
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import type { Headers, TraceEvent, TraceEventOf } from '#shared/trace.ts';
import { reasonPhrase } from '../stage/reasonPhrase.ts';

export interface Told {
  exchange: ExchangeView;
  /** All its events, in order. */
  events: readonly TraceEvent[];
}

/** A HAR file's content. Exchanges that never reached the server, or still run, are left out. */
export function toHar(told: readonly Told[], origin: string) {
  const over = told.filter(({ exchange }) => exchange.arrived && exchange.outcome !== 'running');
  return {
    log: {
      version: '1.2',
      creator: { name: 'Sessionscope', version: '1' },
      entries: over.map((one) => entryOf(one, origin)),
    },
  };
}

function entryOf({ exchange, events }: Told, origin: string) {
  const timings = timingsOf(events);
  return {
    startedDateTime: new Date(exchange.t).toISOString(),
    time: round(timings.send + timings.wait + timings.receive),
    request: requestOf(exchange, events, origin),
    response: responseOf(exchange, events),
    cache: {},
    timings,
    _sessionscope: factsOf(exchange),
  };
}

function requestOf(exchange: ExchangeView, events: readonly TraceEvent[], origin: string) {
  const { method, path, requestHeaders, requestBody } = exchange;
  const asked = eventOf(events, 'browser.requested')?.url;
  const url = new URL(asked ?? `${origin}${path}`);
  url.hash = '';
  const type = headerOf(requestHeaders, 'content-type');
  const params = [...new URLSearchParams(requestBody ?? '')].map(([name, value]) => ({ name, value }));
  return {
    method,
    url: url.href,
    httpVersion: 'HTTP/1.1',
    cookies: requestHeaders
      .filter(([name]) => name.toLowerCase() === 'cookie')
      .flatMap(([, value]) => splitCookieHeader(value)),
    headers: linesOf(requestHeaders),
    queryString: [...url.searchParams].map(([name, value]) => ({ name, value })),
    ...(requestBody === null ? {} : { postData: { mimeType: type, params, text: requestBody } }),
    headersSize: -1,
    bodySize: requestBody === null ? 0 : new TextEncoder().encode(requestBody).length,
  };
}

function responseOf(exchange: ExchangeView, events: readonly TraceEvent[]) {
  const { status, responseHeaders, bytes } = exchange;
  const page = eventOf(events, 'browser.page');
  const mimeType = headerOf(responseHeaders, 'content-type');
  const size = bytes ?? 0;
  return {
    // 0 where the socket closed before a status line, as browsers have it.
    status: status ?? 0,
    statusText: reasonPhrase(status ?? 0),
    httpVersion: 'HTTP/1.1',
    cookies: responseHeaders
      .filter(([name]) => name.toLowerCase() === 'set-cookie')
      .flatMap(([, value]) => cookieOf(value)),
    headers: linesOf(responseHeaders),
    content: {
      size,
      mimeType,
      ...(page === undefined ? {} : { text: page.body }),
      ...(page?.truncated ? { comment: 'Only the beginning was kept.' } : {}),
    },
    redirectURL: headerOf(responseHeaders, 'location'),
    headersSize: -1,
    bodySize: size,
    ...(exchange.outcome === 'aborted' ? { _error: 'The socket closed before the last byte.' } : {}),
  };
}

function cookieOf(raw: string) {
  const cookie = parseSetCookie(raw);
  if (cookie === null) return [];
  const { name, value, attributes } = cookie;
  const { path, domain, expires, httpOnly = false, secure = false, sameSite } = attributes;
  return [
    {
      name,
      value,
      httpOnly,
      secure,
      ...(path === undefined ? {} : { path }),
      ...(domain === undefined ? {} : { domain }),
      ...(typeof expires === 'number' ? { expires: new Date(expires).toISOString() } : {}),
      ...(sameSite === undefined ? {} : { sameSite }),
    },
  ];
}

/** Milliseconds, from the clock that never jumps. What another program waited before it sent isn't known. */
function timingsOf(events: readonly TraceEvent[]) {
  const at = (type: TraceEvent['type']) => events.find((event) => event.type === type)?.mono;
  const arrived = at('request.started') ?? 0;
  const sent = at('browser.requested') ?? arrived;
  const ended = at('response.sent') ?? arrived;
  const answered = at('response.started') ?? ended;
  const ms = (from: number, to: number) => round(Math.max(0, to - from) / 1000);
  const unknown = { blocked: -1, dns: -1, connect: -1, ssl: -1 };
  return { ...unknown, send: ms(sent, arrived), wait: ms(arrived, answered), receive: ms(answered, ended) };
}

function factsOf(exchange: ExchangeView) {
  const { id, browser, visit, cookie, generated, storeCalls, decisions, findings, transport } = exchange;
  return {
    exchange: id,
    browser: browser ?? 'outside',
    visit,
    transport,
    session: sidOfExchange(exchange),
    cookie: cookie?.verdict ?? null,
    generated: generated.map(({ sid, reason }) => ({ sid, reason })),
    storeCalls: storeCalls.map(({ method, sid, caller, outcome, durationMs }) => ({
      method,
      sid,
      caller,
      outcome,
      durationMs,
    })),
    decisions: Object.fromEntries(
      Object.entries(decisions).map(([question, decision]) => [
        question,
        { answer: decision.answer, conditions: decision.conditions },
      ]),
    ),
    findings: findings.map((finding) => finding.id),
  };
}

const linesOf = (headers: Headers) => headers.map(([name, value]) => ({ name, value }));

const headerOf = (headers: Headers, wanted: string): string =>
  headers.find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';

const round = (ms: number): number => Math.round(ms * 1000) / 1000;

function eventOf<T extends TraceEvent['type']>(
  events: readonly TraceEvent[],
  type: T,
): TraceEventOf<T> | undefined {
  return events.find((event): event is TraceEventOf<T> => event.type === type);
}
