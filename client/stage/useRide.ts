/** Lets an element show how far a motion got: as the custom property --way, from 0 to 1, eased. No rendering. */
import { type RefObject, useLayoutEffect } from 'react';
import { useModel } from '../model/hooks.tsx';
import { easeInOut } from './motion.ts';

export interface Ride {
  from: number;
  to: number;
}

/** The whole of a motion. */
export const WHOLE: Ride = { from: 0, to: 1 };

/** While `ride` is null the element stands at the end of its way, or at its beginning where it isn't done. */
export function useRide(
  ref: RefObject<HTMLElement | SVGElement | null>,
  ride: Ride | null,
  done = true,
  ease = easeInOut,
): void {
  const model = useModel();
  const from = ride?.from ?? null;
  const to = ride?.to ?? null;
  useLayoutEffect(() => {
    const draw = (progress: number) => {
      const way = from === null || to === null ? null : from + (to - from) * ease(progress);
      ref.current?.style.setProperty('--way', String(way ?? (done ? 1 : 0.35)));
    };
    draw(model.progress());
    if (from === null) return;
    return model.onProgress(draw);
  }, [model, ref, from, to, done, ease]);
}
