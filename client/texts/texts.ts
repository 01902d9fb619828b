/**
 * The language that the page speaks: chosen once, before anything is drawn, since sentences also stand in constants.
 * English comes with the page, each area with the room that says it, in a file of its own beside this one; any other
 * language is one file of the whole catalogue's shape, fetched where it is asked for.
 */
import { type SharedWords, speak } from '#shared/texts/speech.ts';
import type { en } from './en.ts';

/** Every text of the page. A text with values in it is a function of them; see Rich for one with elements in it. */
export type Texts = typeof en;

/** A language: the words of each area of the page, and of each area of the rules, given what they are in English. */
interface Language {
  page: <A extends keyof Texts>(area: A, english: Texts[A]) => Texts[A];
  shared: SharedWords;
}

/** A language that is one file. It imports types only: what the page is made of waits until its words are there. */
export const ofCatalogue = (texts: Texts): Language => ({
  page: (area) => texts[area],
  shared: (area) => texts.shared[area],
});

/** By BCP 47 tag, without English. `en-XA` is the pseudo-language that shows which text is not in the catalogue. */
const OTHERS: Record<string, () => Promise<Language>> = {
  'en-XA': async () => {
    const { pseudo } = await import('./pseudo.ts');
    return { page: (_area, english) => pseudo(english), shared: (_area, english) => pseudo(english) };
  },
};

/** What the address asks for by `?language=`, whether the page speaks it or not: lessons may. Else English. */
export const askedLanguage: string = asked();

/** The same, where the page speaks it; else English. */
const language: string = Object.hasOwn(OTHERS, askedLanguage) ? askedLanguage : 'en';

const other: Language | null = await chosen();

/** An area's texts in the language of the page: each area has a file that hands in its own English. */
export const inLanguage = <A extends keyof Texts>(area: A, english: Texts[A]): Texts[A] =>
  other?.page(area, english) ?? english;

function asked(): string {
  const tag = 'location' in globalThis ? new URLSearchParams(location.search).get('language') : null;
  return tag ?? 'en';
}

async function chosen(): Promise<Language | null> {
  const its = await OTHERS[language]?.();
  if (its === undefined) return null;
  document.documentElement.lang = language;
  speak(its.shared);
  return its;
}
