import { why } from './en/explainWhy.ts';
import { inLanguage } from './texts.ts';

export const explainWhyTexts = inLanguage('explainWhy', why);
