// Lessons out of a folder that somebody else keeps, given on the command line: its author changes them while the app runs,
// and what they point at is there.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { PLACES } from '#shared/lessonText.ts';
import { Station } from '#shared/trace.ts';
import { openVisitor, type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';
import { finished, openLesson, press, quick, store } from './stage.ts';

/** Each is a row of its own in the panel. */
const OPTIONS = [
  'resave',
  'saveUninitialized',
  'rolling',
  'cookie.maxAge',
  'cookie.httpOnly',
  'cookie.secure',
];
const NAMES = [
  ...Object.keys(PLACES).filter((name) => name !== 'station' && name !== 'option'),
  ...Station.options.map((name) => `station:${name}`),
  ...OPTIONS.map((name) => `option:${name}`),
  'jar:bob',
  'page:mallory',
];

const LESSON = `---
schema: 1
id: mine
title: A lesson of my own
objective: Say what a reload does.
minutes: 3
requires: []
predict:
  ask: What does a visit do?
  choices:
    - { id: nothing, text: Nothing., misconception: a-visit-does-nothing }
    - { id: something, text: Something., correct: true }
steps:
  - id: visit
    do: Open the counter twice in Alice’s browser.
    pass:
      all:
        - { event: store.set, where: { browser: alice, path: /views }, atLeast: 2, says: the counter was saved twice }
    hints: [Press **View counter** twice.]
    solution: [{ visit: GET /views, browser: alice }, { visit: GET /views, browser: alice }]
    counterexamples:
      - [{ visit: GET /views, browser: alice }]
---

## intro

The first words of the author.

## step: visit

${NAMES.map((name) => `- [${name}](#${name})`).join('\n')}

## wrong: nothing

It isn’t so.

## done: visit

Seen.

## explain

So it is.

## summary

- A visit does something.
`;

let browser: Browser;
let app: RunningApp;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'own-lessons-'));
  await mkdir(join(folder, 'mine'));
  await writeFile(
    join(folder, 'index.yaml'),
    `schema: 1
parts: [{ id: own, title: My own, lessons: [mine] }]
misconceptions: { a-visit-does-nothing: A visit does nothing. }
`,
  );
  await writeFile(join(folder, 'mine', 'lesson.md'), LESSON);
  await writeFile(join(folder, 'mine', 'lesson.de.md'), '## intro\n\nDie ersten Worte.\n');
  const args = ['--port', '0', '--sandbox-port', '0', '--lessons', folder];
  [browser, app] = await Promise.all([launchBrowser(), startApp(args, 'dev')]);
});

afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
  await writeFile(join(folder, 'mine', 'lesson.md'), LESSON);
});

afterAll(async () => {
  await Promise.all([browser.close(), app.stop()]);
  await rm(folder, { recursive: true });
});

/** A visitor who has begun that lesson and predicted. */
async function toTheTask(options: BrowserContextOptions = {}): Promise<Page> {
  const { page } = await openVisitor(browser, app, { reducedMotion: 'reduce', ...options });
  const unfold = page.getByRole('button', { name: 'Show all first steps' });
  if (await unfold.isVisible()) await unfold.click();
  await openLesson(page, 'A lesson of my own');
  await press(page, 'Begin');
  await page.getByRole('radio', { name: 'Something.' }).check();
  await page.getByRole('radio', { name: 'A guess' }).check();
  await press(page, 'Lock it in');
  return page;
}

/** For each pointing word of the lesson, in the order of its text, which element it marks: equal numbers, the same one. */
function marked(panel: Element): { name: string; element: number | null }[] {
  const known: Element[] = [];
  return [...panel.querySelectorAll<HTMLElement>('.prose-list .points')].map((words) => {
    words.focus();
    const found = document.querySelector('[data-pointed]');
    words.blur();
    if (found !== null && !known.includes(found)) known.push(found);
    const isOnStage = found !== null && !panel.contains(found) && found.getClientRects().length > 0;
    return { name: words.textContent ?? '', element: isOnStage ? known.indexOf(found) : null };
  });
}

describe('a lesson of one’s own', () => {
  it('points at another element of the stage with each name that there is', async () => {
    const page = await toTheTask();
    await quick(page, 'View counter').click();
    await finished(page, 1);
    await page.keyboard.press('g');
    const found = await page.locator('.lesson').evaluate(marked);
    expect(found.map(({ name }) => name)).toEqual(NAMES);
    expect(found.filter(({ element }) => element === null)).toEqual([]);
    const elements = found.map(({ element }) => element);
    const doubled = found.filter(({ element }, at) => elements.indexOf(element) !== at);
    expect(doubled).toEqual([]);
  });

  it('points at something with each name on a phone, too', async () => {
    const page = await toTheTask({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await quick(page, 'View counter').click();
    await store(page)
      .getByText(/views: 1/)
      .waitFor();
    await press(page, 'Show the lesson');
    const found = await page.locator('.lesson').evaluate(marked);
    expect(found.map(({ name }) => name)).toEqual(NAMES);
    expect(found.filter(({ element }) => element === null)).toEqual([]);
  });

  it('is in the language that the address asks for, as far as it was translated, though the page speaks another', async () => {
    const { page, problems } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    await page.goto(new URL('/?language=de#lesson=mine', app.url).href);
    const intro = page.getByText('Die ersten Worte.');
    await intro.waitFor();
    expect(await intro.getAttribute('lang')).toBe('de');
    await page.getByRole('heading', { name: 'A lesson of my own' }).waitFor();
    await page.getByRole('button', { name: 'Begin', exact: true }).waitFor();
    expect(problems).toEqual([]);
  });

  it('shows its author what was changed and what is wrong with it, at once, and goes on when that is mended', async () => {
    const { page, problems } = await openVisitor(browser, app, { reducedMotion: 'reduce' });
    const file = join(folder, 'mine', 'lesson.md');
    await openLesson(page, 'A lesson of my own');
    await page.getByText('The first words of the author.').waitFor();

    const second = LESSON.replace('The first words', 'Better words');
    await writeFile(file, second);
    await page.getByText('Better words of the author.').waitFor();

    await writeFile(
      file,
      second.replace('event: store.set', 'event: store.sett').replace('Better', 'Unseen'),
    );
    const errors = page.getByRole('status', { name: 'In the lesson files' });
    const line = second.split('\n').findIndex((text) => text.includes('event: store.set')) + 1;
    await errors.getByText(`mine/lesson.md:${line}:`).waitFor();
    await errors.getByText('did you mean "store.set"?').waitFor();
    await page.getByText('Better words of the author.').waitFor();

    await writeFile(file, second.replace('Better', 'Last'));
    await page.getByText('Last words of the author.').waitFor();
    await errors.waitFor({ state: 'detached' });
    await press(page, 'Begin');
    await page.getByRole('heading', { name: 'Predict' }).waitFor();
    expect(problems).toEqual([]);
  });
});
