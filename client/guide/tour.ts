/**
 * The tour: three steps that a person drives by the page's real buttons. Each is over when the trace, or the stage's cursor,
 * shows that it was done and the stage has shown it. Where it stands is tourPlace.ts.
 */
import type { ModelState } from '../model/state.ts';
import { guideTexts } from '../texts/guide.ts';
import { endWithWords, showStep } from './tourPlace.ts';

export interface TourStep {
  title: string;
  /** What to press, and what is about to be seen. */
  ask: string;
  /** While the stage shows what was pressed. */
  watch: string;
  /** Where the hint stands, best first. */
  anchors: readonly string[];
  /** Whether what the step asks for was begun after that exchange. */
  isBegun: (state: ModelState, after: number) => boolean;
}

export const TOUR: readonly TourStep[] = [
  {
    ...guideTexts.tour.steps.visit,
    anchors: ['.quick > .btn:nth-of-type(1)', '.quick'],
    isBegun: (state, after) => state.exchanges.some(({ id, browser }) => id > after && browser !== null),
  },
  {
    ...guideTexts.tour.steps.logIn,
    anchors: ['.quick > .btn:nth-of-type(2)', '.quick'],
    isBegun: (state, after) =>
      state.exchanges.some(({ id, method, path }) => id > after && method === 'POST' && path === '/user'),
  },
  {
    ...guideTexts.tour.steps.goBack,
    anchors: ['[data-place="step-back"]', '.transport'],
    isBegun: ({ cursor }) => cursor.past,
  },
];

export function nextStep(at: number): void {
  if (at + 1 < TOUR.length) showStep(at + 1);
  else endWithWords();
}

/** Whether the page is one that a newcomer sees: connected, with nothing done in its sandbox. */
export const isUntouched = ({ connection, head, exchanges }: ModelState): boolean =>
  connection === 'live' && head > 0 && exchanges.length === 0;

export type StepState = 'asked' | 'shown' | 'over';

/** How far a step is, for what was done after that exchange. */
export function stepState(step: TourStep, state: ModelState, after: number): StepState {
  if (!step.isBegun(state, after)) return 'asked';
  const { cursor, exchanges, head } = state;
  if (cursor.past) return 'over';
  const isPlayed = cursor.settled && cursor.seq === head && exchanges.at(-1)?.outcome === 'finished';
  return isPlayed ? 'over' : 'shown';
}
