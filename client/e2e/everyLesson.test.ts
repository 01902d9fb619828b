// Each lesson of the course from its first to its last word, as a learner goes through it: wrong answers, a hint, astray
// and back, the right way, refutations and the summary. All that belongs to the lesson panel is done in the page. Moves on
// the stage are, too, where the page has one way for all of them: the address bar for pages, the buttons for forms, the
// dialog that takes cookies apart. The others (options, holds, clocks, cookies…) come over a second connection to the
// same sandbox: each has a control and a test of its own, and a press for each here would test those again.

import { readFileSync } from 'node:fs';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import type { Command } from '#shared/commands.ts';
import type { Lesson, Move, Step } from '#shared/lessons.ts';
import { type Line, type Prose, plainText } from '#shared/lessonText.ts';
import { MAIN_VISITS } from '../stage/demoRoutes.ts';
import { openVisitor } from './app.ts';
import { objections } from './axe.ts';
import { type Hands, keyboard, MOUSE, THUMB } from './learner.ts';
import { app, browser } from './running.ts';
import { SecondHand } from './secondHand.ts';
import { inFront, jar, quick } from './stage.ts';

const Index = z.object({ parts: z.array(z.object({ lessons: z.array(z.string()) })) });
const index = new URL('../../lessons/index.yaml', import.meta.url);
const LESSONS = Index.parse(parse(readFileSync(index, 'utf8'))).parts.flatMap(({ lessons }) => lessons);

const BY_KEYBOARD = 'empty-sessions';
const UNDER_A_THUMB = 'plain-cookie';
const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
/** Stories of several requests, some of them slow by design, at the pace of a busy machine. */
const TIMEOUT_MS = 120_000;
/** For one word or one button to appear. */
const PATIENCE_MS = 25_000;

/** A learner in front of one lesson. */
class Learner {
  readonly #page: Page;
  readonly #hands: Hands;
  readonly #second: SecondHand;
  readonly #lesson: Lesson;

  constructor(page: Page, hands: Hands, second: SecondHand, lesson: Lesson) {
    this.#page = page;
    this.#hands = hands;
    this.#second = second;
    this.#lesson = lesson;
  }

  /** From the introduction to the summary. */
  async play(): Promise<void> {
    const { steps, predictions, intro, explain, summary } = this.#lesson;
    await this.#button('Begin').waitFor();
    await this.#reads(intro);
    await this.#press('Begin');
    const astray = steps.find(({ pass, worked }) => pass.none.length > 0 && !worked) ?? steps.find(isTried);
    for (const step of steps) {
      for (const prediction of predictions)
        if (prediction.before === step.id) await this.#predict(prediction);
      this.#second.beginStep(step);
      if (!step.worked) {
        await this.#reads(step.task);
        if (step === astray) await this.#goAstray(step);
        await this.#askForHint(step);
        for (const move of step.solution) await this.#make(move);
      }
      await this.#heading('Done').waitFor();
      await this.#isRefuted(step);
      await this.#reads(step.done);
      await this.#meetsNoBarrier();
      await this.#press('Next');
    }
    await this.#heading('What you saw').waitFor();
    await this.#reads(explain);
    await this.#press('To the summary');
    await this.#heading('Summary').waitFor();
    await this.#reads(summary);
    expect(await this.#panel.locator('.answer-wrong').count()).toBe(predictions.length);
    await this.#meetsNoBarrier();
    await this.#press('All lessons');
    const passed = `Passed: ${plainText(this.#lesson.title)}`;
    await this.#page.getByRole('button', { name: new RegExp(escaped(passed)) }).waitFor();
  }

  get #panel() {
    return this.#page.locator('.lesson');
  }

  #button(name: string) {
    return this.#panel.getByRole('button', { name, exact: true });
  }

  #heading(name: string) {
    return this.#panel.getByRole('heading', { name, exact: true });
  }

  async #press(name: string): Promise<void> {
    await this.#hands.press(this.#button(name));
  }

  /** Locks the first wrong answer, surely. */
  async #predict({ ask, choices, confidence }: Lesson['predictions'][number]): Promise<void> {
    const wrong = choices.find(({ correct }) => !correct);
    if (wrong === undefined) throw new Error('A prediction without a wrong choice.');
    await this.#heading('Predict').waitFor();
    await this.#says(ask);
    for (const { text } of choices) await this.#says(text);
    const answer = this.#panel.getByRole('radio', { name: plainText(wrong.text), exact: true });
    expect(await quick(this.#page, 'Visit /').isDisabled()).toBe(true);
    await this.#hands.choose(answer);
    if (confidence) await this.#hands.choose(this.#panel.getByRole('radio', { name: 'Sure', exact: true }));
    await this.#press('Lock it in');
  }

  /** Each prediction before that step was wrong; the page says so, why, and shows the events that prove it. */
  async #isRefuted({ id }: Step): Promise<void> {
    const asked = this.#lesson.predictions.filter(({ before }) => before === id);
    expect(await this.#heading('Your prediction was wrong').count()).toBe(asked.length);
    for (const { choices } of asked) {
      const wrong = choices.find(({ correct }) => !correct);
      await this.#reads(wrong?.feedback ?? []);
    }
  }

  /** Does what leaves the step not passed, and begins it anew where the trace says that this is offered. */
  async #goAstray(step: Step): Promise<void> {
    for (const move of step.counterexamples.find(isSent) ?? []) await this.#make(move);
    const { judged } = this.#second;
    expect(judged).not.toBe('passed');
    if (judged === 'pending') return;
    await this.#unfold();
    await this.#button('Reset this step').waitFor();
    if (judged === 'violated') await this.#panel.getByText('A dead end:').waitFor();
    await this.#meetsNoBarrier();
    await this.#press('Reset this step');
    await this.#button('Reset this step').waitFor({ state: 'hidden' });
    const preparing = this.#page.getByText('The sandbox is being prepared for this step…');
    await preparing.first().waitFor({ state: 'hidden' });
    await this.#unfold();
    await this.#button('Show me').waitFor();
  }

  async #askForHint({ hints }: Step): Promise<void> {
    await this.#unfold();
    for (const [at, hint] of hints.entries()) {
      await this.#press(at === 0 ? 'Hint' : 'Another hint');
      await this.#says(hint);
    }
  }

  /** On a phone the lesson makes room for the stage while there is something to do. */
  async #unfold(): Promise<void> {
    const fold = this.#page.getByRole('button', { name: 'Show the lesson', exact: true });
    await this.#panel.or(fold).first().waitFor();
    if (await fold.isVisible()) await this.#hands.press(fold);
  }

  async #make(move: Move): Promise<void> {
    if (move.kind === 'act') return this.#act(move.act);
    const [only, ...others] = move.commands;
    const byPage = only !== undefined && others.length === 0 ? await this.#inPage(only) : null;
    if (byPage === null) return this.#second.send(move.commands);
    const before = this.#second.requests;
    await byPage();
    await this.#second.afterRequest(before);
  }

  /** How that command is given in the page; null where it has no way that fits all of its kind. */
  async #inPage(command: Command): Promise<(() => Promise<void>) | null> {
    if (command.type !== 'visit' || command.crossSite === true || command.transport !== undefined)
      return null;
    const name = `${command.browser[0]?.toUpperCase()}${command.browser.slice(1)}`;
    const isSame = ({ visit }: (typeof MAIN_VISITS)[number]) =>
      visit.method === command.method &&
      visit.path === command.path &&
      JSON.stringify(visit.form ?? []) === JSON.stringify(command.form ?? []);
    const known = MAIN_VISITS.find(isSame);
    await inFront(this.#page, name);
    const button = known === undefined ? null : quick(this.#page, known.label);
    if (button !== null && (await button.isVisible()) && (await button.isEnabled()))
      return () => button.click();
    const address = this.#page.getByRole('textbox', { name: `Address in ${name}’s browser` });
    if (command.method !== 'GET' || !(await address.isEnabled())) return null;
    return async () => {
      await address.fill(command.path);
      await address.press('Enter');
    };
  }

  async #act(act: string): Promise<void> {
    if (act !== 'take-apart') throw new Error(`No lesson asked for ${act} before: say here how it is done.`);
    const front = await this.#page.getByRole('tab', { selected: true }).first().innerText();
    const name = /Alice|Bob|Mallory/.exec(front)?.[0] ?? 'Alice';
    await jar(this.#page, name).getByRole('button', { name: 'Take a cookie apart' }).click();
    await this.#page.getByRole('dialog', { name: 'Take a cookie apart' }).waitFor();
    await this.#page.keyboard.press('Escape');
  }

  /** The panel has all these words, and where they point at an event of the learner's, it is there. */
  async #reads(prose: Prose): Promise<void> {
    await this.#unfold();
    for (const block of prose) {
      if (block.type === 'code') continue;
      for (const line of block.type === 'list' ? block.items : [block.line]) await this.#says(line);
    }
    expect(await this.#panel.evaluate(strayMarks), 'marks that begin a line').toEqual([]);
  }

  async #says(line: Line): Promise<void> {
    const said = async () => ((await this.#panel.textContent()) ?? '').replace(/\s+/g, ' ');
    await expect.poll(said, { timeout: PATIENCE_MS }).toContain(plainText(line).replace(/\s+/g, ' '));
    for (const { text, to } of line)
      if (to?.kind === 'seen') {
        const link = this.#panel.locator('.points-seen').filter({ hasText: text });
        expect(await link.count(), `“${text}” leads to the event ${to.name}`).toBeGreaterThan(0);
      }
  }

  async #meetsNoBarrier(): Promise<void> {
    expect(await objections(this.#page, '.lesson')).toEqual([]);
  }
}

/** Words that point, whose full stop or comma stands on the next line. */
function strayMarks(panel: Element): string[] {
  return [...panel.querySelectorAll('.points-with-mark')].flatMap((words) => {
    const mark = words.lastChild;
    const pointing = words.querySelector('.points');
    if (pointing === null || !(mark instanceof Text)) return [];
    const range = document.createRange();
    range.selectNodeContents(mark);
    const isBelow = range.getBoundingClientRect().top >= pointing.getBoundingClientRect().bottom;
    return isBelow ? [words.textContent ?? ''] : [];
  });
}

const isSent = (moves: readonly Move[]): boolean => moves.every(({ kind }) => kind === 'send');
const isTried = ({ worked, counterexamples }: Step): boolean => !worked && counterexamples.some(isSent);
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function settingOf(id: string, at: number): BrowserContextOptions {
  const colorScheme = at % 3 === 2 ? 'dark' : 'light';
  return { reducedMotion: 'reduce', colorScheme, ...(id === UNDER_A_THUMB ? PHONE : {}) };
}

/**
 * Not played here: with moves from a second connection the page did not come to the end of a step in these. Their steps
 * are replayed on the real server with all others, and people have walked them; why this one fails is not known yet.
 */
const UNPROVEN: string[] = [];

describe('a learner plays from the first to the last word', { timeout: TIMEOUT_MS }, () => {
  for (const [at, id] of LESSONS.entries()) {
    if (UNPROVEN.includes(id)) continue;
    it(id, async () => {
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
  }
});
