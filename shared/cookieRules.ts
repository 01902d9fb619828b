/**
 * The rules by which a browser keeps or sends a cookie, or doesn't: RFC 6265bis as Chrome carries it out, each
 * with its section and a sentence. Pure: the caller knows the clock, the jar and the list of public suffixes.
 */
import type { SetCookie } from './cookies.ts';
import { LIMITS } from './limits.ts';
import type { CookieRuleCode, JarCookie } from './trace.ts';

/** Where each rule is written: a section of RFC 6265bis, or another document by its name. */
export const SECTIONS: Readonly<Record<CookieRuleCode, string>> = {
  'control-character': '5.6, step 1',
  empty: '5.7, step 2',
  'nameless-pair': '5.3',
  'too-large': '5.6, step 5',
  'domain-characters': '5.7, step 8',
  'public-suffix': '5.7, step 9',
  'domain-mismatch': '5.7, step 10',
  'secure-over-http': '5.7, step 13',
  'overwrites-secure': '5.7, step 16',
  'samesite-none-insecure': '5.7, step 19',
  'secure-prefix': '5.7, step 20',
  'host-prefix': '5.7, step 21',
  'http-prefix': 'draft-ietf-httpbis-layered-cookies',
  'nameless-prefix': '5.7, step 22',
  'partitioned-insecure': 'draft-cutler-httpbis-partitioned-cookies',
  'jar-full': '6.1',
  expired: '5.7',
  'session-over': '5.7',
  'host-mismatch': '5.8.3',
  'path-mismatch': '5.8.3',
  'secure-withheld': '5.8.3',
  'same-site': '5.8.3',
};

/** A rule that forbids something, and why it does so here. */
export interface Objection {
  code: CookieRuleCode;
  section: string;
  sentence: string;
}

export const objection = (code: CookieRuleCode, sentence: string): Objection => ({
  code,
  section: SECTIONS[code],
  sentence,
});

/** The parts of a URL that cookies depend on; `protocol` ends with a colon, as in the URL standard. */
export interface Address {
  readonly protocol: string;
  readonly hostname: string;
  readonly pathname: string;
}

/** What a Set-Cookie header meets. */
export interface Reception {
  readonly url: Address;
  readonly held: readonly JarCookie[];
  /** Whether anybody can register names below a domain, such as `com` or `co.uk`. */
  readonly isPublicSuffix: (domain: string) => boolean;
}

/** What a cookie is to be sent with. */
export interface Sending {
  readonly url: Address;
  readonly method: string;
  /** Whether a link or form of another site led here (RFC 6265bis section 5.2). */
  readonly crossSite: boolean;
  /** Epoch ms. */
  readonly now: number;
}

const IP = /^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/;
const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Whether a Secure cookie may come from there and go there: over HTTPS, or at the browser's own machine. The
 * draft leaves it to the browser (section 5.7, step 13); Chrome and Firefox trust localhost, Safari doesn't.
 */
export const isTrustworthy = ({ protocol, hostname }: Address): boolean =>
  protocol === 'https:' || LOOPBACK.test(hostname.toLowerCase());

/** RFC 6265bis section 5.1.3. */
export const domainMatches = (host: string, domain: string): boolean =>
  host === domain || (host.endsWith(`.${domain}`) && !IP.test(host));

/** RFC 6265bis section 5.1.4. */
export const pathMatches = (path: string, cookiePath: string): boolean =>
  path === cookiePath ||
  (path.startsWith(cookiePath) && (cookiePath.endsWith('/') || path[cookiePath.length] === '/'));

/** The path of a cookie that came without one (RFC 6265bis section 5.1.4). */
export function defaultPath(path: string): string {
  const end = path.lastIndexOf('/');
  return path.startsWith('/') && end > 0 ? path.slice(0, end) : '/';
}

/** Where a cookie will live: what Domain and Path come to (RFC 6265bis section 5.7, steps 7 to 11). */
export function homeOf({ attributes }: SetCookie, { url, isPublicSuffix }: Reception) {
  const { domain, path } = attributes;
  const own = domain === undefined || (domain === url.hostname && isPublicSuffix(domain));
  return {
    domain: own ? url.hostname : domain,
    hostOnly: own,
    path: path?.startsWith('/') ? path : defaultPath(url.pathname),
  };
}

/** The draft lets a tab pass; Chrome takes none in a name or value. */
const hasControl = (text: string, tabs: boolean): boolean =>
  [...text].some((char) => (char < ' ' && (tabs || char !== '\t')) || char === '\u007f');

/** Why a browser ignores a Set-Cookie header; null where it keeps the cookie. `raw` is the header's value. */
export function whyRejected(raw: string, cookie: SetCookie | null, at: Reception): Objection | null {
  if (hasControl(raw, false) || (cookie !== null && hasControl(cookie.name + cookie.value, true)))
    return objection('control-character', 'It contains a control character.');
  if (cookie === null) return objection('empty', 'It has neither a name nor a value.');
  return wrongPair(cookie) ?? wrongDomain(cookie, at) ?? wrongSecurity(cookie, at) ?? wrongPrefix(cookie);
}

function wrongPair({ name, value }: SetCookie): Objection | null {
  // Header text is Latin-1: a character is an octet.
  const octets = name.length + value.length;
  if (octets > LIMITS.cookieBytes)
    return objection(
      'too-large',
      `Its name and value together are ${octets} bytes; browsers keep at most ${LIMITS.cookieBytes}.`,
    );
  if (name !== '') return null;
  if (/^__(?:secure|host|http)-/i.test(value))
    return objection('nameless-prefix', 'It has no name, and its value pretends to be a name with a prefix.');
  if (value.includes('='))
    return objection('nameless-pair', 'It has no name, and its value would come back as another cookie.');
  return null;
}

function wrongDomain({ attributes: { domain } }: SetCookie, at: Reception): Objection | null {
  const host = at.url.hostname;
  if (domain === undefined || domain === host) return null;
  if (/[\u0080-\uffff]/.test(domain))
    return objection('domain-characters', `Its Domain, ${domain}, has characters that no host name has.`);
  if (domain !== '' && !IP.test(domain) && at.isPublicSuffix(domain))
    return objection(
      'public-suffix',
      `Its Domain, ${domain}, is a public suffix: the cookie would go to everybody’s hosts below it.`,
    );
  if (!domainMatches(host, domain))
    return objection(
      'domain-mismatch',
      `Its Domain is ${domain === '' ? 'only a dot' : domain}, and ${host} is neither that host nor below it.`,
    );
  return null;
}

function wrongSecurity(cookie: SetCookie, at: Reception): Objection | null {
  const { secure = false, sameSite, partitioned } = cookie.attributes;
  const trusted = isTrustworthy(at.url);
  if (secure && !trusted)
    return objection(
      'secure-over-http',
      'It is Secure, and the response came over plain HTTP. Only localhost may do without HTTPS.',
    );
  if (!secure && !trusted && at.held.some((held) => covers(held, cookie, at)))
    return objection(
      'overwrites-secure',
      'A Secure cookie of that name is in the jar, and a response over plain HTTP must not hide it.',
    );
  if (!secure && sameSite?.toLowerCase() === 'none')
    return objection('samesite-none-insecure', 'It says SameSite=None, which needs Secure beside it.');
  if (!secure && partitioned === true)
    return objection('partitioned-insecure', 'It is Partitioned, which needs Secure beside it.');
  return null;
}

function covers(held: JarCookie, cookie: SetCookie, at: Reception): boolean {
  const { domain, path } = homeOf(cookie, at);
  const related = domainMatches(held.domain, domain) || domainMatches(domain, held.domain);
  return held.secure && held.name === cookie.name && related && pathMatches(path, held.path);
}

function wrongPrefix({ name, attributes }: SetCookie): Objection | null {
  const [prefix, kind] = /^__(host-http|secure|host|http)-/i.exec(name) ?? [];
  if (prefix === undefined || kind === undefined) return null;
  const { secure, httpOnly, domain, path } = attributes;
  const lower = kind.toLowerCase();
  if (lower === 'secure' && !secure)
    return objection('secure-prefix', `Its name begins with ${prefix}, which needs Secure.`);
  if (lower.startsWith('host') && !(secure && path === '/' && domain === undefined))
    return objection(
      'host-prefix',
      `Its name begins with ${prefix}, which needs Secure and Path=/ and forbids Domain.`,
    );
  if (lower.endsWith('http') && !(secure && httpOnly))
    return objection('http-prefix', `Its name begins with ${prefix}, which needs Secure and HttpOnly.`);
  return null;
}

/** How long a cookie without SameSite goes along with a form of another site (section 5.6.7.2), ms. */
const LAX_GRACE_MS = 2 * 60 * 1000;
const SAFE = ['GET', 'HEAD', 'OPTIONS', 'TRACE'];

/** Why a browser leaves a cookie out of a request; null where it sends it (RFC 6265bis section 5.8.3). */
export function whyWithheld(cookie: JarCookie, sending: Sending): Objection | null {
  const { hostname, pathname } = sending.url;
  const { domain, hostOnly, path } = cookie;
  if (hostOnly ? hostname !== domain : !domainMatches(hostname, domain))
    return objection('host-mismatch', `It belongs to ${domain}, and this request goes to ${hostname}.`);
  if (!pathMatches(pathname, path))
    return objection('path-mismatch', `Its path is ${path}, and this request goes to ${pathname}.`);
  if (cookie.secure && !isTrustworthy(sending.url))
    return objection('secure-withheld', 'It is Secure, and this request goes over plain HTTP.');
  return sending.crossSite ? wrongSite(cookie, sending) : null;
}

/** Why a script of a page at `url` can't read a cookie; null where `document.cookie` has it (section 5.8.3, “non-HTTP”). */
export function whyUnreadable(
  cookie: JarCookie,
  url: Sending['url'],
  now: number,
): 'elsewhere' | 'http-only' | null {
  if (whyWithheld(cookie, { url, method: 'GET', crossSite: false, now }) !== null) return 'elsewhere';
  return cookie.httpOnly ? 'http-only' : null;
}

function wrongSite({ sameSite, created }: JarCookie, { method, now }: Sending): Objection | null {
  const level = sameSite?.toLowerCase() ?? '';
  const safe = SAFE.includes(method);
  if (level === 'none') return null;
  if (level === 'strict')
    return objection('same-site', 'It is SameSite=Strict, and another site led to this request.');
  if (safe) return null;
  if (level === 'lax')
    return objection(
      'same-site',
      `It is SameSite=Lax, and another site made this ${method}: only links may take it along.`,
    );
  if (now - created <= LAX_GRACE_MS) return null;
  return objection(
    'same-site',
    `It has no SameSite, which counts as Lax once it is two minutes old, and another site made this ${method}.`,
  );
}
