/** What each finding means, why it matters and what to do, in the words that a person reads. */
import { findings } from './texts/en/findings.ts';
import { wordsOf } from './texts/speech.ts';
import type { FindingId, Severity } from './trace.ts';

const said = wordsOf('findings', findings);

export interface FindingText {
  readonly severity: Severity;
  readonly title: string;
  /** What happened, as the events prove it. */
  readonly what: string;
  /** What to do about it. */
  readonly advice: string;
}

/** Its words are asked for when they are read: by then a page has chosen its language. */
const finding = (id: FindingId, severity: Severity): FindingText => ({
  severity,
  get title() {
    return said()[id].title;
  },
  get what() {
    return said()[id].what;
  },
  get advice() {
    return said()[id].advice;
  },
});

export const FINDING_TEXTS: Readonly<Record<FindingId, FindingText>> = {
  'orphan-session': finding('orphan-session', 'warning'),
  'lost-update': finding('lost-update', 'danger'),
  'redirect-before-save': finding('redirect-before-save', 'warning'),
  'id-kept-over-login': finding('id-kept-over-login', 'danger'),
  'shared-session': finding('shared-session', 'danger'),
  'double-save': finding('double-save', 'info'),
  'cookie-after-destroy': finding('cookie-after-destroy', 'info'),
  'memory-store': finding('memory-store', 'warning'),
  'cookie-too-large': finding('cookie-too-large', 'warning'),
  'clock-skew': finding('clock-skew', 'warning'),
};
