import { model } from './en/model.ts';
import { inLanguage } from './texts.ts';

export const modelTexts = inLanguage('model', model);
