/** The regions of the page that a newcomer doesn't need for a first visit, in the order in which they are fetched after it can be
 * made. What pops up is fetched after them. */
import { later } from '../ui/index.ts';

export const timeline = later(() => import('../timeline/Timeline.tsx'));
export const options = later(() => import('../options/optionParts.ts'));
export const findings = later(() => import('../explain/Findings.tsx'));
export const guide = later(() => import('../guide/Guide.tsx'));
export const compareScreen = later(() => import('../compare/CompareScreen.tsx'));
