/** What a yes and a no of each question come to, in a word or two. Pure. */
import type { Question } from '#shared/trace.ts';
import { explainTexts } from '../texts/explain.ts';

export type AnswerWords = readonly [yes: string, no: string];

const of = (question: Question): AnswerWords => {
  const { yes, no } = explainTexts.why.answers[question];
  return [yes, no];
};

export const ANSWERS: Record<Question, AnswerWords> = {
  destroy: of('destroy'),
  save: of('save'),
  touch: of('touch'),
  'set-cookie': of('set-cookie'),
};
