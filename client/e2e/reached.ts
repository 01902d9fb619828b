// Brings a new visitor to one of the states of states.ts, in a window of one of the sizes that every state has to fit.

import type { Browser, Page } from 'playwright-core';
import { openVisitor, type RunningApp, type Visitor } from './app.ts';
import type { State } from './states.ts';

export const SIZES = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 390, height: 844 },
];
export const THEMES = ['light', 'dark'] as const;

/** A new visitor in that state, at the size of a desk. `read`: how the page is searched. */
export async function reached(
  browser: Browser,
  app: RunningApp,
  { before }: State,
  read?: (page: Page) => Page,
): Promise<Visitor> {
  const visitor = await openVisitor(browser, app, { reducedMotion: 'reduce' }, undefined, read);
  await before?.(visitor.page, app);
  return visitor;
}

/** The same state in a window of another size. */
export async function atSize(
  page: Page,
  { open, shows }: State,
  size: { width: number; height: number },
): Promise<void> {
  await page.setViewportSize(size);
  if (open !== undefined) {
    await page.keyboard.press('Escape');
    if (!(await shows(page).isVisible())) await open(page);
  }
  await shows(page).waitFor();
  await drawn(page);
}

/** Waits until the stage has drawn all there is, or stands still where a person stopped it. */
async function drawn(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const moment = document.querySelector('.scrub');
    return (
      moment === null ||
      moment.getAttribute('aria-valuenow') === moment.getAttribute('aria-valuemax') ||
      document.querySelector('.transport-play > .lucide-play') !== null
    );
  });
}
