/** Which of the frame's shapes fits the window: what is docked, what folds to a rail, what becomes a sheet. */
import { useCallback, useMemo, useSyncExternalStore } from 'react';
import { isProjector, onProjector } from './projector.ts';

/** wide: both panels docked. narrow: the left one is a rail. compact: both are rails, as always for the projector. phone: one column. */
export type FrameShape = 'wide' | 'narrow' | 'compact' | 'phone';

const QUERIES = {
  phone: matchMedia('(max-width: 939px)'),
  compact: matchMedia('(max-width: 1300px)'),
  narrow: matchMedia('(max-width: 1399px)'),
};

const printing = matchMedia('print');
let shown: FrameShape = fitting();

/** Paper is narrow, but nobody is to find the page in another shape, with what was open in it closed, when it is printed. */
function shapeNow(): FrameShape {
  if (!printing.matches) shown = fitting();
  return shown;
}

function fitting(): FrameShape {
  if (QUERIES.phone.matches) return 'phone';
  if (QUERIES.compact.matches || isProjector()) return 'compact';
  return QUERIES.narrow.matches ? 'narrow' : 'wide';
}

const subscribe = (listener: () => void) => {
  const queries = Object.values(QUERIES);
  for (const query of queries) query.addEventListener('change', listener);
  const stop = onProjector(listener);
  return () => {
    for (const query of queries) query.removeEventListener('change', listener);
    stop();
  };
};

export const useFrameShape = (): FrameShape => useSyncExternalStore(subscribe, shapeNow);

/** Whether a media query matches now. */
export function useMedia(query: string): boolean {
  const list = useMemo(() => matchMedia(query), [query]);
  const subscribeToList = useCallback(
    (listener: () => void) => {
      list.addEventListener('change', listener);
      return () => list.removeEventListener('change', listener);
    },
    [list],
  );
  return useSyncExternalStore(subscribeToList, () => list.matches);
}
