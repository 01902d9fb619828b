/**
 * The four questions of one request, with the answers that were seen: a store call is a yes, moving on without
 * one is a no. The conditions are decide()'s; where it would have answered otherwise, that is said aloud.
 */
import type { Request, Response } from 'express';
import { keyOf } from '#shared/decisionKey.ts';
import type { DecisionFacts } from '#shared/decisions.ts';
import type { Question } from '#shared/trace.ts';
import type { Exchange } from './exchange.ts';
import type { LibraryMemory, Settings } from './libraryMemory.ts';
import { answersAtEnd, type CommitMethod, recall } from './recall.ts';
import type { Reporter } from './reporter.ts';
import { contentsOf } from './sessionText.ts';
import { type HeaderBlock, setCookieLines } from './wireHeaders.ts';

export const isCommit = (method: string): method is CommitMethod =>
  method === 'destroy' || method === 'set' || method === 'touch';

export class LibraryAnswers {
  readonly #exchange: Exchange;
  readonly #reporter: Reporter;
  readonly #settings: Settings;
  readonly #memory: LibraryMemory;
  readonly #req: Request;
  readonly #res: Response;
  /** Asked when res.end() began; null where no answer is to come. */
  #factsAtEnd: DecisionFacts | null = null;
  /** The text of req.session as res.end() found it, as long as the headers may leave with it. */
  #contentsAtEnd: string | null | undefined;
  #factsAtHeaders: DecisionFacts | null = null;
  #cookiesBefore = 0;

  constructor(
    exchange: Exchange,
    reporter: Reporter,
    settings: Settings,
    memory: LibraryMemory,
    { req, res }: { req: Request; res: Response },
  ) {
    this.#exchange = exchange;
    this.#reporter = reporter;
    this.#settings = settings;
    this.#memory = memory;
    this.#req = req;
    this.#res = res;
  }

  /** res.end() is about to ask. `contents` is the text of req.session; null where there is no session. */
  expectAtEnd(contents: string | null): void {
    this.#factsAtEnd = this.#memory.facts(contents);
    this.#contentsAtEnd = contents;
    this.#memory.contentsAtEnd = contents;
  }

  /** What was seen at the end: the library's store call, or null where it moved on without one. */
  seeAtEnd(method: CommitMethod | null): void {
    const facts = this.#factsAtEnd;
    this.#factsAtEnd = null;
    this.#memory.contentsAtEnd = null;
    if (facts === null) return;
    const key = keyOf(facts, this.#settings);
    this.#reporter.see(['end', this.#exchange.id, this.#sid, key, method]);
    for (const [question, seen] of answersAtEnd(key, method)) this.#compare(question, seen, key);
  }

  /** res.end() threw: no answer will come. */
  forgetAtEnd(): void {
    this.#factsAtEnd = null;
    this.#contentsAtEnd = undefined;
    this.#memory.contentsAtEnd = null;
  }

  /** The library is about to ask whether to set the cookie. */
  expectAtHeaders(): void {
    this.#cookiesBefore = cookiesOn(this.#res);
    this.#factsAtHeaders = this.#memory.facts(this.#contentsAtEnd ?? this.#contentsNow());
  }

  /** The headers have left. Answers which of their Set-Cookie lines the library wrote, or -1. */
  seeAtHeaders(block: HeaderBlock): number {
    const facts = this.#factsAtHeaders;
    if (facts === null) return -1;
    this.#factsAtHeaders = null;
    // It appends: the lines before are the app's, lines of middleware below it come after.
    const ownLine = setCookieLines(block).findIndex(
      (raw, index) => index >= this.#cookiesBefore && this.#couldBeOwn(raw),
    );
    const wasSet = ownLine !== -1;
    let key = keyOf(facts, this.#settings);
    if (recall('set-cookie', key).answer !== wasSet) key = keyOf(this.#lookedAtAgain(facts), this.#settings);
    this.#reporter.see(['set-cookie', this.#exchange.id, this.#sid, key, wasSet]);
    this.#compare('set-cookie', wasSet, key);
    return ownLine;
  }

  /** The beginning of the line is the library's own handwriting; the signature is behind it. */
  #couldBeOwn(raw: string): boolean {
    return raw.startsWith(`${this.#settings.name}=s%3A${encodeURIComponent(this.#req.sessionID)}.`);
  }

  /** What else may explain the answer: a listener changed the session meanwhile, or no header could be made. */
  #lookedAtAgain(facts: DecisionFacts): DecisionFacts {
    const { modified } = this.#memory.facts(this.#contentsNow());
    return { ...facts, modified, writable: this.#memory.cookieIsWritable() };
  }

  #contentsNow(): string | null {
    const session: unknown = this.#req.session;
    return session ? contentsOf(session) : null;
  }

  get #sid(): string | null {
    const id: unknown = this.#req.sessionID;
    return typeof id === 'string' ? id : null;
  }

  #compare(question: Question, seen: boolean, key: number): void {
    const { answer } = recall(question, key);
    if (answer === seen) return;
    this.#reporter.complain(
      `express-session answered "${question}" with ${yesNo(seen)}, but its rules as Sessionscope knows them say ${yesNo(answer)}.`,
      this.#exchange.id,
    );
  }
}

const yesNo = (answer: boolean) => (answer ? 'yes' : 'no');

function cookiesOn(res: Response): number {
  const lines = res.getHeader('Set-Cookie');
  return lines === undefined ? 0 : Array.isArray(lines) ? lines.length : 1;
}
