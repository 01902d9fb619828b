/** Where the tour stands, for whatever makes room for it, and whether it was seen: that is kept between visits. */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';
import { Kept } from '../app/kept.ts';

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
export const useIsTouring = (): boolean => useTourPlace() !== 'off';

/** On the first visit only. */
export const offerTour = (): void => {
  if (!seen.get()) show('offered');
};

export const startTour = (): void => show(0);

export const showStep = (step: number): void => show(step);

/** It doesn't begin by itself ever again. */
export function endTour(): void {
  seen.set(true);
  show('off');
}

/** The steps are over: the last words. */
export function endWithWords(): void {
  seen.set(true);
  show('end');
}
