// Each lesson of the course from its first to its last word, as a learner goes through it (learner.ts): with the mouse, one
// by keyboard alone, one on a phone. Moves that the page has no general way for come over a second connection to the same
// sandbox (secondHand.ts): each has a control and a test of its own, and a press for each here would test those again.

import { readFileSync } from 'node:fs';
import type { BrowserContextOptions } from 'playwright-core';
import { describe, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openVisitor } from './app.ts';
import { keyboard, MOUSE, THUMB } from './hands.ts';
import { Learner } from './learner.ts';
import { app, browser } from './running.ts';
import { SecondHand } from './secondHand.ts';

const Index = z.object({ parts: z.array(z.object({ lessons: z.array(z.string()) })) });
const index = new URL('../../lessons/index.yaml', import.meta.url);
const LESSONS = Index.parse(parse(readFileSync(index, 'utf8'))).parts.flatMap(({ lessons }) => lessons);

const BY_KEYBOARD = 'empty-sessions';
const UNDER_A_THUMB = 'plain-cookie';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** Stories of several requests, some of them slow by design, on a busy machine; one with a Tab for each place to stop at. */
const TIMEOUT_MS = 180_000;
/** For one button to appear. */
const PATIENCE_MS = 25_000;

function settingOf(id: string, at: number): BrowserContextOptions {
  const colorScheme = at % 3 === 2 ? 'dark' : 'light';
  return { reducedMotion: 'reduce', colorScheme, ...(id === UNDER_A_THUMB ? PHONE : {}) };
}

describe('a learner plays from the first to the last word', { timeout: TIMEOUT_MS }, () => {
  for (const [at, id] of LESSONS.entries())
    it(id, async ({ expect, onTestFinished }) => {
      const { page, problems } = await openVisitor(browser, app, settingOf(id, at));
      onTestFinished(() => page.context().close());
      page.setDefaultTimeout(PATIENCE_MS);
      const speed = page.getByLabel('Speed');
      if (await speed.isVisible()) await speed.selectOption({ label: '8×' });
      const second = await SecondHand.join(page, app.url);
      onTestFinished(() => second.close());
      const { lessons } = second.course;
      expect(lessons.map((lesson) => lesson.id)).toEqual(LESSONS);
      const lesson = lessons.find((one) => one.id === id);
      if (lesson === undefined) throw new Error(`${id} is not in the course.`);
      const hands = id === UNDER_A_THUMB ? THUMB : id === BY_KEYBOARD ? keyboard(page) : MOUSE;
      await page.evaluate((hash) => {
        location.hash = hash;
      }, `lesson=${id}`);
      await new Learner(page, hands, second, lesson).play();
      expect(problems).toEqual([]);
    });
});
