// The states of a lesson, and of what is beside the lessons, in the order in which a learner meets them. Part of states.ts.

import type { Page } from 'playwright-core';
import { openLesson, press, quick } from './stage.ts';
import type { State } from './states.ts';

async function predicted(page: Page): Promise<void> {
  await openLesson(page, 'A quiet request');
  await press(page, 'Begin');
  await page.getByRole('radio', { name: /Nothing after the read/ }).check();
  await page.getByRole('radio', { name: /^Sure$/ }).check();
  await press(page, 'Lock it in');
  await page.getByRole('heading', { name: 'Your task' }).waitFor();
}

async function refuted(page: Page): Promise<void> {
  await predicted(page);
  await press(page, 'More requests');
  await page.getByRole('menuitem', { name: /^Read-only page/ }).click();
}

async function explained(page: Page): Promise<void> {
  await refuted(page);
  await press(page, 'Next');
  await press(page, 'Show me');
  await page.getByText('The solution was shown.').waitFor();
  await press(page, 'Next');
  await page.getByRole('heading', { name: 'What you saw' }).waitFor();
}

export const LESSON_STATES: readonly State[] = [
  {
    name: 'lesson-list',
    before: (page) => press(page, /^Lessons \(/),
    shows: (page) => page.getByRole('button', { name: /: A quiet request/ }),
  },
  {
    name: 'lesson-intro',
    before: (page) => openLesson(page, 'A quiet request'),
    shows: (page) => page.getByRole('button', { name: 'Begin', exact: true }),
  },
  {
    name: 'lesson-prediction',
    before: async (page) => {
      await openLesson(page, 'A quiet request');
      await press(page, 'Begin');
    },
    shows: (page) => page.getByRole('heading', { name: 'Predict' }),
  },
  {
    name: 'lesson-step',
    before: async (page) => {
      await predicted(page);
      await press(page, 'Hint');
    },
    shows: (page) => page.getByText('Open /profile in Alice’s browser once.').first(),
  },
  {
    name: 'lesson-violated',
    before: async (page) => {
      await predicted(page);
      await quick(page, 'Add to cart').click();
    },
    shows: (page) => page.getByRole('button', { name: 'Reset this step' }),
  },
  {
    name: 'lesson-feedback',
    before: refuted,
    shows: (page) => page.getByRole('heading', { name: 'Your prediction was wrong' }),
  },
  {
    name: 'lesson-explanation',
    before: explained,
    shows: (page) => page.getByRole('heading', { name: 'What you saw' }),
  },
  {
    name: 'lesson-summary',
    before: async (page) => {
      await explained(page);
      await press(page, 'To the summary');
    },
    shows: (page) => page.getByRole('button', { name: 'All lessons', exact: true }),
  },
  {
    name: 'teachers',
    before: (page) => press(page, /^Lessons \(/),
    // The list lies over the stage where there is no room beside it, and goes by the same key.
    open: async (page) => {
      const teachers = page.getByRole('button', { name: /For teachers/ });
      if (!(await teachers.isVisible())) await press(page, 'Lessons');
      await teachers.click();
    },
    shows: (page) => page.getByRole('dialog', { name: 'For teachers' }),
  },
];
