/** Why no request can be sent in that stage of a lesson; null where it can. */
import { lessonsTexts } from '../texts/lessons.ts';
import type { RunStage } from './lessonMachine.ts';

const { wait, begin, lock, playing, next } = lessonsTexts.gates;

export const GATES: Record<RunStage, string | null> = {
  opening: wait,
  preparing: wait,
  stuck: null,
  intro: begin,
  arriving: wait,
  predict: lock,
  doing: null,
  rewinding: wait,
  clearing: wait,
  playing,
  played: null,
  feedback: next,
  explain: null,
  summary: null,
};
