/**
 * One virtual browser's cookie jar: tough-cookie's RFC 6265 jar, and a fact for everything that goes in, comes
 * out, is refused or stays behind.
 */
import { Cookie, CookieJar } from 'tough-cookie';
import { takeApart } from '#shared/cookies.ts';
import { LIMITS } from '#shared/limits.ts';
import type { CookieAction, JarCookie, TraceSink } from '#shared/trace.ts';
import { now } from './clock.ts';

type By = 'response' | 'person' | 'clock' | 'request';

export class Jar {
  readonly #browser: string;
  readonly #sink: TraceSink;
  readonly #jar = new CookieJar(undefined, { prefixSecurity: 'strict', allowSpecialUseDomain: true });

  constructor(browser: string, sink: TraceSink, cookies: readonly JarCookie[] = []) {
    this.#browser = browser;
    this.#sink = sink;
    for (const cookie of cookies) this.#jar.store.putCookie(fromJarCookie(cookie), () => {});
  }

  /** Every cookie in the jar, expired ones too until `sweep` takes them out. */
  cookies(): JarCookie[] {
    return this.#all().map(toJarCookie);
  }

  /**
   * The Cookie header for a request, or null where none is sent (RFC 6265bis section 5.8.3). Tells which
   * cookies went along and which were withheld, and why.
   */
  headerFor(url: URL, exchange: number): string | null {
    this.sweep();
    const sent = this.#jar.getCookiesSync(url.href);
    for (const cookie of this.#all()) {
      const goes = sent.some((other) => sameCookie(other, cookie));
      const reason = goes ? null : whyWithheld(cookie, url);
      this.#tell(goes ? 'sent' : 'withheld', cookie, 'request', exchange, reason);
    }
    return sent.length === 0 ? null : sent.map((cookie) => cookie.cookieString()).join('; ');
  }

  /** Takes one Set-Cookie header as a browser does (RFC 6265bis section 5.7). */
  receive(raw: string, url: URL, exchange: number): void {
    this.#set(raw, url, exchange, 'response');
  }

  /** Sets a cookie by hand, keeping the attributes of the one that it replaces. Answers whether it was taken. */
  edit(name: string, value: string, url: URL): boolean {
    const edited = this.#all()
      .find((cookie) => cookie.key === name)
      ?.clone();
    if (edited === undefined) return this.#set(`${name}=${value}; Path=/`, url, null, 'person');
    edited.value = value;
    this.#put(edited);
    this.#tell('replaced', edited, 'person', null, null);
    return true;
  }

  /** Deletes cookies by name, or all. Answers how many. */
  clear(name?: string): number {
    const gone = this.#all().filter((cookie) => name === undefined || cookie.key === name);
    for (const cookie of gone) this.#remove(cookie, 'deleted', 'person', null);
    return gone.length;
  }

  /** Takes out what has expired. Answers when the next one will, epoch ms by the sandbox clock, or null. */
  sweep(): number | null {
    let next: number | null = null;
    for (const cookie of this.#all()) {
      const expires = expiryOf(cookie);
      if (expires === null) continue;
      if (expires <= now()) this.#remove(cookie, 'expired', 'clock', null);
      else next = next === null ? expires : Math.min(next, expires);
    }
    return next;
  }

  #set(raw: string, url: URL, exchange: number | null, by: By): boolean {
    const cookie = Cookie.parse(raw);
    const name = cookie?.key ?? raw.slice(0, 64);
    const refusal =
      cookie === undefined
        ? 'it has no name and no value that a browser could keep'
        : this.#whyTooMuch(cookie);
    if (refusal !== null) return this.#reject(name, refusal, by, exchange);
    const before = new Set(this.#all().map(identity));
    try {
      const stored = this.#jar.setCookieSync(raw, url.href);
      if (stored === undefined) return this.#reject(name, 'the browser has no use for it', by, exchange);
      const expires = expiryOf(stored);
      if (expires !== null && expires <= now()) this.#remove(stored, 'deleted', by, exchange);
      else this.#tell(before.has(identity(stored)) ? 'replaced' : 'stored', stored, by, exchange, null);
      return true;
    } catch (error) {
      return this.#reject(name, error instanceof Error ? error.message : String(error), by, exchange);
    }
  }

  #whyTooMuch(cookie: Cookie): string | null {
    if (Buffer.byteLength(cookie.key) + Buffer.byteLength(cookie.value) > LIMITS.cookieBytes)
      return `its name and value together are over ${LIMITS.cookieBytes} bytes`;
    const all = this.#all();
    if (all.length < LIMITS.cookiesPerJar || all.some((other) => other.key === cookie.key)) return null;
    return `the jar already holds ${LIMITS.cookiesPerJar} cookies`;
  }

  #reject(name: string, reason: string, by: By, exchange: number | null): boolean {
    const fact = {
      browser: this.#browser,
      name,
      action: 'rejected',
      cookie: null,
      by,
      reason,
      exchange,
    } as const;
    this.#sink({ type: 'browser.cookie', ...fact });
    return false;
  }

  #remove(cookie: Cookie, action: 'deleted' | 'expired', by: By, exchange: number | null): void {
    this.#jar.store.removeCookie(cookie.domain ?? '', cookie.path ?? '/', cookie.key, () => {});
    this.#tell(action, cookie, by, exchange, null);
  }

  #put(cookie: Cookie): void {
    this.#jar.store.putCookie(cookie, () => {});
  }

  #tell(action: CookieAction, cookie: Cookie, by: By, exchange: number | null, reason: string | null): void {
    const fact = {
      browser: this.#browser,
      name: cookie.key,
      action,
      cookie: toJarCookie(cookie),
      by,
      reason,
      exchange,
    };
    this.#sink({ type: 'browser.cookie', ...fact });
  }

  #all(): Cookie[] {
    let found: Cookie[] = [];
    // The memory store answers at once, in the order of creation.
    this.#jar.store.getAllCookies((_error, cookies) => {
      found = cookies ?? [];
    });
    return found;
  }
}

const identity = (cookie: Cookie) => `${cookie.domain};${cookie.path};${cookie.key}`;
const sameCookie = (a: Cookie, b: Cookie) => identity(a) === identity(b);

function expiryOf(cookie: Cookie): number | null {
  const time = cookie.expiryTime();
  return time === undefined || !Number.isFinite(time) ? null : time;
}

function whyWithheld(cookie: Cookie, url: URL): string {
  if (cookie.secure && url.protocol !== 'https:')
    return 'It is Secure, and this request goes over plain HTTP.';
  if (cookie.domain !== url.hostname)
    return `It belongs to ${cookie.domain}, and this request goes to ${url.hostname}.`;
  return `Its path is ${cookie.path}, and this request goes to ${url.pathname}.`;
}

function toJarCookie(cookie: Cookie): JarCookie {
  return {
    name: cookie.key,
    value: cookie.value,
    domain: cookie.domain ?? '',
    hostOnly: cookie.hostOnly ?? true,
    path: cookie.path ?? '/',
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ?? null,
    expires: expiryOf(cookie),
    created: cookie.creation instanceof Date ? cookie.creation.getTime() : now(),
    sid: takeApart(cookie.value)?.sid ?? null,
  };
}

function fromJarCookie(cookie: JarCookie): Cookie {
  return new Cookie({
    key: cookie.name,
    value: cookie.value,
    domain: cookie.domain,
    hostOnly: cookie.hostOnly,
    path: cookie.path,
    secure: cookie.secure,
    httpOnly: cookie.httpOnly,
    sameSite: cookie.sameSite ?? undefined,
    expires: cookie.expires === null ? 'Infinity' : new Date(cookie.expires),
    creation: new Date(cookie.created),
    lastAccessed: new Date(cookie.created),
  });
}
