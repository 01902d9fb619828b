/**
 * The pseudo-language: every text of the catalogue in letters that nothing else has, half as long again and in
 * brackets. What is plain on the screen was not taken from the catalogue; what is cut has no room for another language.
 */
const LETTERS: Record<string, string> = Object.fromEntries(
  [...'aAbBcCdDeEfFgGhHiIjJkKlLmMnNoOpPqQrRsStTuUvVwWxXyYzZ'].map((plain, at) => [
    plain,
    [...'áÁƀƁçÇďĎéÉƒƑĝĜĥĤíÍĵĴķĶĺĹɱṀñÑóÓƥƤɋɊŕŔšŠţŢúÚṽṼŵŴẋẊýÝžŽ'][at] ?? plain,
  ]),
);

/** Parts in braces are the places of elements; parts that stand for themselves, such as `code`, stay readable. */
const KEPT = /(\{\w+\}|`[^`]*`)/;

export function pseudoText(text: string): string {
  if (!/\p{L}/u.test(text)) return text;
  const strange = text
    .split(KEPT)
    .map((part) => (KEPT.test(part) ? part : [...part].map((letter) => LETTERS[letter] ?? letter).join('')))
    .join('');
  return `⟦${strange}${'·'.repeat(Math.ceil(text.length / 5))}⟧`;
}

/** The same catalogue in the pseudo-language; what its functions answer, too. */
export function pseudo<T>(catalogue: T): T;
export function pseudo(part: unknown): unknown {
  if (typeof part === 'string') return pseudoText(part);
  if (typeof part === 'function')
    return (...values: unknown[]) => pseudo(Reflect.apply(part, undefined, values));
  if (Array.isArray(part)) return part.map((each) => pseudo(each));
  if (typeof part !== 'object' || part === null) return part;
  return Object.fromEntries(Object.entries(part).map(([name, each]) => [name, pseudo(each)]));
}
