/**
 * One virtual browser's cookie jar, and a fact for everything that goes in, comes out, is refused or stays
 * behind. The rules are in shared/cookieRules.ts; dates and public suffixes are read by tough-cookie.
 */
import { Cookie, getPublicSuffix } from 'tough-cookie';
import {
  homeOf,
  type Objection,
  objection,
  type Reception,
  whyRejected,
  whyUnreadable,
  whyWithheld,
} from '#shared/cookieRules.ts';
import { parseSetCookie, takeApart } from '#shared/cookies.ts';
import { LIMITS } from '#shared/limits.ts';
import type { CookieAction, JarCookie, TraceSink } from '#shared/trace.ts';
import { now } from './clock.ts';

type By = 'response' | 'person' | 'clock' | 'request' | 'window';

/** How a request came about, as far as cookies care; what a person types is a GET from nowhere. */
export interface Errand {
  method: string;
  /** A link or form of another site led here. */
  crossSite: boolean;
}
const TYPED: Errand = { method: 'GET', crossSite: false };

export class Jar {
  readonly #browser: string;
  readonly #sink: TraceSink;
  /** In the order of creation. */
  readonly #cookies = new Map<string, JarCookie>();

  constructor(browser: string, sink: TraceSink, cookies: readonly JarCookie[] = []) {
    this.#browser = browser;
    this.#sink = sink;
    for (const cookie of cookies) this.#put(cookie);
  }

  /** Every cookie in the jar, expired ones too until `sweep` takes them out. */
  cookies(): JarCookie[] {
    return [...this.#cookies.values()];
  }

  /**
   * The Cookie header for a request, or null where none is sent (RFC 6265bis section 5.8.3). Tells which
   * cookies went along and which were withheld, and why.
   */
  headerFor(url: URL, exchange: number, errand: Errand = TYPED): string | null {
    this.sweep();
    const sent: JarCookie[] = [];
    for (const cookie of this.#cookies.values()) {
      const why = whyWithheld(cookie, { url, ...errand, now: now() });
      if (why === null) sent.push(cookie);
      this.#tell(why === null ? 'sent' : 'withheld', cookie, 'request', exchange, why);
    }
    if (sent.length === 0) return null;
    return octets(pairsOf(inOrder(sent)));
  }

  /** Takes one Set-Cookie header as a browser does (RFC 6265bis section 5.7). */
  receive(raw: string, url: URL, exchange: number): void {
    this.#set(raw, url, exchange, 'response');
  }

  /** Sets a cookie by hand, keeping the attributes of the one that it replaces. Answers whether it was taken. */
  edit(name: string, value: string, url: URL): boolean {
    if (octets(name + value).length > LIMITS.cookieBytes) return false;
    const before = this.cookies().find((cookie) => cookie.name === name);
    if (before === undefined) return this.#set(`${name}=${value}; Path=/`, url, null, 'person');
    const edited = { ...before, value, sid: takeApart(value)?.sid ?? null };
    this.#put(edited);
    this.#tell('replaced', edited, 'person', null, null);
    return true;
  }

  /** Takes a cookie over from another browser's jar, with everything that belongs to it. Answers whether it was taken. */
  take(cookie: JarCookie, copiedFrom: string): boolean {
    return this.#keep({ ...cookie, created: now() }, 'person', null, copiedFrom);
  }

  /** What a script of a page reads as `document.cookie`, and the names of that page's cookies that it can't see. */
  readableAt(url: URL): { read: string; hidden: string[] } {
    this.sweep();
    const seen = (why: 'http-only' | null) =>
      inOrder(this.cookies().filter((cookie) => whyUnreadable(cookie, url, now()) === why));
    return { read: pairsOf(seen(null)), hidden: seen('http-only').map(({ name }) => name) };
  }

  /** The window is closed: what has no expiry of its own ends. Answers the names of both kinds. */
  endSession(): { ended: string[]; kept: string[] } {
    this.sweep();
    const ended = this.cookies().filter(({ expires }) => expires === null);
    const why = objection('session-over', 'It has neither Max-Age nor Expires, so it ended with the window.');
    for (const cookie of ended) this.#remove(cookie, 'deleted', 'window', null, why);
    return { ended: ended.map(({ name }) => name), kept: this.cookies().map(({ name }) => name) };
  }

  /** Deletes cookies by name, or all. Answers how many. */
  clear(name?: string): number {
    const gone = this.cookies().filter((cookie) => name === undefined || cookie.name === name);
    for (const cookie of gone) this.#remove(cookie, 'deleted', 'person', null);
    return gone.length;
  }

  /** Takes out what has expired. Answers when the next one will, epoch ms by the sandbox clock, or null. */
  sweep(): number | null {
    let next: number | null = null;
    for (const cookie of this.cookies()) {
      const { expires } = cookie;
      if (expires === null) continue;
      if (expires <= now()) this.#remove(cookie, 'expired', 'clock', null, EXPIRED);
      else next = next === null ? expires : Math.min(next, expires);
    }
    return next;
  }

  #set(raw: string, url: URL, exchange: number | null, by: By): boolean {
    const parsed = parseSetCookie(raw);
    const reception: Reception = { url, held: this.cookies(), isPublicSuffix };
    const why = whyRejected(raw, parsed, reception);
    if (why !== null || parsed === null) {
      this.#reject(parsed?.name || raw.slice(0, 64), why, by, exchange);
      return false;
    }
    const { name, value, attributes } = parsed;
    const cookie: JarCookie = {
      name,
      value,
      ...homeOf(parsed, reception),
      secure: attributes.secure ?? false,
      httpOnly: attributes.httpOnly ?? false,
      sameSite: /^(?:strict|lax|none)$/i.test(attributes.sameSite ?? '')
        ? (attributes.sameSite?.toLowerCase() ?? null)
        : null,
      ...(attributes.partitioned === true ? { partitioned: true } : {}),
      expires: expiryOf(raw),
      created: now(),
      sid: takeApart(value)?.sid ?? null,
    };
    return this.#keep(cookie, by, exchange);
  }

  #keep(cookie: JarCookie, by: By, exchange: number | null, copiedFrom?: string): boolean {
    const before = this.#cookies.get(identity(cookie));
    if (cookie.expires !== null && cookie.expires <= now()) {
      this.#remove(cookie, 'deleted', by, exchange);
      return true;
    }
    if (before === undefined && this.#cookies.size >= LIMITS.cookiesPerJar) {
      const full = objection('jar-full', `The jar already holds ${LIMITS.cookiesPerJar} cookies.`);
      this.#reject(cookie.name, full, by, exchange);
      return false;
    }
    const kept = before === undefined ? cookie : { ...cookie, created: before.created };
    this.#put(kept);
    this.#tell(before === undefined ? 'stored' : 'replaced', kept, by, exchange, null, copiedFrom);
    return true;
  }

  #reject(name: string, why: Objection | null, by: By, exchange: number | null): void {
    const fact = { browser: this.#browser, name, action: 'rejected', cookie: null, by, exchange } as const;
    this.#sink({ type: 'browser.cookie', ...fact, ...inFact(why) });
  }

  #remove(
    cookie: JarCookie,
    action: 'deleted' | 'expired',
    by: By,
    exchange: number | null,
    why: Objection | null = null,
  ): void {
    this.#cookies.delete(identity(cookie));
    this.#tell(action, cookie, by, exchange, why);
  }

  #put(cookie: JarCookie): void {
    this.#cookies.set(identity(cookie), cookie);
  }

  #tell(
    action: CookieAction,
    cookie: JarCookie,
    by: By,
    exchange: number | null,
    why: Objection | null,
    copiedFrom?: string,
  ): void {
    const copied = copiedFrom === undefined ? {} : { copiedFrom };
    const fact = { browser: this.#browser, name: cookie.name, action, cookie, by, ...copied, exchange };
    this.#sink({ type: 'browser.cookie', ...fact, ...inFact(why) });
  }
}

const EXPIRED = objection('expired', 'Its time was up, and it is never sent again.');

/** Longer paths first, then what was there first (RFC 6265bis section 5.8.3). */
const inOrder = (cookies: readonly JarCookie[]): JarCookie[] =>
  [...cookies].sort((a, b) => b.path.length - a.path.length || a.created - b.created);

const pairsOf = (cookies: readonly JarCookie[]): string =>
  cookies.map(({ name, value }) => (name === '' ? value : `${name}=${value}`)).join('; ');

/** Header text is Latin-1, a character an octet; what a person typed beyond that is sent as UTF-8, as browsers do. */
const octets = (text: string): string =>
  /[^\0-\u00ff]/.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;

const inFact = (why: Objection | null) => ({
  reason: why?.sentence ?? null,
  rule: why === null ? null : { code: why.code, section: why.section },
});

/** What makes two cookies one (RFC 6265bis section 5.7, step 23). */
const identity = ({ name, domain, hostOnly, path }: JarCookie) =>
  JSON.stringify([name, domain, hostOnly, path]);

const isPublicSuffix = (domain: string): boolean =>
  domain === 'localhost' ||
  getPublicSuffix(domain, { allowSpecialUseDomain: true, ignoreError: true }) === undefined;

/** Milliseconds that a browser keeps a cookie at most (RFC 6265bis section 5.5). */
const LONGEST_MS = 400 * 24 * 60 * 60 * 1000;

/** Epoch ms; null for a cookie that ends with the browser. Max-Age goes before Expires. */
function expiryOf(raw: string): number | null {
  const cut = raw.indexOf(';');
  const time = cut === -1 ? undefined : Cookie.parse(`_=_${raw.slice(cut)}`)?.expiryTime(new Date(now()));
  if (time === undefined || time === Number.POSITIVE_INFINITY) return null;
  return Math.min(Math.max(time, 0), now() + LONGEST_MS);
}
