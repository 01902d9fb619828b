/**
 * The four questions of express-session about a request that ends (its index.js: shouldDestroy, shouldSave,
 * shouldTouch, shouldSetCookie) as pure functions that also say which conditions gave the answer. What that means in
 * a sentence is in decisionWords.ts. Facts come from whoever watched the request.
 */
import type { Condition, Question } from './trace.ts';

/** What can be asked; decisionWords.ts says it in words. */
export const CONDITIONS = [
  'hasSessionId',
  'unsetDestroy',
  'hasSession',
  'resave',
  'saveUninitialized',
  'savedBefore',
  'isNew',
  'modified',
  'saved',
  'storeHasTouch',
  'rolling',
  'hasExpiry',
  'secureCookie',
  'secureConnection',
  'writable',
] as const;
export type ConditionName = (typeof CONDITIONS)[number];

export const isConditionName = (name: string): name is ConditionName =>
  CONDITIONS.some((condition) => condition === name);

/** The options that the questions depend on, defaults filled in. */
export interface DecisionOptions {
  readonly resave: boolean;
  readonly saveUninitialized: boolean;
  readonly rolling: boolean;
  readonly unsetDestroy: boolean;
}

/** What the questions depend on besides the options, at the moment when they are asked. */
export interface DecisionFacts {
  /** The id that the cookie carried, where its signature was right. */
  readonly cookieId: unknown;
  /** req.sessionID. */
  readonly sessionId: unknown;
  /** Whether req.session is truthy; where it isn't, what follows about the session doesn't matter. */
  readonly hasSession: boolean;
  /** Whether req.session is null or undefined. */
  readonly sessionIsNull: boolean;
  /** Whether express-session took the session from the store in this request. */
  readonly loaded: boolean;
  /** isModified(): another id, or other contents than after loading or generating. */
  readonly modified: boolean;
  /** Whether savedHash is set: by loading with `resave: false`, or by req.session.save(). */
  readonly savedBefore: boolean;
  /** isSaved(): same id and contents as at that save. */
  readonly saved: boolean;
  readonly storeHasTouch: boolean;
  /** Whether req.session.cookie.expires is set. */
  readonly hasExpiry: boolean;
  readonly secureCookie: boolean;
  readonly secureConnection: boolean;
  /** False where the cookie's options are such that no header can be made of them. */
  readonly writable: boolean;
}

export interface Decision {
  question: Question;
  answer: boolean;
  /** In the order in which the library evaluates them; those not asked are left out. */
  conditions: Condition[];
}

/** Notes a condition and answers it, as it is or, for whoever explores the rules, as wanted. */
export type Ask = (name: ConditionName, value: boolean) => boolean;

/** Answers one question as express-session does. */
export function decide(question: Question, facts: DecisionFacts, options: DecisionOptions): Decision {
  const conditions: Condition[] = [];
  const ask: Ask = (name, value) => {
    conditions.push({ name, value });
    return value;
  };
  return { question, answer: RULES[question](ask, facts, options), conditions };
}

/** The rules themselves. `decide` plays them through with facts, decisionTree.ts with every answer. */
export const RULES: Record<Question, (ask: Ask, facts: DecisionFacts, options: DecisionOptions) => boolean> =
  {
    destroy: (ask, facts, options) =>
      ask('hasSessionId', Boolean(facts.sessionId)) &&
      ask('unsetDestroy', options.unsetDestroy) &&
      !ask('hasSession', !facts.sessionIsNull),

    save: (ask, facts, options) => {
      if (facts.loaded) ask('resave', options.resave);
      if (!ask('hasSession', facts.hasSession)) return false;
      if (!ask('hasSessionId', hasTextId(facts))) return false;
      return !ask('saveUninitialized', options.saveUninitialized) &&
        !ask('savedBefore', facts.savedBefore) &&
        ask('isNew', isNew(facts))
        ? ask('modified', facts.modified)
        : !ask('saved', facts.saved);
    },

    touch: (ask, facts) =>
      ask('storeHasTouch', facts.storeHasTouch) &&
      ask('hasSessionId', hasTextId(facts)) &&
      !ask('isNew', isNew(facts)),

    'set-cookie': (ask, facts, options) => {
      if (!ask('hasSession', facts.hasSession)) return false;
      if (!ask('hasSessionId', hasTextId(facts))) return false;
      const should = ask('isNew', isNew(facts))
        ? ask('saveUninitialized', options.saveUninitialized) || ask('modified', facts.modified)
        : ask('rolling', options.rolling) ||
          (ask('hasExpiry', facts.hasExpiry) && ask('modified', facts.modified));
      if (!should) return false;
      if (ask('secureCookie', facts.secureCookie) && !ask('secureConnection', facts.secureConnection))
        return false;
      return facts.writable || ask('writable', false);
    },
  };

const hasTextId = (facts: DecisionFacts) => typeof facts.sessionId === 'string';
const isNew = (facts: DecisionFacts) => facts.cookieId !== facts.sessionId;
