/**
 * decide() remembered: its answer hangs on a handful of yes-and-noes, so these are put into one number, and the few
 * that occur are worked out once and shared. What comes back must not be changed.
 */
import { factsIn, optionsIn, sessionIn } from '#shared/decisionKey.ts';
import { type Decision, decide } from '#shared/decisions.ts';
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
  if (commit !== 'set' && sessionIn(key)) answers.push(['touch', commit === 'touch']);
  return answers;
}
