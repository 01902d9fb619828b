/** All that the page says, in English; the rooms of the page have a part each. */
import { shared } from '#shared/texts/en.ts';
import { app } from './en/app.ts';
import { compare } from './en/compare.ts';
import { explain } from './en/explain.ts';
import { explainEvents } from './en/explainEvents.ts';
import { why as explainWhy } from './en/explainWhy.ts';
import { guide } from './en/guide.ts';
import { inspector } from './en/inspector.ts';
import { lessonFrame } from './en/lessonFrame.ts';
import { lessons } from './en/lessons.ts';
import { model } from './en/model.ts';
import { optionHelp } from './en/optionHelp.ts';
import { options } from './en/options.ts';
import { share } from './en/share.ts';
import { stage } from './en/stage.ts';
import { timeline } from './en/timeline.ts';
import { ui } from './en/ui.ts';

export const en = {
  app,
  explain,
  explainEvents,
  explainWhy,
  inspector,
  model,
  optionHelp,
  options,
  share,
  shared,
  stage,
  timeline,
  guide,
  lessonFrame,
  lessons,
  compare,
  ui,
};
