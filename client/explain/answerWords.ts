/** What a yes and a no of each question come to, in a word or two. Pure. */
import type { Question } from '#shared/trace.ts';

export type AnswerWords = readonly [yes: string, no: string];

export const ANSWERS: Record<Question, AnswerWords> = {
  destroy: ['destroy', 'keep'],
  save: ['save', 'skip'],
  touch: ['touch', 'skip'],
  'set-cookie': ['set', 'no cookie'],
};
