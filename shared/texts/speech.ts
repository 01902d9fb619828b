/**
 * The language in which the rules say what they found. Servers, tests and tools speak English; the page chooses once,
 * before it draws.
 */
import { shared } from './en.ts';

export type SharedTexts = typeof shared;

let spoken: SharedTexts = shared;

/** From now on in the words of that catalogue. */
export function speak(catalogue: SharedTexts): void {
  spoken = catalogue;
}

/** The catalogue that holds now: ask for it when a sentence is made, not when a file is loaded. */
export const said = (): SharedTexts => spoken;
