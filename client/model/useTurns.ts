/** Lets things appear one after the other while an event plays: how many of them had their turn. */
import { useSyncExternalStore } from 'react';
import { useModel } from './hooks.tsx';

/** The first turn comes after this part of the motion, the last at its end. */
const BEFORE = 0.2;

/** All of them while not `active`. The component renders at each turn, not in each frame. */
export function useTurns(count: number, active: boolean): number {
  const model = useModel();
  return useSyncExternalStore(model.onProgress, () => {
    if (!active) return count;
    const part = (model.progress() - BEFORE) / (1 - BEFORE);
    return Math.min(count, Math.max(0, Math.floor(part * count)));
  });
}
