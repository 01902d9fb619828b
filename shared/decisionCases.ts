/** For the tests of decisions.ts: situations to start from, and what is decided in them. */
import { type DecisionFacts, type DecisionOptions, decide } from './decisions.ts';
import { type ExplainContext, explain } from './decisionWords.ts';
import type { Question } from './trace.ts';

export const OPTIONS: DecisionOptions = {
  resave: false,
  saveUninitialized: false,
  rolling: false,
  unsetDestroy: false,
};

/** A returning request that only read: its session was loaded and is as it was. */
export const RETURNING: DecisionFacts = {
  cookieId: 'a',
  sessionId: 'a',
  hasSession: true,
  sessionIsNull: false,
  loaded: true,
  modified: false,
  savedBefore: true,
  saved: true,
  storeHasTouch: true,
  hasExpiry: true,
  secureCookie: false,
  secureConnection: false,
  writable: true,
};
/** A first request: its session was generated and is empty. */
export const NEW: DecisionFacts = {
  ...RETURNING,
  cookieId: undefined,
  loaded: false,
  savedBefore: false,
  saved: false,
};
export const GONE = { hasSession: false, sessionIsNull: true };

export interface Case {
  that: string;
  from: DecisionFacts;
  facts?: Partial<DecisionFacts>;
  options?: Partial<DecisionOptions>;
  context?: ExplainContext;
  conditions: string;
  sentence: string;
}

/** Conditions as words: a name that is true, `!name` for one that isn't. */
const inWords = (conditions: readonly { name: string; value: boolean }[]) =>
  conditions.map(({ name, value }) => (value ? name : `!${name}`)).join(' ');

/** What is decided and said in a case, in the case's own terms. */
export function decided(question: Question, { from, facts, options, context }: Case) {
  const { answer, conditions } = decide(question, { ...from, ...facts }, { ...OPTIONS, ...options });
  const { sentence } = explain(question, answer, conditions, context);
  return { answer, conditions: inWords(conditions), sentence };
}
