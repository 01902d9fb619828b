import { compare } from './en/compare.ts';
import { inLanguage } from './texts.ts';

export const compareTexts = inLanguage('compare', compare);
