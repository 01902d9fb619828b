/**
 * The four questions of express-session about a request that ends (its index.js: shouldDestroy, shouldSave,
 * shouldTouch, shouldSetCookie) as pure functions that also say which conditions gave the answer, and what
 * that means in a sentence. Facts come from whoever watched the request.
 */
import type { Condition, Question } from './trace.ts';

/** What can be asked, each with what it means where it is true and where it isn't. */
export const CONDITIONS = {
  hasSessionId: ['The request has a session id.', 'The request has no usable session id.'],
  unsetDestroy: ['The unset option is "destroy".', 'The unset option is "keep".'],
  hasSession: ['There is a session at req.session.', 'There is no session at req.session any more.'],
  resave: ['The resave option is on.', 'The resave option is off.'],
  saveUninitialized: ['The saveUninitialized option is on.', 'The saveUninitialized option is off.'],
  savedBefore: [
    'The session counts as saved once: it was loaded with resave off, or the handler called req.session.save().',
    'Nothing in this request counts as a save yet.',
  ],
  isNew: ['The browser did not send this session id.', 'The browser sent this session id.'],
  modified: [
    'The session differs from what it was before the handler, or has another id.',
    'The session is what it was before the handler.',
  ],
  saved: [
    'The session is in the store as it is now.',
    'The session is not known to be in the store as it is now.',
  ],
  storeHasTouch: ['The store has a touch method.', 'The store has no touch method.'],
  rolling: ['The rolling option is on.', 'The rolling option is off.'],
  hasExpiry: ['The cookie has an expiry.', 'The cookie has no expiry: it ends with the browser.'],
  secureCookie: ['The cookie is for HTTPS only.', 'The cookie may go over HTTP.'],
  secureConnection: ['The request counts as HTTPS.', 'The request does not count as HTTPS.'],
  writable: ['The cookie can be written as a header.', 'The cookie’s options can’t be written as a header.'],
} as const;
export type ConditionName = keyof typeof CONDITIONS;

export const isConditionName = (name: string): name is ConditionName => Object.hasOwn(CONDITIONS, name);

/** A condition with its value, as a sentence. */
export function describeCondition({ name, value }: Condition): string {
  if (!isConditionName(name)) return `${name} is ${value}.`;
  return CONDITIONS[name][value ? 0 : 1];
}

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

/** What the conditions don't tell and the rest of the exchange does. Unknown counts as no. */
export interface ExplainContext {
  /** session.changed was there: the handler changed the session. */
  changed?: boolean;
  /** session.generated with reason `regenerated` was there. */
  regenerated?: boolean;
  /** The handler saved the session itself: store.set with caller `handler` was there. */
  savedByHandler?: boolean;
}

export interface Explanation {
  sentence: string;
}

/** Says in plain words why a question got its answer. */
export function explain(
  question: Question,
  answer: boolean,
  conditions: readonly Condition[],
  context: ExplainContext = {},
): Explanation {
  const values = new Map(conditions.map(({ name, value }) => [name, value]));
  const asked: Asked = (name) => values.get(name);
  return { sentence: SENTENCES[question](answer, asked, context) };
}

/** The value of a condition; undefined where it wasn't asked. */
type Asked = (name: ConditionName) => boolean | undefined;

const SENTENCES: Record<Question, (answer: boolean, asked: Asked, context: ExplainContext) => string> = {
  destroy: (answer, asked) => {
    if (answer) return 'Destroyed: the handler left no session behind, and unset is "destroy".';
    if (asked('hasSessionId') === false) return 'Not destroyed: the request has no session id.';
    if (asked('unsetDestroy') === false)
      return 'Not destroyed: unset is "keep", so the end of a request never destroys.';
    return 'Not destroyed: there still is a session.';
  },
  save: (answer, asked, context) => (answer ? saved(asked, context) : notSaved(asked, context)),
  touch: (answer, asked) => {
    if (answer) return 'Touched: the session was not saved, so only its expiry moved on.';
    if (asked('storeHasTouch') === false) return 'Not touched: this store has no touch method.';
    if (asked('hasSessionId') === false) return 'Not touched: the request has no session id.';
    return 'Not touched: the session is new and was never stored.';
  },
  'set-cookie': (answer, asked, context) => (answer ? cookieSet(asked, context) : cookieNotSet(asked)),
};

function saved(asked: Asked, { changed, regenerated, savedByHandler }: ExplainContext): string {
  if (regenerated) return 'Saved: the session was regenerated, and its new id was not in the store yet.';
  if (asked('modified')) return 'Saved: it is a new session and your handler changed it.';
  if (asked('resave')) {
    return changed
      ? 'Saved: your handler changed it; with resave on it would have been saved anyway.'
      : 'Saved: nothing changed, but resave is on.';
  }
  if (savedByHandler) return 'Saved again: your handler changed it after its own req.session.save().';
  if (asked('resave') === false) return 'Saved: your handler changed it.';
  if (asked('saveUninitialized')) {
    return changed
      ? 'Saved: it is a new session and your handler changed it; with saveUninitialized on it would have been saved anyway.'
      : 'Saved: it is new and empty, but saveUninitialized is on.';
  }
  return 'Saved: it was not in the store as it is now.';
}

function notSaved(asked: Asked, { savedByHandler }: ExplainContext): string {
  if (asked('hasSession') === false) return 'Not saved: there was no session left to save.';
  if (asked('hasSessionId') === false) return 'Not saved: req.sessionID is not text.';
  if (asked('modified') === false)
    return 'Not saved: it is a new session with nothing in it, and saveUninitialized is off.';
  if (savedByHandler || asked('resave') !== false)
    return 'Not saved again: your handler already saved it, and nothing changed since.';
  return 'Not saved: nothing changed, and resave is off.';
}

function cookieSet(asked: Asked, { changed, regenerated }: ExplainContext): string {
  if (asked('rolling')) return 'Cookie set again: rolling is on, so every response renews it.';
  if (asked('isNew') === false)
    return 'Cookie set again: your handler changed the session, so its expiry moved on.';
  if (regenerated) return 'Cookie set: the session was regenerated, and the browser must learn the new id.';
  if (asked('modified') || changed) return 'Cookie set: it is a new session and your handler changed it.';
  return 'Cookie set: it is a new session, and saveUninitialized is on.';
}

function cookieNotSet(asked: Asked): string {
  if (asked('hasSession') === false) return 'No cookie set: there is no session.';
  if (asked('hasSessionId') === false) return 'No cookie set: req.sessionID is not text.';
  if (asked('writable') === false) return 'No cookie set: its options can’t be written as a header.';
  if (asked('secureConnection') === false)
    return 'No cookie set: it is marked secure, and the request did not come over HTTPS; that it goes to localhost doesn’t matter.';
  if (asked('isNew'))
    return 'No cookie set: it is a new session with nothing in it, and saveUninitialized is off.';
  if (asked('hasExpiry') === false)
    return 'No cookie set: the browser has it already, rolling is off, and there is no expiry to renew.';
  return 'No cookie set: the browser has it already, rolling is off, and nothing changed.';
}
