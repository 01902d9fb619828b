/** Where the rule is written that a browser follows: what to read, and its address. Pure. */
import { explainTexts } from '../texts/explain.ts';

export interface Citation {
  label: string;
  href: string;
}

const DRAFTS = 'https://datatracker.ietf.org/doc/html';

/** `section`: of RFC 6265bis, such as "5.7, step 13", or the name of another document. */
export function citation(section: string): Citation {
  const [, number, step] = /^([\d.]+)(?:, step (\d+))?/.exec(section) ?? [];
  if (number === undefined) return { label: section, href: `${DRAFTS}/${section}` };
  const words = explainTexts.citation;
  return {
    label: step === undefined ? words.section(number) : words.step(number, step),
    href: `${DRAFTS}/draft-ietf-httpbis-rfc6265bis-22#section-${number}`,
  };
}
