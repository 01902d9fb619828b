/**
 * How express-session came to the session id that it read, told from the request and from that id. Whether a
 * signature is right is its finding, not ours: it has just computed it.
 */
import type { CipherKey } from 'node:crypto';
import { unsign } from 'cookie-signature';
import type { Request } from 'express';
import { type CookiePair, decodeCookieValue, splitCookieHeader } from '#shared/cookies.ts';
import type { CookieVerdict } from '#shared/trace.ts';

export interface CookieReading {
  /** As sent, still URL-encoded; null where there was no such cookie. */
  raw: string | null;
  verdict: CookieVerdict;
  sid: string | null;
  /** Index of the secret that matched; null where none did or cookie-parser did the work. */
  secret: number | null;
  /** Whether the request explains what was read. */
  explained: boolean;
}

/**
 * `read` is what the library's getcookie() gave; `header` is the request's Cookie header. Where they don't fit together,
 * the id counts and the reading says that it isn't explained.
 */
export function readingOf(
  req: Request,
  read: unknown,
  { header, name, secrets }: { header: string; name: string; secrets: readonly CipherKey[] },
): CookieReading {
  // Where cookie-parser is at work, the library may have the id from there: then nothing is known of the signature.
  const only = secrets.length === 1 && req.signedCookies === undefined;
  const leading = only ? leadingValue(header, name, read) : null;
  if (leading !== null && typeof read === 'string')
    return { raw: leading, verdict: 'valid', sid: read, secret: 0, explained: true };
  const raw = rawValue(splitCookieHeader(header), name);
  if (typeof read !== 'string' || read === '') {
    const value = raw === null ? null : plain(raw);
    const verdict = value === null ? 'absent' : value.startsWith('s:') ? 'bad-signature' : 'unsigned';
    return { raw, verdict, sid: null, secret: null, explained: true };
  }
  if (raw !== null && (raw.startsWith(`s%3A${read}.`) || carries(plain(raw), read)))
    return { raw, verdict: 'valid', sid: read, secret: only ? 0 : matching(raw, secrets), explained: true };
  return { raw, verdict: 'valid', sid: read, secret: null, explained: isFromCookieParser(req, name, read) };
}

/** The value where it is the first cookie and carries the id that was read: as a rule, and quickly found. */
function leadingValue(header: string, name: string, read: unknown): string | null {
  if (typeof read !== 'string' || !header.startsWith(`${name}=s%3A${read}.`)) return null;
  const end = header.indexOf(';');
  return header.slice(name.length + 1, end === -1 ? undefined : end).trim();
}

/** The first of that name counts. */
function rawValue(pairs: readonly CookiePair[], name: string): string | null {
  for (const pair of pairs) if (pair.name === name) return pair.value;
  return null;
}

/** The value as the `cookie` package gives it: without the quotes that it may stand in, and decoded. */
const plain = (raw: string): string => decodeCookieValue(/^".*"$/.test(raw) ? raw.slice(1, -1) : raw);

const carries = (value: string, sid: string): boolean =>
  value.startsWith('s:') && value.lastIndexOf('.') === sid.length + 2 && value.startsWith(sid, 2);

/** Which secret signed it: the first that verifies. */
function matching(raw: string, secrets: readonly CipherKey[]): number | null {
  const index = secrets.findIndex((secret) => unsign(plain(raw).slice(2), secret) !== false);
  return index === -1 ? null : index;
}

/** The library still takes what cookie-parser left on the request, where the header had nothing valid. */
function isFromCookieParser(req: Request, name: string, sid: string): boolean {
  const signed: unknown = req.signedCookies?.[name];
  const parsed: unknown = req.cookies?.[name];
  return signed === sid || (typeof parsed === 'string' && carries(parsed, sid));
}
