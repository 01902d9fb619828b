/** How a step stands, as one sentence in words that the lesson's author chose. */
import { plainText } from './lessonText.ts';
import type { PartResult, Verdict } from './stepWatch.ts';

/** "3 of 4; missing: the old session is destroyed", or what must not have been. */
export function verdictWords({ state, met, of, parts }: Verdict): string {
  const words = (results: readonly PartResult[]) => results.map(({ part }) => plainText(part.says));
  if (state === 'passed') return `${of} of ${of}`;
  if (state === 'violated') {
    const banned = parts.filter((result) => result.group === 'none' && result.met);
    if (banned.length > 0) return `This must not happen here: ${words(banned).join('; ')}`;
    return `Too many: ${words(parts.filter((result) => result.group === 'all' && !result.met)).join('; ')}`;
  }
  const all = words(parts.filter((result) => result.group === 'all' && !result.met));
  const any = parts.filter(({ group }) => group === 'any');
  const either = any.length > 0 && any.every((result) => !result.met) ? [words(any).join(' or ')] : [];
  const missing = [...all, ...either].join('; ');
  return missing === '' ? `${met} of ${of}; not at rest yet` : `${met} of ${of}; missing: ${missing}`;
}
