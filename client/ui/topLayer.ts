/** The element that lies on top of the page: what pops up from inside a modal dialog must lie in it, too. */
import { createContext } from 'react';

/** null: nothing lies on top, pop up from the body. */
export const TopLayer = createContext<HTMLElement | null>(null);
