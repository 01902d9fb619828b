/**
 * The answers of decisions.ts in sentences: what a condition means, and why a question got its answer. Pure; the rules
 * themselves and their facts are not here.
 */
import { type ConditionName, isConditionName } from './decisions.ts';
import { decisions } from './texts/en/decisions.ts';
import { wordsOf } from './texts/speech.ts';
import type { Condition, Question } from './trace.ts';

const said = wordsOf('decisions', decisions);

/** A condition with its value, as a sentence. */
export function describeCondition({ name, value }: Condition): string {
  if (!isConditionName(name)) return said().otherCondition(name, value);
  return said().conditions[name][`${value}`];
}

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
    const { destroyed } = said();
    if (answer) return destroyed.yes;
    if (asked('hasSessionId') === false) return destroyed.noId;
    return asked('unsetDestroy') === false ? destroyed.keep : destroyed.hasSession;
  },
  save: (answer, asked, context) => (answer ? saved(asked, context) : notSaved(asked, context)),
  touch: (answer, asked) => {
    const { touched } = said();
    if (answer) return touched.yes;
    if (asked('storeHasTouch') === false) return touched.noMethod;
    return asked('hasSessionId') === false ? touched.noId : touched.isNew;
  },
  'set-cookie': (answer, asked, context) => (answer ? cookieSet(asked, context) : cookieNotSet(asked)),
};

function saved(asked: Asked, { changed, regenerated, savedByHandler }: ExplainContext): string {
  const words = said().saved;
  if (regenerated) return words.regenerated;
  if (asked('modified')) return words.newAndChanged;
  if (asked('resave')) return changed ? words.resaveAndChanged : words.resave;
  if (savedByHandler) return words.again;
  if (asked('resave') === false) return words.changed;
  if (asked('saveUninitialized')) return changed ? words.uninitializedAndChanged : words.uninitialized;
  return words.otherwise;
}

function notSaved(asked: Asked, { savedByHandler }: ExplainContext): string {
  const words = said().notSaved;
  if (asked('hasSession') === false) return words.noSession;
  if (asked('hasSessionId') === false) return words.noId;
  if (asked('modified') === false) return words.empty;
  return savedByHandler || asked('resave') !== false ? words.already : words.unchanged;
}

function cookieSet(asked: Asked, { changed, regenerated }: ExplainContext): string {
  const words = said().cookieSet;
  if (asked('rolling')) return words.rolling;
  if (asked('isNew') === false) return words.changed;
  if (regenerated) return words.regenerated;
  return asked('modified') || changed ? words.newAndChanged : words.uninitialized;
}

function cookieNotSet(asked: Asked): string {
  const words = said().noCookie;
  if (asked('hasSession') === false) return words.noSession;
  if (asked('hasSessionId') === false) return words.noId;
  if (asked('writable') === false) return words.notWritable;
  if (asked('secureConnection') === false) return words.notSecure;
  if (asked('isNew')) return words.empty;
  return asked('hasExpiry') === false ? words.noExpiry : words.unchanged;
}
