/** All that the page says, in English; the rooms of the page have a part each. */
import { shared } from '#shared/texts/en.ts';
import { app } from './en/app.ts';
import { explain } from './en/explain.ts';
import { guide } from './en/guide.ts';
import { inspector } from './en/inspector.ts';
import { lessons } from './en/lessons.ts';
import { model } from './en/model.ts';
import { optionHelp } from './en/optionHelp.ts';
import { share } from './en/share.ts';
import { stage } from './en/stage.ts';
import { timeline } from './en/timeline.ts';
import { ui } from './en/ui.ts';

export const en = {
  app,
  explain,
  inspector,
  model,
  optionHelp,
  share,
  shared,
  stage,
  timeline,
  guide,
  lessons,
  ui,
};
