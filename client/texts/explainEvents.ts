import { explainEvents } from './en/explainEvents.ts';
import { inLanguage } from './texts.ts';

export const explainEventsTexts = inLanguage('explainEvents', explainEvents);
