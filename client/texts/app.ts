import { app } from './en/app.ts';
import { inLanguage } from './texts.ts';

export const appTexts = inLanguage('app', app);
