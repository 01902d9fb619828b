import { options } from './en/options.ts';
import { inLanguage } from './texts.ts';

export const optionsTexts = inLanguage('options', options);
