/** What a yes and a no of each question come to, in a word or two. Pure. */
import type { Question } from '#shared/trace.ts';
import { explainWhyTexts } from '../texts/explainWhy.ts';

export type AnswerWords = readonly [yes: string, no: string];

const of = (question: Question): AnswerWords => {
  const { yes, no } = explainWhyTexts.answers[question];
  return [yes, no];
};

export const ANSWERS: Record<Question, AnswerWords> = {
  destroy: of('destroy'),
  save: of('save'),
  touch: of('touch'),
  'set-cookie': of('set-cookie'),
};
