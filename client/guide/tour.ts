/**
 * The tour: three steps that a person drives by the page's real buttons. Each is over when the trace, or the stage's cursor,
 * shows that it was done and the stage has shown it. Pure, but for what is remembered.
 */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { Kept } from '../app/kept.ts';
import type { ModelState } from '../model/state.ts';
import { guideTexts } from '../texts/guide.ts';

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

/** off: nothing shows; offered: it begins as soon as the page is a newcomer's; a number: that step; end: the last words. */
export type TourPlace = 'off' | 'offered' | 'end' | number;

/** Whether the tour was seen or skipped. */
const seen = new Kept({ key: 'sessionscope.tour.v1', schema: z.boolean(), fallback: false });

let place: TourPlace = 'off';
const listeners = new Set<() => void>();

function show(next: TourPlace): void {
  place = next;
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useTourPlace = (): TourPlace => useSyncExternalStore(subscribe, () => place);

/** Whether a hint of the tour stands on the page, or is about to. */
export function useIsTouring(): boolean {
  const at = useTourPlace();
  return at !== 'off' && at !== 'offered';
}

/** On the first visit only. */
export const offerTour = (): void => {
  if (!seen.get()) show('offered');
};

export const startTour = (): void => show(0);

/** It doesn't begin by itself ever again. */
export function endTour(): void {
  seen.set(true);
  show('off');
}

export function nextStep(at: number): void {
  if (at + 1 < TOUR.length) show(at + 1);
  else {
    seen.set(true);
    show('end');
  }
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
