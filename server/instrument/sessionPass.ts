/**
 * One request's pass through one session middleware, step by step as express-session takes it, and the events
 * that tell it. Every step is seen from outside; nothing here calls the app or changes anything of its.
 */
import type { CipherKey } from 'node:crypto';
import type { Request, Response } from 'express';
import type { GenerateReason, SkipReason, StoreOutcome } from '#shared/trace.ts';
import type { Exchange } from './exchange.ts';
import { isCommit, LibraryAnswers } from './libraryAnswers.ts';
import { LibraryMemory, type Settings } from './libraryMemory.ts';
import { type CookieReading, readingOf } from './readCookie.ts';
import { messageOf, type Reporter } from './reporter.ts';
import type { Running } from './running.ts';
import { leadBack } from './sessionCalls.ts';
import { contentsOf, jsonOf } from './sessionText.ts';
import { headerBlock } from './wireHeaders.ts';

/** What store.get answered last in this pass. */
export interface Read {
  sid: string | null;
  outcome: StoreOutcome;
  data: string | null;
}

interface About {
  req: Request;
  res: Response;
  /** Whether the store was connected when the request came. */
  storeReady: boolean;
  /** Called once express-session has wrapped the response, or has let the request pass. */
  listen: (pass: SessionPass) => void;
}

export class SessionPass {
  readonly exchange: Exchange;
  readonly answers: LibraryAnswers;
  readonly #about: About;
  readonly #reporter: Reporter;
  readonly #settings: Settings;
  readonly #memory: LibraryMemory;
  /** The one store call that the library may make next, if any. */
  #expects: 'get' | 'commit' | null = 'get';
  #held = false;
  #listening = false;
  readonly #sessionExisted: boolean;
  #passedOn = false;
  #ended = false;
  #reading: CookieReading | null = null;
  /** The session as the handler got it. */
  #given: { sid: string; contents: string | null } | null = null;
  lastRead: Read | null = null;
  /** Set once the handler goes on after its turn. */
  #leadsBackTo: Running | null = null;

  constructor(exchange: Exchange, reporter: Reporter, settings: Settings, about: About) {
    this.exchange = exchange;
    this.#reporter = reporter;
    this.#settings = settings;
    this.#about = about;
    this.#sessionExisted = Boolean(about.req.session);
    this.#memory = new LibraryMemory(about.req, settings);
    this.answers = new LibraryAnswers(exchange, reporter, settings, this.#memory, about);
  }

  get req(): Request {
    return this.#about.req;
  }

  /** req.sessionID as it is now. */
  get idBefore(): unknown {
    return this.#about.req.sessionID;
  }

  /** Whether it is the library that makes this store call; where it is, what led to the call is told. */
  libraryCalls(method: string): boolean {
    if (this.#expects === 'get' && method === 'get') {
      this.#expects = null;
      this.#takeHold();
      return true;
    }
    if (this.#expects !== 'commit' || !isCommit(method)) return false;
    this.#expects = null;
    this.answers.seeAtEnd(method);
    return true;
  }

  /** The library is at work on the request: its wrappers are in place, and it has read the cookie. */
  #takeHold(): void {
    if (this.#held) return;
    this.#held = true;
    const { req } = this.#about;
    const { name, secrets } = this.#settings;
    this.#memory.cookieId = req.sessionID;
    const read = { header: this.exchange.cookieHeader, name, secrets: secrets ?? secretOf(req) };
    const reading = readingOf(req, req.sessionID, read);
    const { raw, verdict, sid, secret, explained } = reading;
    this.#reading = reading;
    const exchange = this.exchange.id;
    this.#reporter.tell({ type: 'cookie.read', name, raw, verdict, sid, secret, exchange });
    if (!explained)
      this.#reporter.complain(`express-session read ${sid}, which no cookie carried.`, exchange);
    this.#listen();
  }

  #listen(): void {
    if (this.#listening) return;
    this.#listening = true;
    this.#about.listen(this);
  }

  /** store.generate is about to run. */
  generating(): void {
    if (!this.#passedOn) this.#takeHold();
  }

  /** store.generate has made a session; `previous` is the id before it. */
  generated(previous: unknown): void {
    const { req } = this.#about;
    const contents = contentsOf(req.session);
    const sid = textOrNull(req.sessionID) ?? '';
    const reason = this.#passedOn ? 'regenerated' : this.#reasonToGenerate();
    if (!this.#passedOn) this.#memory.generated(contents);
    this.#given = { sid, contents };
    this.#leadBack();
    const before = textOrNull(previous);
    this.#reporter.tell({
      type: 'session.generated',
      sid,
      reason,
      previous: before,
      exchange: this.exchange.id,
    });
  }

  #reasonToGenerate(): GenerateReason {
    const verdict = this.#reading?.verdict ?? 'absent';
    if (verdict !== 'valid') return verdict === 'absent' ? 'no-cookie' : verdict;
    const outcome = this.lastRead?.outcome;
    return outcome === 'error' ? 'store-error' : outcome === 'expired' ? 'expired' : 'not-in-store';
  }

  /** store.createSession has made a session of what the store had: on loading, or on reload() by the handler. */
  inflated(stored: unknown): void {
    const sid = textOrNull(this.#about.req.sessionID) ?? '';
    const contents = contentsOf(stored);
    if (!this.#passedOn) this.#memory.inflated(contents);
    this.#given = { sid, contents };
    this.#leadBack();
    const data = (this.lastRead?.sid === sid ? this.lastRead.data : null) ?? jsonOf(stored) ?? '{}';
    this.#reporter.see(['loaded', this.exchange.id, sid, data]);
  }

  /** The library calls next(): now it is the handler's turn, or there is an error, which may also come late. */
  passesOn(error: unknown): void {
    const first = !this.#passedOn;
    this.#passedOn = true;
    if (this.#expects === 'get') this.#expects = null;
    if (error) this.failed(error);
    if (!first) return;
    if (!error && !this.#held) this.skipped(this.#reasonToSkip());
    this.#listen();
    this.#memory.follow(this.#about.req.session, this.#reporter);
  }

  /** next() has returned: a handler that hasn't answered goes on later, out of `running`'s sight. */
  turnIsOver(running: Running): void {
    if (this.#ended) return;
    this.#leadsBackTo = running;
    this.#leadBack();
  }

  #leadBack(): void {
    if (this.#leadsBackTo !== null) leadBack(this.#about.req.session, this, this.#leadsBackTo);
  }

  /** The library passed an error on, or threw it. */
  failed(error: unknown): void {
    this.#passedOn = true;
    if (this.#expects === 'get') this.#expects = null;
    this.#reporter.tell({ type: 'session.failed', message: messageOf(error), exchange: this.exchange.id });
  }

  #reasonToSkip(): SkipReason {
    if (this.#sessionExisted) return 'session-exists';
    return this.#about.storeReady ? 'path-mismatch' : 'store-disconnected';
  }

  /** The middleware threw, in the library or, where that has passed on, behind it. */
  threw(error: unknown): void {
    if (this.#passedOn) return;
    this.failed(error);
    this.#listen();
  }

  /** The library lets the request pass without doing anything. */
  skipped(reason: SkipReason): void {
    this.#reporter.tell({ type: 'session.skipped', reason, message: null, exchange: this.exchange.id });
  }

  /** The headers are about to leave: the library has decided about the end, if it came to that, and asks next. */
  headersAsked(): void {
    this.movesOn();
    if (this.#held) this.answers.expectAtHeaders();
  }

  /** The headers have left. */
  headersLeft(): void {
    const { res } = this.#about;
    const block = headerBlock(res);
    this.exchange.headersLeft(res.statusCode, block, this.answers.seeAtHeaders(block));
  }

  /** res.end() is about to run. Answers false where it has run before: then the library does nothing. */
  ends(): boolean {
    if (this.#ended) return false;
    this.#ended = true;
    if (!this.#held) return true;
    this.#reporter.attempt(() => this.#handlerDone());
    this.#expects = 'commit';
    return true;
  }

  #handlerDone(): void {
    const session: unknown = this.#about.req.session;
    const contents = session ? contentsOf(session) : null;
    // A session that is no JSON makes the library throw; there is nothing to decide.
    if (session && contents === null) return;
    this.#tellChange(session, contents);
    this.answers.expectAtEnd(contents);
  }

  #tellChange(session: unknown, contents: string | null): void {
    const given = this.#given;
    if (given === null || given.contents === null || contents === given.contents) return;
    const sid = session ? textOrNull(this.#about.req.sessionID) : given.sid;
    this.#reporter.see(['changed', this.exchange.id, sid, given.contents, contents]);
  }

  /** The library writes, or is through with res.end(): what it hasn't done by now it decided against. */
  movesOn(): void {
    if (this.#expects !== 'commit') return;
    this.#expects = null;
    this.answers.seeAtEnd(null);
  }

  /** res.end() threw in the library: it came to no further answers. */
  gaveUp(): void {
    this.#expects = null;
    this.answers.forgetAtEnd();
  }
}

const textOrNull = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** Where no secret was given, the library takes req.secret, which cookie-parser sets. */
function secretOf(req: Request): CipherKey[] {
  const secret: unknown = Reflect.get(req, 'secret');
  return typeof secret === 'string' ? [secret] : [];
}
