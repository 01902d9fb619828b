/** What the rules say in words, in English, an area each: the page gives them in its own language, see speech.ts. */
import { decisions } from './en/decisions.ts';

export const shared = { decisions };
