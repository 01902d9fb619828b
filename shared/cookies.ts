/**
 * Cookies as text: the Cookie and Set-Cookie headers, and the form of express-session's own cookie. Pure; a
 * signature is checked where the crypto is.
 */
import type { CookieAttributes } from './trace.ts';

export interface CookiePair {
  name: string;
  /** As on the wire: still URL-encoded. */
  value: string;
}

/** The pairs of a Cookie header in wire order, values not decoded (RFC 6265bis section 4.2.1). */
export function splitCookieHeader(header: string): CookiePair[] {
  const pairs: CookiePair[] = [];
  if (header === '') return pairs;
  for (const part of header.split(';')) {
    const cut = part.indexOf('=');
    if (cut === -1) continue;
    pairs.push({ name: part.slice(0, cut).trim(), value: part.slice(cut + 1).trim() });
  }
  return pairs;
}

/** URL-decoding as the `cookie` package does it: text that can't be decoded stays as it is. */
export function decodeCookieValue(value: string): string {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

export interface SignedSid {
  sid: string;
  signature: string;
}

/**
 * Takes `s:<id>.<signature>` apart, URL-encoded or not; null where the value has another form. Says nothing
 * about whether the signature is right (express-session's README, "secret").
 */
export function takeApart(value: string): SignedSid | null {
  const decoded = decodeCookieValue(value);
  const dot = decoded.lastIndexOf('.');
  if (!decoded.startsWith('s:') || dot < 3) return null;
  return { sid: decoded.slice(2, dot), signature: decoded.slice(dot + 1) };
}

export interface SetCookie extends CookiePair {
  attributes: CookieAttributes;
}

/** Parses a Set-Cookie header as a browser does (RFC 6265bis section 5.6); null where it is to be ignored. */
export function parseSetCookie(raw: string): SetCookie | null {
  const [pair = '', ...rest] = raw.split(';');
  const cut = pair.indexOf('=');
  const name = cut === -1 ? '' : pair.slice(0, cut).trim();
  const value = (cut === -1 ? pair : pair.slice(cut + 1)).trim();
  if (name === '' && value === '') return null;
  const attributes: CookieAttributes = {};
  for (const part of rest) {
    const at = part.indexOf('=');
    const key = (at === -1 ? part : part.slice(0, at)).trim().toLowerCase();
    const text = at === -1 ? '' : part.slice(at + 1).trim();
    if (text.length <= MAX_ATTRIBUTE) readAttribute(attributes, key, text);
  }
  return { name, value, attributes };
}

/** Octets of an attribute's value; one that is longer is as if it weren't there (RFC 6265bis section 5.6). */
const MAX_ATTRIBUTE = 1024;

function readAttribute(into: CookieAttributes, key: string, value: string): void {
  switch (key) {
    case 'expires': {
      const time = Date.parse(value);
      into.expires = Number.isNaN(time) ? null : time;
      break;
    }
    case 'max-age':
      if (/^-?\d+$/.test(value)) into.maxAge = Number(value);
      break;
    case 'domain':
      if (value === '') delete into.domain;
      else into.domain = value.replace(/^\./, '').toLowerCase();
      break;
    case 'path':
      into.path = value;
      break;
    case 'secure':
      into.secure = true;
      break;
    case 'httponly':
      into.httpOnly = true;
      break;
    case 'samesite':
      into.sameSite = value;
      break;
    case 'partitioned':
      into.partitioned = true;
      break;
    case 'priority':
      into.priority = value;
      break;
  }
}

/** The eight shapes of session chips, in palette order. */
export const SHAPES = [
  'diamond',
  'circle',
  'triangle',
  'square',
  'hexagon',
  'star',
  'plus',
  'half-moon',
] as const;
export type Shape = (typeof SHAPES)[number];

export interface Chip {
  /** 0 to 7: one of the identity colours. */
  colour: number;
  shape: Shape;
  /** Four characters of the id. */
  label: string;
}

/** The chip of the n-th session id of a trace, from 0: 64 pairs of colour and shape before one comes again. */
export function chipOf(sid: string, n: number): Chip {
  const shape = SHAPES[(n + 3 * Math.floor(n / 8)) % 8] ?? SHAPES[0];
  return { colour: n % 8, shape, label: sid.slice(0, 4) };
}
