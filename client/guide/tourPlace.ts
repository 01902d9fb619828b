/** Where the tour stands, for whatever makes room for it, and whether it was seen: that is kept between visits. */
import { z } from 'zod';
import { Kept } from '../app/kept.ts';
import { Told, useTold } from '../ui/told.ts';

/** off: nothing shows; offered: it begins as soon as the page is a newcomer's; a number: that step; end: the last words. */
export type TourPlace = 'off' | 'offered' | 'end' | number;

/** Whether the tour was seen or skipped. */
const seen = new Kept({ key: 'sessionscope.tour.v1', schema: z.boolean(), fallback: false });

const place = new Told<TourPlace>('off');

export const useTourPlace = (): TourPlace => useTold(place);

/** Whether a hint of the tour stands on the page, or is about to. */
export const useIsTouring = (): boolean => useTourPlace() !== 'off';

/** On the first visit only. */
export const offerTour = (): void => {
  if (!seen.get()) place.tell('offered');
};

export const startTour = (): void => place.tell(0);

export const showStep = (step: number): void => place.tell(step);

/** It doesn't begin by itself ever again. */
export function endTour(): void {
  seen.set(true);
  place.tell('off');
}

/** The steps are over: the last words. */
export function endWithWords(): void {
  seen.set(true);
  place.tell('end');
}
