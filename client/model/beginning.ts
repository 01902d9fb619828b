/** What is known of a trace that doesn't begin with the sandbox. Pure. */
import type { Beginning } from './state.ts';

/** How many events there were that the page doesn't have. */
export const missingEvents = ({ before, after }: Beginning): number => after.seq - (before?.seq ?? 0);
