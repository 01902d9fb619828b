import { inspector } from './en/inspector.ts';
import { inLanguage } from './texts.ts';

export const inspectorTexts = inLanguage('inspector', inspector);
