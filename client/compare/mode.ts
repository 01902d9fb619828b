/** Whether the page compares, and what it began with. A store of its own, so that any region can open it. */
import { useSyncExternalStore } from 'react';

/** presets: two servers side by side; what-if: what was done here, again under other options. */
export type CompareMode = 'presets' | 'what-if';

let mode: CompareMode | null = null;
const listeners = new Set<() => void>();

export function openCompare(next: CompareMode | null): void {
  mode = next;
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** null: the sandbox itself is on screen. */
export const useCompareMode = (): CompareMode | null => useSyncExternalStore(subscribe, () => mode);
