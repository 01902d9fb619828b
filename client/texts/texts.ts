/**
 * The language that the page speaks: chosen once, before anything is drawn, since sentences also stand in constants.
 * English comes with the page, each area with the room that says it, in a file of its own beside this one; any other
 * language is one file of the whole catalogue's shape, fetched where it is asked for.
 */
import { speak } from '#shared/texts/speech.ts';
import type { en } from './en.ts';

/** Every text of the page. A text with values in it is a function of them; see Rich for one with elements in it. */
export type Texts = typeof en;

/** By BCP 47 tag, without English. `en-XA` is the pseudo-language that shows which text is not in the catalogue. */
const OTHERS: Record<string, () => Promise<Texts>> = {
  'en-XA': async () => (await import('./pseudo.ts')).pseudo((await import('./en.ts')).en),
};

/** What the address asks for by `?language=`, where there is such a language; else English. */
export const language: string = wanted();

const other: Texts | null = await chosen();

/** An area's texts in the language of the page: each area has a file that hands in its own English. */
export const inLanguage = <A extends keyof Texts>(area: A, english: Texts[A]): Texts[A] =>
  other?.[area] ?? english;

function wanted(): string {
  const asked = 'location' in globalThis ? new URLSearchParams(location.search).get('language') : null;
  return asked !== null && Object.hasOwn(OTHERS, asked) ? asked : 'en';
}

async function chosen(): Promise<Texts | null> {
  const its = await OTHERS[language]?.();
  if (its === undefined) return null;
  document.documentElement.lang = language;
  speak(its.shared);
  return its;
}
