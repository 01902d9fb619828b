/** The regions of the page that a newcomer doesn't need for a first visit, in the order in which they are fetched after it can be
 * made. What pops up is fetched after them. */
import { later } from '../ui/index.ts';

/** The timeline and the guide come together: whoever sees the one can use the keys of the other. */
export const timeline = later(() => import('./timelineParts.ts'));
export const options = later(() => import('../options/optionParts.ts'));
export const findings = later(() => import('../explain/Findings.tsx'));
export const heldRequests = later(() => import('../stage/HeldRequests.tsx'));
export const compareScreen = later(() => import('../compare/CompareScreen.tsx'));
