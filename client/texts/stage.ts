import { stage } from './en/stage.ts';
import { inLanguage } from './texts.ts';

export const stageTexts = inLanguage('stage', stage);
