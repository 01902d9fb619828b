import { optionHelp } from './en/optionHelp.ts';
import { inLanguage } from './texts.ts';

export const optionHelpTexts = inLanguage('optionHelp', optionHelp);
