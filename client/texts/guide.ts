import { guide } from './en/guide.ts';
import { inLanguage } from './texts.ts';

export const guideTexts = inLanguage('guide', guide);
