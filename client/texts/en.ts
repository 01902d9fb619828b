/** All that the page says, in English; the rooms of the page have a part each. */
import { shared } from '#shared/texts/en.ts';
import { app } from './en/app.ts';
import { ui } from './en/ui.ts';

export const en = { app, ui, shared };
