/**
 * What express-session remembers of a request in its closure (cookieId, originalId, originalHash, savedHash),
 * retold from what can be seen from outside, with texts where it keeps hashes. Facts for decide() come from
 * here. It writes nothing into the trace.
 */
import type { CipherKey } from 'node:crypto';
import { type CookieSerializeOptions, serialize } from 'cookie';
import type { Request } from 'express';
import type { DecisionFacts, DecisionOptions } from '#shared/decisions.ts';
import { type Callable, isCallable } from './callable.ts';
import type { Reporter } from './reporter.ts';
import { contentsOf } from './sessionText.ts';

/** The options of one middleware as express-session reads them, once, when it is made. */
export interface Settings extends DecisionOptions {
  readonly name: string;
  /** null where none was given: then each request's own `secret` counts, which cookie-parser sets. */
  readonly secrets: readonly CipherKey[] | null;
  readonly proxy: unknown;
  readonly storeHasTouch: boolean;
}

export class LibraryMemory {
  readonly #req: Request;
  readonly #settings: Settings;
  cookieId: unknown;
  #loaded = false;
  #originalId: unknown;
  #originalContents: string | null = null;
  #savedContents: string | null = null;
  /** The text of the session from res.end() until the library writes: until then it leaves it as it is. */
  contentsAtEnd: string | null = null;

  constructor(req: Request, settings: Settings) {
    this.#req = req;
    this.#settings = settings;
  }

  /** The middleware generated a session (its generate()). */
  generated(contents: string | null): void {
    this.#originalId = this.#req.sessionID;
    this.#originalContents = contents;
  }

  /** The middleware made a session of what the store had (its inflate()). */
  inflated(contents: string | null): void {
    this.#loaded = true;
    this.#originalId = this.#req.sessionID;
    this.#originalContents = contents;
    if (!this.#settings.resave) this.#savedContents = contents;
  }

  /** Follows req.session.save() and reload() where the library wrapped them (its wrapmethods()). */
  follow(session: unknown, reporter: Reporter): void {
    if (!isWrapped(session)) return;
    const memory = this;
    const own: Wrapped = session;
    const { save, reload } = own;
    own.save = function (this: unknown, ...args: unknown[]): unknown {
      reporter.attempt(() => memory.#noteSave(this));
      return Reflect.apply(save, this, args);
    };
    own.reload = function (this: unknown, ...args: unknown[]): unknown {
      const [callback] = args;
      if (!isCallable(callback)) return Reflect.apply(reload, this, args);
      const reloaded = function (this: unknown, ...results: unknown[]): unknown {
        reporter.attempt(() => memory.#followReloaded(session, reporter));
        return Reflect.apply(callback, this, results);
      };
      return Reflect.apply(reload, this, [reloaded, ...args.slice(1)]);
    };
  }

  #noteSave(session: unknown): void {
    this.#savedContents = this.contentsAtEnd ?? contentsOf(session) ?? this.#savedContents;
  }

  #followReloaded(before: object, reporter: Reporter): void {
    if (this.#req.session !== before) this.follow(this.#req.session, reporter);
  }

  /** The facts as they are now. `contents` is the text of req.session; null where there is no session. */
  facts(contents: string | null): DecisionFacts {
    const session: unknown = this.#req.session;
    const cookie: unknown = property(session, 'cookie');
    const expires = property(cookie, 'expires');
    const secureCookie = Boolean(property(cookie, 'secure'));
    const sameId = this.#originalId === property(session, 'id');
    return {
      cookieId: this.cookieId,
      sessionId: this.#req.sessionID,
      hasSession: Boolean(session),
      sessionIsNull: session === null || session === undefined,
      loaded: this.#loaded,
      modified: !sameId || this.#originalContents !== contents,
      savedBefore: this.#savedContents !== null,
      saved: sameId && this.#savedContents === contents,
      storeHasTouch: this.#settings.storeHasTouch,
      hasExpiry: expires !== null && expires !== undefined,
      secureCookie,
      secureConnection: secureCookie && isSecure(this.#req, this.#settings.proxy),
      writable: true,
    };
  }

  /** Whether a Set-Cookie header can be made of the session's cookie. */
  cookieIsWritable(): boolean {
    const options: unknown = property(property(this.#req.session, 'cookie'), 'data');
    try {
      if (isSerializeOptions(options)) serialize(this.#settings.name, 'id', options);
      return true;
    } catch {
      return false;
    }
  }
}

const isSerializeOptions = (value: unknown): value is CookieSerializeOptions =>
  typeof value === 'object' && value !== null;

const property = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;

/** The library's issecure(), under the same name and in the same order. */
function isSecure(req: Request, trustProxy: unknown): boolean {
  if (property(req.socket, 'encrypted')) return true;
  if (trustProxy === false) return false;
  if (trustProxy !== true) return req.secure === true;
  const header = req.headers['x-forwarded-proto'];
  const [protocol = ''] = String(header ?? '').split(',');
  return protocol.toLowerCase().trim() === 'https';
}

/** A session whose methods the library has laid over: own properties, writable and not enumerable, which they stay. */
interface Wrapped {
  save: Callable;
  reload: Callable;
}

const isWrapped = (session: unknown): session is Wrapped =>
  typeof session === 'object' &&
  session !== null &&
  Object.hasOwn(session, 'save') &&
  'save' in session &&
  isCallable(session.save) &&
  'reload' in session &&
  isCallable(session.reload);
