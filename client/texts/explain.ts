import { explain } from './en/explain.ts';
import { inLanguage } from './texts.ts';

export const explainTexts = inLanguage('explain', explain);
