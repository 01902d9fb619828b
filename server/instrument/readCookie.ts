/**
 * What express-session reads from a request's cookie, and why: its getcookie() retold with the packages that
 * it uses itself. What it really read is compared with this by whoever asks.
 */

import type { CipherKey } from 'node:crypto';
import { parse } from 'cookie';
import { unsign } from 'cookie-signature';
import type { Request } from 'express';
import { splitCookieHeader } from '#shared/cookies.ts';
import type { CookieVerdict } from '#shared/trace.ts';

export interface CookieReading {
  /** As sent, still URL-encoded; null where there was no such cookie. */
  raw: string | null;
  verdict: CookieVerdict;
  sid: string | null;
  /** Index of the secret that matched. */
  secret: number | null;
}

/** Reads the session cookie of that name as express-session 1.19 does; throws where it would. */
export function readCookie(req: Request, name: string, secrets: readonly CipherKey[]): CookieReading {
  const header = req.headers.cookie;
  const raw = header === undefined ? null : rawValue(header, name);
  const value: unknown = header === undefined ? undefined : parse(header)[name];
  const read = judge(value, secrets);
  if (read.sid) return { raw, ...read };
  return { raw, ...(fromCookieParser(req, name, secrets) ?? read) };
}

type Judgement = Omit<CookieReading, 'raw'>;

function judge(value: unknown, secrets: readonly CipherKey[]): Judgement {
  if (typeof value !== 'string') return { verdict: 'absent', sid: null, secret: null };
  if (!value.startsWith('s:')) return { verdict: 'unsigned', sid: null, secret: null };
  const signed = value.slice(2);
  for (const [index, secret] of secrets.entries()) {
    const sid = unsign(signed, secret);
    if (sid !== false) return { verdict: 'valid', sid, secret: index };
  }
  return { verdict: 'bad-signature', sid: null, secret: null };
}

/** The library still takes what cookie-parser left on the request, where the header had nothing valid. */
function fromCookieParser(req: Request, name: string, secrets: readonly CipherKey[]): Judgement | null {
  const signed: unknown = req.signedCookies?.[name];
  if (typeof signed === 'string' && signed !== '') return { verdict: 'valid', sid: signed, secret: null };
  const parsed = judge(req.cookies?.[name], secrets);
  return parsed.sid ? parsed : null;
}

function rawValue(header: string, name: string): string | null {
  return splitCookieHeader(header).find((pair) => pair.name === name)?.value ?? null;
}
