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

export const texts: Texts = await chosen();

/** What the address asks for by `?language=`. */
async function chosen(): Promise<Texts> {
  const asked = 'location' in globalThis ? new URLSearchParams(location.search).get('language') : null;
  const other = asked === null ? undefined : OTHERS[asked];
  if (asked === null || other === undefined) return en;
  const its = await other();
  document.documentElement.lang = asked;
  speak(its.shared);
  return its;
}
