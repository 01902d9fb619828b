import { lessonFrame } from './en/lessonFrame.ts';
import { inLanguage } from './texts.ts';

export const lessonFrameTexts = inLanguage('lessonFrame', lessonFrame);
