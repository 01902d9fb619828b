/**
 * The language in which the rules say what they found. Servers, tests and tools speak English; the page chooses once,
 * before it draws. Each file brings the English words of its own area, so that nobody loads the words of another.
 */
import type { shared } from './en.ts';

export type SharedTexts = typeof shared;

/** The words of each area in a language, given what they are in English. */
export type SharedWords = <A extends keyof SharedTexts>(area: A, english: SharedTexts[A]) => SharedTexts[A];

let chosen: SharedWords = (_area, english) => english;

/** From now on in that language. */
export function speak(words: SharedWords): void {
  chosen = words;
}

/** An area's words as they hold now: ask when a sentence is made, not when a file is loaded. */
export const wordsOf =
  <A extends keyof SharedTexts>(area: A, english: SharedTexts[A]): (() => SharedTexts[A]) =>
  () =>
    chosen(area, english);

/** The same for a schema's objection, as zod takes it: a sentence that is made when something is refused. */
export const objecting =
  <W>(said: () => W) =>
  (sentence: (words: W) => string) => ({ error: () => sentence(said()) });
