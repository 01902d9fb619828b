/**
 * A cookie taken apart: encoding, "s:", id and signature, and which secret made that signature. Pure; whoever
 * calls brings the HMAC, so nothing of it depends on where the crypto is.
 */
import { type AttributeWords, describeAbsences, describeAttributes } from './cookieAttributes.ts';
import { type CookiePair, decodeCookieValue, splitCookieHeader } from './cookies.ts';

/** HMAC-SHA256 of a text in UTF-8; answers the 32 bytes. The secret is never empty. */
export type Hmac = (secret: string, text: string) => Promise<Uint8Array>;

/** One secret held against a signature. */
export interface SecretCheck {
  /** What the signature would be with this secret. */
  signature: string;
  matches: boolean;
}

export interface Signed {
  /** The session id. */
  id: string;
  signature: string;
  /** One for each secret, in the order given. */
  checks: readonly SecretCheck[];
  /** Index of the first secret that matches; null where none does. */
  match: number | null;
}

export interface CookieAnatomy {
  /** null for a value without a name. */
  name: string | null;
  /** As on the wire. */
  raw: string;
  /** After URL-decoding. */
  decoded: string;
  encoded: boolean;
  /** Whether the decoded value begins with "s:". */
  prefixed: boolean;
  /** null where there is no signature to check. */
  signed: Signed | null;
}

export interface Anatomy {
  form: 'value' | 'cookie' | 'set-cookie';
  cookies: readonly CookieAnatomy[];
  /** Of a Set-Cookie header, in wire order. */
  attributes: readonly AttributeWords[];
  absences: readonly string[];
}

const ATTRIBUTE =
  /;\s*(?:expires|max-age|domain|path|secure|httponly|samesite|partitioned|priority)\s*(?:=|;|$)/i;

/**
 * Takes apart what somebody pasted: a value, a Cookie header or a Set-Cookie header, with or without the
 * header's name. Empty text has no cookies.
 */
export async function takeCookieApart(
  pasted: string,
  secrets: readonly string[],
  hmac: Hmac,
): Promise<Anatomy> {
  const { form, text } = formOf(pasted.trim());
  const pairs = pairsOf(form, text);
  const cookies = await Promise.all(pairs.map(({ name, value }) => anatomyOf(name, value, secrets, hmac)));
  const isHeader = form === 'set-cookie';
  return {
    form,
    cookies,
    attributes: isHeader ? describeAttributes(text) : [],
    absences: isHeader ? describeAbsences(text) : [],
  };
}

function formOf(pasted: string): { form: Anatomy['form']; text: string } {
  const header = /^(set-cookie|cookie)\s*:\s*/i.exec(pasted);
  const text = pasted.slice(header?.[0].length ?? 0);
  if (header?.[1] !== undefined)
    return { form: header[1].toLowerCase() === 'cookie' ? 'cookie' : 'set-cookie', text };
  if (ATTRIBUTE.test(text)) return { form: 'set-cookie', text };
  return { form: /^[^\s=;]+=/.test(text) && !/^s(?::|%3a)/i.test(text) ? 'cookie' : 'value', text };
}

function pairsOf(form: Anatomy['form'], text: string): { name: string | null; value: string }[] {
  if (text === '') return [];
  if (form === 'value') return [{ name: null, value: text }];
  const pairs: CookiePair[] = splitCookieHeader(text);
  return form === 'cookie' ? pairs : pairs.slice(0, 1);
}

async function anatomyOf(
  name: string | null,
  raw: string,
  secrets: readonly string[],
  hmac: Hmac,
): Promise<CookieAnatomy> {
  const decoded = decodeCookieValue(raw);
  const prefixed = decoded.startsWith('s:');
  const dot = decoded.lastIndexOf('.');
  const signed =
    prefixed && dot >= 2 ? await check(decoded.slice(2, dot), decoded.slice(dot + 1), secrets, hmac) : null;
  return { name, raw, decoded, encoded: decoded !== raw, prefixed, signed };
}

/** As the `cookie-signature` package does: HMAC-SHA256 of the id, in base64 without its "=" at the end. */
async function check(id: string, signature: string, secrets: readonly string[], hmac: Hmac): Promise<Signed> {
  const checks = await Promise.all(
    secrets.map(async (secret) => {
      const right = base64(await hmac(secret, id));
      return { signature: right, matches: right === signature };
    }),
  );
  const match = checks.findIndex(({ matches }) => matches);
  return { id, signature, checks, match: match === -1 ? null : match };
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Base64 without padding (RFC 4648 section 4). */
export function base64(bytes: Uint8Array): string {
  let text = '';
  let bits = 0;
  let count = 0;
  for (const byte of bytes) {
    bits = ((bits << 8) | byte) & 0xffff;
    count += 8;
    for (; count >= 6; count -= 6) text += ALPHABET[(bits >> (count - 6)) & 63];
  }
  return count === 0 ? text : text + ALPHABET[(bits << (6 - count)) & 63];
}
