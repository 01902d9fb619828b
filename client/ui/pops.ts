/** The part that draws menus, popovers and tooltips. */
import { later } from './later.ts';

export const pops = later(() => import('./floating.tsx'));
