/**
 * The four questions of one request, with the answers that were seen: a store call is a yes, moving on without
 * one is a no. The conditions are decide()'s; where it would have answered otherwise, that is said aloud.
 */
import type { Request, Response } from 'express';
import { type Decision, decide, decideAtEnd } from '#shared/decisions.ts';
import type { Exchange } from './exchange.ts';
import type { LibraryMemory, Settings } from './libraryMemory.ts';
import type { Reporter } from './reporter.ts';
import { contentsOf } from './sessionText.ts';

/** The questions that a store call of the library at the end answers: the last with yes, those before with no. */
const ANSWERED_BY = {
  destroy: ['destroy'],
  set: ['destroy', 'save'],
  touch: ['destroy', 'save', 'touch'],
} as const;

type CommitMethod = keyof typeof ANSWERED_BY;
export const isCommit = (method: string): method is CommitMethod => Object.hasOwn(ANSWERED_BY, method);

export class LibraryAnswers {
  readonly #exchange: Exchange;
  readonly #reporter: Reporter;
  readonly #settings: Settings;
  readonly #memory: LibraryMemory;
  readonly #req: Request;
  readonly #res: Response;
  #atEnd: Decision[] | null = null;
  #atHeaders: Decision | null = null;
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
    this.#atEnd = decideAtEnd(this.#memory.facts(contents), this.#settings);
  }

  /** Whether res.end() has asked and no answer was seen yet. */
  get isPending(): boolean {
    return this.#atEnd !== null;
  }

  /** What was seen at the end: the library's store call, or null where it moved on without one. */
  seeAtEnd(method: CommitMethod | null): void {
    const decided = this.#atEnd ?? [];
    this.#atEnd = null;
    const asked = method === null ? decided.map(({ question }) => question) : ANSWERED_BY[method];
    for (const [index, question] of asked.entries()) {
      const decision = decided[index] ?? decide(question, this.#factsNow(), this.#settings);
      this.#tell(decision, method !== null && index === asked.length - 1);
    }
  }

  /** res.end() threw: no answer will come. */
  forgetAtEnd(): void {
    this.#atEnd = null;
  }

  /** The library is about to ask whether to set the cookie. */
  expectAtHeaders(): void {
    this.#cookiesBefore = cookieLines(this.#res).length;
    this.#atHeaders = decide('set-cookie', this.#factsNow(), this.#settings);
  }

  /** The library has set its cookie, or hasn't; the headers leave next. */
  seeAtHeaders(): void {
    const decided = this.#atHeaders;
    if (decided === null) return;
    this.#atHeaders = null;
    const lines = cookieLines(this.#res);
    const wasSet = lines.length > this.#cookiesBefore;
    if (wasSet) this.#exchange.libraryCookie = lines.at(-1) ?? null;
    const unwritable = decided.answer && !wasSet && !this.#memory.cookieIsWritable();
    const facts = { ...this.#factsNow(), writable: false };
    this.#tell(unwritable ? decide('set-cookie', facts, this.#settings) : decided, wasSet);
  }

  #factsNow() {
    const session: unknown = this.#req.session;
    return this.#memory.facts(session ? contentsOf(session) : null);
  }

  #tell({ question, answer, conditions }: Decision, seen: boolean): void {
    const id: unknown = this.#req.sessionID;
    const sid = typeof id === 'string' ? id : null;
    const exchange = this.#exchange.id;
    this.#reporter.emit({ type: 'decision', question, answer: seen, sid, conditions, exchange });
    if (answer === seen) return;
    this.#reporter.complain(
      `express-session answered "${question}" with ${yesNo(seen)}, but its rules as Sessionscope knows them say ${yesNo(answer)}.`,
      exchange,
    );
  }
}

const yesNo = (answer: boolean) => (answer ? 'yes' : 'no');

function cookieLines(res: Response): readonly string[] {
  const lines = res.getHeader('Set-Cookie');
  if (lines === undefined) return [];
  return Array.isArray(lines) ? lines : [String(lines)];
}
