/**
 * The language that the page speaks: chosen once, before anything is drawn, since sentences also stand in constants.
 * English comes with the page; any other language is one file of the same shape, fetched where it is asked for.
 */
import { speak } from '#shared/texts/speech.ts';
import { en } from './en.ts';

/** Every text of the page. A text with values in it is a function of them; see Rich for one with elements in it. */
export type Texts = typeof en;

/** By BCP 47 tag, without English. `en-XA` is the pseudo-language that shows which text is not in the catalogue. */
const OTHERS: Record<string, () => Promise<Texts>> = {
  'en-XA': async () => (await import('./pseudo.ts')).pseudo(en),
};

/** What the address asks for by `?language=`, where there is such a language; else English. */
export const language: string = wanted();

export const texts: Texts = await chosen();

function wanted(): string {
  const asked = 'location' in globalThis ? new URLSearchParams(location.search).get('language') : null;
  return asked !== null && Object.hasOwn(OTHERS, asked) ? asked : 'en';
}

async function chosen(): Promise<Texts> {
  const its = await OTHERS[language]?.();
  if (its === undefined) return en;
  document.documentElement.lang = language;
  speak(its.shared);
  return its;
}
