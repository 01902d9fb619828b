/** All that the page says, in English; the rooms of the page have a part each. */
import { shared } from '#shared/texts/en.ts';
import { app } from './en/app.ts';
import { model } from './en/model.ts';
import { share } from './en/share.ts';
import { ui } from './en/ui.ts';

export const en = { app, model, share, ui, shared };
