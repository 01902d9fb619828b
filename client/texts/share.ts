import { share } from './en/share.ts';
import { inLanguage } from './texts.ts';

export const shareTexts = inLanguage('share', share);
