/**
 * For tests: Set-Cookie lines and what becomes of each in a browser at http://localhost. The virtual browser and
 * a real Chromium are held against the same table, so they agree wherever both tests pass.
 */
import type { CookieRuleCode } from './trace.ts';

/** The page that sets the cookies, and the one that is asked for next. */
export const SETS = '/shop/set';
export const NEXT = '/shop/cart';

export interface CookieCase {
  /** Set-Cookie lines of one response. */
  lines: readonly string[];
  /** What the jar has then, as `keptWords` writes it. */
  kept: readonly string[];
  refused: readonly CookieRuleCode[];
  /** The Cookie header of the next request. */
  sent: string | null;
}

/** A kept cookie in a line; a browser that knows no SameSite of it treats it as Lax. */
export function keptWords(cookie: {
  name: string;
  value: string;
  domain: string;
  path: string;
  secure: boolean;
  httpOnly: boolean;
  partitioned?: boolean | undefined;
  sameSite: string | null;
  /** Seconds from now; null: none. */
  lives: number | null;
}): string {
  const { name, value, domain, path, secure, httpOnly, partitioned, sameSite, lives } = cookie;
  const flags = [
    secure && 'secure',
    httpOnly && 'httponly',
    partitioned && 'partitioned',
    (sameSite ?? 'lax').toLowerCase(),
  ];
  const life = lives === null ? 'session' : `${Math.round(lives / 10) * 10}s`;
  return [`${short(name)}=${short(value)}`, domain, short(path), ...flags, life].filter(Boolean).join(' ');
}

const short = (text: string) => (text.length > 40 ? `${text.slice(0, 8)}…${text.length}` : text);

interface Kept {
  path?: string;
  pair?: string;
  flags?: string;
  life?: string;
  /** Not sent to the next page. */
  stays?: true;
}

const keep = (line: string, { path = '/shop', pair = 'a=1', flags = 'lax', life, stays }: Kept = {}) => ({
  lines: [line],
  kept: [`${pair.split('=').map(short).join('=')} localhost ${short(path)} ${flags} ${life ?? 'session'}`],
  refused: [],
  sent: stays ? null : pair,
});
const refuse = (refused: CookieRuleCode, ...lines: string[]): CookieCase[] =>
  lines.map((line) => ({ lines: [line], kept: [], refused: [refused], sent: null }));
const drop = (line: string): CookieCase => ({ lines: [line], kept: [], refused: [], sent: null });

const X = (count: number) => 'x'.repeat(count);
const LONG_PATH = `/${'p'.repeat(1023)}`;
/** RFC 6265bis section 5.5. */
const LONGEST = '34560000s';

export const COOKIE_CASES: readonly CookieCase[] = [
  // Path
  keep('a=1'),
  keep('a=1; Path=/', { path: '/' }),
  keep('a=1; Path=/shop'),
  keep('a=1; Path=/shop/', { path: '/shop/' }),
  keep('a=1; Path=/sho', { path: '/sho', stays: true }),
  keep('a=1; Path=/other', { path: '/other', stays: true }),
  keep('a=1; Path=/shop/cart', { path: '/shop/cart' }),
  keep('a=1; Path=shop'),
  keep('a=1; Path='),
  keep('a=1; Path=/a; Path=/shop'),
  keep('a=1; Path=/a; Path='),
  keep(`a=1; Path=${LONG_PATH}`, { path: LONG_PATH, stays: true }),
  keep(`a=1; Path=${LONG_PATH}p`),
  keep(`a=1; Path=/other; Path=${LONG_PATH}p`, { path: '/other', stays: true }),
  // Secure, which localhost may use without HTTPS
  keep('a=1; Secure', { flags: 'secure lax' }),
  keep('a=1; Secure=false', { flags: 'secure lax' }),
  keep('a=1; HttpOnly', { flags: 'httponly lax' }),
  keep('a=1; httponly=no', { flags: 'httponly lax' }),
  { ...keep('a=1; Secure', { pair: 'a=2' }), lines: ['a=1; Secure', 'a=2'] },
  // SameSite
  keep('a=1; SameSite=Lax'),
  keep('a=1; SameSite=Strict', { flags: 'strict' }),
  keep('a=1; samesite=STRICT', { flags: 'strict' }),
  keep('a=1; SameSite=Nonsense'),
  keep('a=1; SameSite'),
  keep('a=1; SameSite=None; SameSite=Lax'),
  keep('a=1; SameSite=None; Secure', { flags: 'secure none' }),
  ...refuse('samesite-none-insecure', 'a=1; SameSite=None', 'a=1; SameSite=Lax; SameSite=None'),
  // Prefixes
  keep('__Secure-a=1; Secure', { pair: '__Secure-a=1', flags: 'secure lax' }),
  keep('__Host-a=1; Secure; Path=/', { pair: '__Host-a=1', path: '/', flags: 'secure lax' }),
  keep('__Http-a=1; Secure; HttpOnly', { pair: '__Http-a=1', flags: 'secure httponly lax' }),
  keep('__Hosta=1', { pair: '__Hosta=1' }),
  ...refuse('secure-prefix', '__Secure-a=1', '__SECURE-a=1'),
  ...refuse('host-prefix', '__Host-a=1; Path=/', '__Host-a=1; Secure', '__Host-a=1; Secure; Path=/shop'),
  ...refuse('host-prefix', '__Host-a=1; Secure; Path=/; Domain=localhost', '__host-a=1; Path=/'),
  ...refuse('http-prefix', '__Http-a=1; Secure', '__Host-Http-a=1; Secure; Path=/'),
  ...refuse('nameless-prefix', '__Host-a', '=__Secure-a'),
  // Domain
  keep('a=1; Domain=localhost'),
  keep('a=1; Domain=.LOCALHOST'),
  keep('a=1; Domain='),
  keep('a=1; Domain=example.com; Domain='),
  keep('a=1; Domain=example.com; Domain=localhost'),
  keep(`a=1; Domain=${X(1025)}`),
  ...refuse('public-suffix', 'a=1; Domain=com', 'a=1; Domain=co.uk', 'a=1; Domain=github.io'),
  ...refuse(
    'domain-mismatch',
    'a=1; Domain=example.com',
    'a=1; Domain=127.0.0.1',
    'a=1; Domain=app.localhost',
  ),
  ...refuse('domain-mismatch', 'a=1; Domain=.', 'a=1; Domain=; Domain=example.com'),
  // Partitioned
  keep('a=1; Partitioned; Secure', { flags: 'secure partitioned lax' }),
  ...refuse('partitioned-insecure', 'a=1; Partitioned'),
  // Size
  keep(`a=${X(4095)}`, { pair: `a=${X(4095)}` }),
  keep(`${X(4096)}=`, { pair: `${X(4096)}=` }),
  ...refuse('too-large', `a=${X(4096)}`, `${X(4097)}=`, `${X(2048)}=${X(2049)}`),
  // Names, values and what stands between
  keep('a=', { pair: 'a=' }),
  keep(' a = 1 ;Path=/', { path: '/' }),
  keep('a="1"', { pair: 'a="1"' }),
  keep('a="1;2"', { pair: 'a="1' }),
  keep('a=1,b=2', { pair: 'a=1,b=2' }),
  keep('a b=c d', { pair: 'a b=c d' }),
  keep('a=s%3Aid.sig%2Fna+ture', { pair: 'a=s%3Aid.sig%2Fna+ture' }),
  keep('a=1; Unknown=x; Priority=High;;; =x'),
  { lines: ['lonely'], kept: ['=lonely localhost /shop lax session'], refused: [], sent: 'lonely' },
  { lines: ['=lonely'], kept: ['=lonely localhost /shop lax session'], refused: [], sent: 'lonely' },
  {
    lines: ['a=1', 'b=2; Path=/'],
    kept: ['a=1 localhost /shop lax session', 'b=2 localhost / lax session'],
    refused: [],
    sent: 'a=1; b=2',
  },
  {
    lines: ['b=2; Path=/', 'a=1'],
    kept: ['b=2 localhost / lax session', 'a=1 localhost /shop lax session'],
    refused: [],
    sent: 'a=1; b=2',
  },
  ...refuse('empty', '', '=', '; Path=/'),
  ...refuse('nameless-pair', '=a=b'),
  ...refuse('control-character', 'a=1\t2', 'a\tb=1'),
  // Time
  keep('a=1; Max-Age=60', { life: '60s' }),
  keep('a=1; Max-Age= 60 ', { life: '60s' }),
  keep('a=1; Max-Age=soon'),
  keep('a=1; Max-Age=6e3'),
  keep('a=1; Max-Age='),
  keep('a=1; Max-Age=-'),
  keep('a=1; Max-Age=99999999999', { life: LONGEST }),
  keep('a=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT', { life: LONGEST }),
  keep('a=1; Expires=Tue, 01-Jan-69 00:00:00 GMT', { life: LONGEST }),
  keep('a=1; Expires=Thu Jan  1 00:00:00 2099', { life: LONGEST }),
  keep('a=1; Expires=1 Jan 2099 00:00:00', { life: LONGEST }),
  keep('a=1; Expires=2099-01-01T00:00:00Z'),
  keep('a=1; Expires=never'),
  keep('a=1; Expires=0'),
  keep('a=1; Expires=Fri, 31 Feb 2099 00:00:00 GMT'),
  keep('a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', { life: '60s' }),
  drop('a=1; Max-Age=0'),
  drop('a=1; Max-Age=-1'),
  drop('a=1; Max-Age=60; Max-Age=0'),
  drop('a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT'),
  drop('a=1; Max-Age=0; Expires=Thu, 01 Jan 2099 00:00:00 GMT'),
  { ...drop(''), lines: ['a=1', 'a=; Max-Age=0'] },
];

/** Cookies of every SameSite, and which of them another site can make a browser send along. */
export const SITE_COOKIES = [
  'strict=1; SameSite=Strict',
  'lax=1; SameSite=Lax',
  'none=1; SameSite=None; Secure',
  'default=1',
] as const;
export const SITE_CASES = [
  { method: 'GET', crossSite: false, sent: 'strict=1; lax=1; none=1; default=1' },
  { method: 'POST', crossSite: false, sent: 'strict=1; lax=1; none=1; default=1' },
  { method: 'GET', crossSite: true, sent: 'lax=1; none=1; default=1' },
  // A cookie without SameSite counts as Lax from its third minute on.
  { method: 'POST', crossSite: true, sent: 'none=1; default=1' },
] as const;

/** Cookies set at SETS, and what a script of that page and of the page at `/` reads of them. */
export const SCRIPT_COOKIES = [
  'plain=1; Path=/',
  'shop=2',
  'hidden=3; HttpOnly',
  'everywhere=4; HttpOnly; Path=/',
  'strict=5; SameSite=Strict; Path=/',
  'secure=6; Secure; Path=/',
  'lonely',
  'other=7; Path=/elsewhere',
] as const;
export const SCRIPT_CASES = [
  {
    page: SETS,
    read: 'shop=2; lonely; plain=1; strict=5; secure=6',
    hidden: ['hidden', 'everywhere'],
  },
  { page: '/', read: 'plain=1; strict=5; secure=6', hidden: ['everywhere'] },
] as const;
