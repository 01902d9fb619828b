/**
 * decide() remembered: its answer hangs on a handful of yes-and-noes, so these are put into one number, and the few
 * that occur are worked out once and shared. What comes back must not be changed.
 */
import { type Decision, type DecisionFacts, type DecisionOptions, decide } from '#shared/decisions.ts';
import type { Question } from '#shared/trace.ts';

/** The store calls with which a request can end: each is the yes to one question. */
export type CommitMethod = 'destroy' | 'set' | 'touch';

const known: Record<Question, Map<number, Decision>> = {
  destroy: new Map(),
  save: new Map(),
  touch: new Map(),
  'set-cookie': new Map(),
};

/** What decide() says of the facts and options that keyOf() made this key of. */
export function recall(question: Question, key: number): Decision {
  const before = known[question].get(key);
  if (before !== undefined) return before;
  const decision = decide(question, factsIn(key), optionsIn(key));
  known[question].set(key, decision);
  return decision;
}

/**
 * The answers that were seen at the end of a request, which are the library's one call of the store, or none. It asks
 * one question after the other until there is a yes, and only of a session whether to touch it.
 */
export function answersAtEnd(key: number, commit: CommitMethod | null): [Question, boolean][] {
  if (commit === 'destroy') return [['destroy', true]];
  const answers: [Question, boolean][] = [
    ['destroy', false],
    ['save', commit === 'set'],
  ];
  if (commit !== 'set' && key & BIT.hasSession) answers.push(['touch', commit === 'touch']);
  return answers;
}

const BIT = {
  anyId: 1,
  textId: 2,
  sameId: 4,
  hasSession: 8,
  sessionIsNull: 16,
  loaded: 32,
  modified: 64,
  savedBefore: 128,
  saved: 256,
  storeHasTouch: 512,
  hasExpiry: 1024,
  secureCookie: 2048,
  secureConnection: 4096,
  writable: 8192,
  resave: 16384,
  saveUninitialized: 32768,
  rolling: 65536,
  unsetDestroy: 131072,
};

/** Everything that decide() looks at, a bit each. */
export function keyOf(facts: DecisionFacts, options: DecisionOptions): number {
  return (
    (facts.sessionId ? BIT.anyId : 0) |
    (typeof facts.sessionId === 'string' ? BIT.textId : 0) |
    (facts.cookieId === facts.sessionId ? BIT.sameId : 0) |
    (facts.hasSession ? BIT.hasSession : 0) |
    (facts.sessionIsNull ? BIT.sessionIsNull : 0) |
    (facts.loaded ? BIT.loaded : 0) |
    (facts.modified ? BIT.modified : 0) |
    (facts.savedBefore ? BIT.savedBefore : 0) |
    (facts.saved ? BIT.saved : 0) |
    (facts.storeHasTouch ? BIT.storeHasTouch : 0) |
    (facts.hasExpiry ? BIT.hasExpiry : 0) |
    (facts.secureCookie ? BIT.secureCookie : 0) |
    (facts.secureConnection ? BIT.secureConnection : 0) |
    (facts.writable ? BIT.writable : 0) |
    (options.resave ? BIT.resave : 0) |
    (options.saveUninitialized ? BIT.saveUninitialized : 0) |
    (options.rolling ? BIT.rolling : 0) |
    (options.unsetDestroy ? BIT.unsetDestroy : 0)
  );
}

/** Facts of that key; ids stand for any that are alike or differ in the same way. */
function factsIn(key: number): DecisionFacts {
  const has = (bit: number) => (key & bit) !== 0;
  const sessionId = has(BIT.textId) ? (has(BIT.anyId) ? 'id' : '') : has(BIT.anyId) ? {} : undefined;
  return {
    sessionId,
    cookieId: has(BIT.sameId) ? sessionId : 'another id',
    hasSession: has(BIT.hasSession),
    sessionIsNull: has(BIT.sessionIsNull),
    loaded: has(BIT.loaded),
    modified: has(BIT.modified),
    savedBefore: has(BIT.savedBefore),
    saved: has(BIT.saved),
    storeHasTouch: has(BIT.storeHasTouch),
    hasExpiry: has(BIT.hasExpiry),
    secureCookie: has(BIT.secureCookie),
    secureConnection: has(BIT.secureConnection),
    writable: has(BIT.writable),
  };
}

const optionsIn = (key: number): DecisionOptions => ({
  resave: (key & BIT.resave) !== 0,
  saveUninitialized: (key & BIT.saveUninitialized) !== 0,
  rolling: (key & BIT.rolling) !== 0,
  unsetDestroy: (key & BIT.unsetDestroy) !== 0,
});
