/** A request and its response as the lines of two letters: the exact headers, or the few that matter here. Pure. */
import { splitCookieHeader, takeApart } from '#shared/cookies.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import { stageTexts } from '../texts/stage.ts';
import { reasonPhrase } from './reasonPhrase.ts';

const words = stageTexts.wire;

export interface LetterLine {
  text: string;
  kind: 'start' | 'header' | 'cookie' | 'none' | 'body';
  /** The session id that the line carries. */
  sid: string | null;
  /** The event that wrote it, where one did. */
  seq: number | null;
}

const line = (
  kind: LetterLine['kind'],
  text: string,
  sid: string | null = null,
  seq: number | null = null,
): LetterLine => ({
  kind,
  text,
  sid,
  seq,
});

/** The request as far as it is known. `all`: every header line in wire order. */
export function requestLines(exchange: ExchangeView, all: boolean): LetterLine[] {
  const { method, path, requestHeaders, requestBody } = exchange;
  const start = line('start', `${method} ${path}`);
  const body = requestBody === null || requestBody === '' ? [] : [line('body', requestBody)];
  if (!exchange.arrived) return [start, ...attached(exchange), ...body];
  const headers = requestHeaders.map(([name, value]) => {
    const isCookie = name.toLowerCase() === 'cookie';
    return line(isCookie ? 'cookie' : 'header', `${name}: ${value}`, isCookie ? sidIn(value) : null);
  });
  const cookies = headers.filter(({ kind }) => kind === 'cookie');
  const none = cookies.length === 0 ? [line('none', words.noCookie)] : [];
  return [start, ...(all ? headers : cookies), ...none, ...body];
}

/** Before the request has left: the cookies that the jar put in. */
function attached({ jar }: ExchangeView): LetterLine[] {
  return jar
    .filter(({ action }) => action === 'sent')
    .map(({ name, sid, seq }) => line('cookie', `Cookie: ${name}=…`, sid, seq));
}

/** The first session id in a Cookie header. */
function sidIn(header: string): string | null {
  for (const { value } of splitCookieHeader(header)) {
    const signed = takeApart(value);
    if (signed !== null) return signed.sid;
  }
  return null;
}

/** The response as far as it is known. `all`: every header line in wire order. */
export function responseLines(exchange: ExchangeView, all: boolean): LetterLine[] {
  const { status, responseHeaders, setCookies } = exchange;
  const cookies = setCookies.map(({ raw, sid, seq }) => line('cookie', `Set-Cookie: ${raw}`, sid, seq));
  if (status === null) return cookies.length > 0 ? cookies : [line('none', expected(exchange))];
  const known = new Map(setCookies.map((cookie) => [cookie.raw, cookie]));
  const headers = responseHeaders.map(([name, value]) => {
    if (name.toLowerCase() !== 'set-cookie') return line('header', `${name}: ${value}`);
    const cookie = known.get(value);
    return line('cookie', `${name}: ${value}`, cookie?.sid ?? null, cookie?.seq ?? null);
  });
  const shown = all
    ? headers
    : headers.filter(({ kind, text }) => kind === 'cookie' || text.toLowerCase().startsWith('location:'));
  const none = headers.some(({ kind }) => kind === 'cookie') ? [] : [line('none', words.noSetCookie)];
  return [line('start', `${status} ${reasonPhrase(status)}`.trim()), ...none, ...shown];
}

function expected({ decisions }: ExchangeView): string {
  if (decisions['set-cookie'] === undefined) return words.setCookieLater;
  return decisions['set-cookie'].answer ? words.setCookieNext : words.noSetCookie;
}
