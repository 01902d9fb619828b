import { lessons } from './en/lessons.ts';
import { inLanguage } from './texts.ts';

export const lessonsTexts = inLanguage('lessons', lessons);
