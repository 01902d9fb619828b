/** Lets an element show the progress of the event at the cursor, as the custom property --p. No rendering. */
import { type RefObject, useLayoutEffect } from 'react';
import { useModel } from './hooks.tsx';

/** While not `active` the element shows the settled end: 1. */
export function useProgressVar(ref: RefObject<HTMLElement | null>, active: boolean): void {
  const model = useModel();
  useLayoutEffect(() => {
    const draw = (progress: number) => ref.current?.style.setProperty('--p', String(progress));
    draw(active ? model.progress() : 1);
    return active ? model.onProgress(draw) : undefined;
  }, [model, ref, active]);
}
