/**
 * decide() remembered: its answer hangs on a handful of yes-and-noes, so the few combinations that occur are worked
 * out once and shared. What comes back must not be changed.
 */
import { type Decision, type DecisionFacts, type DecisionOptions, decide } from '#shared/decisions.ts';
import type { Question } from '#shared/trace.ts';

const known: Record<Question, Map<number, Decision>> = {
  destroy: new Map(),
  save: new Map(),
  touch: new Map(),
  'set-cookie': new Map(),
};

/** The same as decide(). */
export function recall(question: Question, facts: DecisionFacts, options: DecisionOptions): Decision {
  const key = keyOf(facts, options);
  const before = known[question].get(key);
  if (before !== undefined) return before;
  const decision = decide(question, facts, options);
  known[question].set(key, decision);
  return decision;
}

/** Everything that decide() looks at, a bit each. */
function keyOf(facts: DecisionFacts, options: DecisionOptions): number {
  return (
    (facts.sessionId ? 1 : 0) |
    (typeof facts.sessionId === 'string' ? 2 : 0) |
    (facts.cookieId === facts.sessionId ? 4 : 0) |
    (facts.hasSession ? 8 : 0) |
    (facts.sessionIsNull ? 16 : 0) |
    (facts.loaded ? 32 : 0) |
    (facts.modified ? 64 : 0) |
    (facts.savedBefore ? 128 : 0) |
    (facts.saved ? 256 : 0) |
    (facts.storeHasTouch ? 512 : 0) |
    (facts.hasExpiry ? 1024 : 0) |
    (facts.secureCookie ? 2048 : 0) |
    (facts.secureConnection ? 4096 : 0) |
    (facts.writable ? 8192 : 0) |
    (options.resave ? 16384 : 0) |
    (options.saveUninitialized ? 32768 : 0) |
    (options.rolling ? 65536 : 0) |
    (options.unsetDestroy ? 131072 : 0)
  );
}
