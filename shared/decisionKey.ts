/**
 * Everything that decide() looks at as one number, a bit each: small enough to be told with every decision, so that
 * whoever has a trace can ask again under other options.
 */
import type { DecisionFacts, DecisionOptions } from './decisions.ts';

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

/** Whether there is a session at req.session. */
export const sessionIn = (key: number): boolean => (key & BIT.hasSession) !== 0;

/** Facts of that key; ids stand for any that are alike or differ in the same way. */
export function factsIn(key: number): DecisionFacts {
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

/** Options of that key. */
export const optionsIn = (key: number): DecisionOptions => ({
  resave: (key & BIT.resave) !== 0,
  saveUninitialized: (key & BIT.saveUninitialized) !== 0,
  rolling: (key & BIT.rolling) !== 0,
  unsetDestroy: (key & BIT.unsetDestroy) !== 0,
});
