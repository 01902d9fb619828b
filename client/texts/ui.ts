import { ui } from './en/ui.ts';
import { inLanguage } from './texts.ts';

export const uiTexts = inLanguage('ui', ui);
