/** Whether the page compares, and what it began with. A store of its own, so that any region can open it. */
import { Told, useTold } from '../ui/told.ts';

/** presets: two servers side by side; what-if: what was done here, again under other options. */
export type CompareMode = 'presets' | 'what-if';

const mode = new Told<CompareMode | null>(null);

export const openCompare = (next: CompareMode | null): void => mode.tell(next);

/** null: the sandbox itself is on screen. */
export const useCompareMode = (): CompareMode | null => useTold(mode);
