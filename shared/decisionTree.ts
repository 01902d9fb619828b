/**
 * The rules of decisions.ts as a tree: what is asked first, and what each answer leads to. It is grown by playing the
 * rules through with every answer, so it can't differ from them; a decision is a way through it from the root to an
 * answer. Pure; drawing is elsewhere.
 */
import {
  type Ask,
  type ConditionName,
  type DecisionFacts,
  type DecisionOptions,
  isConditionName,
  RULES,
} from './decisions.ts';
import type { Condition, Question } from './trace.ts';

export type Tree = Asking | { kind: 'answer'; answer: boolean };

interface Asking {
  kind: 'asking';
  name: ConditionName;
  /** What follows where it is true, and where it isn't. The same object where the library only takes note of it. */
  yes: Tree;
  no: Tree;
}

/** One condition of the way that a decision took. */
export interface Step {
  name: ConditionName;
  value: boolean;
  /** What the other answer would have led to; null where it leads the same way. */
  other: Tree | null;
}

export interface Way {
  tree: Tree;
  steps: readonly Step[];
  answer: boolean;
}

/** What a rule looks at without asking: it is the same in every decision that asks the same conditions. */
type Given = Pick<DecisionFacts, 'loaded' | 'writable'>;

const NOTHING: Omit<DecisionFacts, keyof Given> = {
  cookieId: null,
  sessionId: null,
  hasSession: false,
  sessionIsNull: false,
  modified: false,
  savedBefore: false,
  saved: false,
  storeHasTouch: false,
  hasExpiry: false,
  secureCookie: false,
  secureConnection: false,
};
const NO_OPTIONS: DecisionOptions = {
  resave: false,
  saveUninitialized: false,
  rolling: false,
  unsetDestroy: false,
};

/** The tree below the answers given so far. */
function grow(question: Question, given: Given, answers: readonly boolean[] = []): Tree {
  const asked: ConditionName[] = [];
  const ask: Ask = (name) => {
    asked.push(name);
    return answers[asked.length - 1] ?? false;
  };
  const answer = RULES[question](ask, { ...NOTHING, ...given }, NO_OPTIONS);
  const name = asked[answers.length];
  if (name === undefined) return { kind: 'answer', answer };
  const yes = grow(question, given, [...answers, true]);
  const no = grow(question, given, [...answers, false]);
  return { kind: 'asking', name, yes, no: isAlike(yes, no) ? yes : no };
}

/** Whether two trees ask the same and answer the same. */
export function isAlike(a: Tree, b: Tree): boolean {
  if (a === b) return true;
  if (a.kind === 'answer' || b.kind === 'answer')
    return a.kind === 'answer' && b.kind === 'answer' && a.answer === b.answer;
  return a.name === b.name && isAlike(a.yes, b.yes) && isAlike(a.no, b.no);
}

/**
 * The way that a decision took through its tree. null where these conditions are no way from root to answer, as in a
 * trace that other rules have written.
 */
export function wayOf(question: Question, conditions: readonly Condition[]): Way | null {
  const has = (name: ConditionName) => conditions.some((condition) => condition.name === name);
  const tree = grow(question, { loaded: has('resave'), writable: !has('writable') });
  const steps: Step[] = [];
  let at: Tree = tree;
  for (const { name, value } of conditions) {
    if (at.kind === 'answer' || at.name !== name || !isConditionName(name)) return null;
    const [next, other]: [Tree, Tree] = value ? [at.yes, at.no] : [at.no, at.yes];
    steps.push({ name, value, other: next === other ? null : other });
    at = next;
  }
  return at.kind === 'answer' ? { tree, steps, answer: at.answer } : null;
}
