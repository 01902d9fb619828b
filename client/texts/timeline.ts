import { timeline } from './en/timeline.ts';
import { inLanguage } from './texts.ts';

export const timelineTexts = inLanguage('timeline', timeline);
