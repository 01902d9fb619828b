// A learner in front of one lesson, who does all of it: reads every word, answers wrongly, asks for every hint, goes astray
// and comes back, takes the right way, and reads the summary. All that belongs to the lesson panel is done in the page. Moves
// on the stage are, too, where the page has one way for all of them: the buttons of requests, the address bar, the switches
// of options, the dialog that takes cookies apart. The others (holds, clocks, cookies…) come by a second hand.

import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Command } from '#shared/commands.ts';
import type { Lesson, Move, Prediction, Step } from '#shared/lessons.ts';
import { type Line, type Prose, plainText } from '#shared/lessonText.ts';
import { changedOptions } from '#shared/optionChanges.ts';
import type { SessionOptions } from '#shared/options.ts';
import { MAIN_VISITS, type QuickVisit } from '../stage/demoRoutes.ts';
import { objections } from './axe.ts';
import type { Hands } from './hands.ts';
import type { SecondHand } from './secondHand.ts';
import { jar, options, quick, row } from './stage.ts';

/** For one word or one button to appear. */
const PATIENCE_MS = 25_000;

export class Learner {
  readonly #page: Page;
  readonly #hands: Hands;
  readonly #second: SecondHand;
  readonly #lesson: Lesson;
  /** Screens of the lesson that axe has seen, by kind. */
  readonly #judged = new Set<string>();
  /** Number of the last exchange that the page was seen to have. */
  #shown: number | null = null;

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
      if (!step.worked) await this.#do(step, step === astray);
      await this.#heading('Done').waitFor();
      await this.#isRefuted(step);
      await this.#reads(step.done);
      await this.#meetsNoBarrier('feedback');
      await this.#press('Next');
    }
    await this.#heading('What you saw').waitFor();
    await this.#reads(explain);
    await this.#press('To the summary');
    await this.#heading('Summary').waitFor();
    await this.#reads(summary);
    expect(await this.#panel.locator('.answer-wrong').count()).toBe(predictions.length);
    await this.#meetsNoBarrier('summary');
    await this.#press('All lessons');
    const passed = `Passed: ${plainText(this.#lesson.title)}`;
    await this.#page.getByRole('button', { name: new RegExp(escaped(passed)) }).waitFor();
  }

  get #panel(): Locator {
    return this.#page.locator('.lesson');
  }

  #button(name: string): Locator {
    return this.#panel.getByRole('button', { name, exact: true });
  }

  #heading(name: string): Locator {
    return this.#panel.getByRole('heading', { name, exact: true });
  }

  async #press(name: string): Promise<void> {
    await this.#hands.press(this.#button(name));
  }

  /** Locks the first wrong answer, surely. */
  async #predict({ ask, choices, confidence }: Prediction): Promise<void> {
    const wrong = choices.find(({ correct }) => !correct);
    if (wrong === undefined) throw new Error('A prediction without a wrong choice.');
    await this.#heading('Predict').waitFor();
    await this.#says([ask, ...choices.map(({ text }) => text)]);
    const answer = this.#panel.getByRole('radio', { name: plainText(wrong.text), exact: true });
    expect(await quick(this.#page, 'Visit /').isDisabled()).toBe(true);
    await this.#hands.choose(answer);
    if (confidence) await this.#hands.choose(this.#panel.getByRole('radio', { name: 'Sure', exact: true }));
    await this.#press('Lock it in');
  }

  /** All hints, and the right way until the step is done. */
  async #do(step: Step, goesAstray: boolean): Promise<void> {
    await this.#reads(step.task);
    if (goesAstray) await this.#goAstray(step);
    await this.#askForHints(step);
    for (const move of step.solution) {
      // What went astray may have been a part of it already.
      if (this.#second.judged === 'passed') return;
      await this.#make(move);
    }
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
    await this.#meetsNoBarrier(judged);
    await this.#press('Reset this step');
    await this.#button('Reset this step').waitFor({ state: 'hidden' });
    const preparing = this.#page.getByText('The sandbox is being prepared for this step…');
    await preparing.first().waitFor({ state: 'hidden' });
    await this.#unfold();
    await this.#button('Show me').waitFor();
    await this.#second.settle();
    this.#second.beginStep(step);
  }

  async #askForHints({ hints }: Step): Promise<void> {
    await this.#unfold();
    for (const at of hints.keys()) await this.#press(at === 0 ? 'Hint' : 'Next hint');
    await this.#says(hints);
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
    if (byPage === null) await this.#second.send(move.commands);
    else await byPage();
    await this.#catchUp();
  }

  /** The page has all of the trace, and its stage draws what happens now: nobody waits for every step of it. */
  async #catchUp(): Promise<void> {
    const last = this.#second.lastExchange;
    // A phone has no table of them.
    const table = this.#page.getByRole('treegrid', { name: 'Exchanges' });
    if (last !== null && last !== this.#shown && (await table.isVisible()))
      await row(this.#page, last).waitFor({ state: 'attached' });
    this.#shown = last;
    await this.#page.keyboard.press('g');
  }

  /** How that command is given in the page; null where it has no way that fits all of its kind. */
  async #inPage(command: Command): Promise<(() => Promise<void>) | null> {
    if (command.type === 'setOptions') return this.#bySwitch(command.options);
    if (command.type !== 'visit' || command.transport !== undefined) return null;
    const name = `${command.browser[0]?.toUpperCase()}${command.browser.slice(1)}`;
    const isSame = ({ visit }: QuickVisit) =>
      visit.method === command.method &&
      visit.path === command.path &&
      (visit.crossSite ?? false) === (command.crossSite ?? false) &&
      JSON.stringify(visit.form ?? []) === JSON.stringify(command.form ?? []);
    const known = MAIN_VISITS.find(isSame);
    const isPlainGet = command.method === 'GET' && command.crossSite !== true;
    if (known === undefined && !isPlainGet) return null;
    return async () => {
      const before = this.#second.requests;
      const tab = this.#page.getByRole('tab', { name, exact: true });
      if ((await tab.getAttribute('aria-selected')) !== 'true') await this.#hands.bring(tab);
      const button = known === undefined ? null : quick(this.#page, known.label);
      if (button !== null && (!isPlainGet || (await button.isVisible()))) await this.#hands.press(button);
      else await this.#go(name, command.path);
      await this.#second.afterRequest(before);
    };
  }

  /** Where one switch of the options panel makes those options of the present ones, and the panel is there. */
  async #bySwitch(wanted: SessionOptions): Promise<(() => Promise<void>) | null> {
    const [name, ...others] = changedOptions(this.#second.options, wanted);
    if (!isSwitched(name) || others.length > 0) return null;
    const [now, then] = [this.#second.options[name], wanted[name]];
    const control = options(this.#page).getByRole('switch', { name, exact: true });
    if (typeof now !== 'boolean' || typeof then !== 'boolean' || !(await control.isVisible())) return null;
    return async () => {
      await this.#hands.press(control);
      await this.#second.whenOptions(wanted);
    };
  }

  /** The field keeps the focus, where a key would be written into it. */
  async #go(name: string, path: string): Promise<void> {
    await this.#hands.write(this.#page.getByRole('textbox', { name: `Address in ${name}’s browser` }), path);
    await this.#page.keyboard.press('Tab');
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
    const lines = prose.flatMap((block) =>
      block.type === 'code' ? [] : block.type === 'list' ? block.items : [block.line],
    );
    await this.#says(lines);
    expect(await this.#panel.evaluate(strayMarks), 'marks that begin a line').toEqual([]);
  }

  async #says(lines: readonly Line[]): Promise<void> {
    if (lines.length === 0) return;
    const words = lines.map((line) => unbroken(plainText(line)));
    const missing = async () => {
      const text = unbroken((await this.#panel.textContent()) ?? '');
      return words.filter((each) => !text.includes(each));
    };
    await expect.poll(missing, { timeout: PATIENCE_MS }).toEqual([]);
    const links = await this.#panel.locator('.points-seen').allTextContents();
    for (const { text, to } of lines.flat())
      if (to?.kind === 'seen') expect(links, `“${text}” leads to the event ${to.name}`).toContain(text);
  }

  /** Asks axe once for each kind of screen. */
  async #meetsNoBarrier(screen: string): Promise<void> {
    if (this.#judged.has(screen)) return;
    this.#judged.add(screen);
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

const SWITCHED = ['resave', 'saveUninitialized', 'rolling'] as const;
const isSwitched = (name: string | undefined): name is (typeof SWITCHED)[number] =>
  SWITCHED.some((each) => each === name);
const isSent = (moves: readonly Move[]): boolean => moves.every(({ kind }) => kind === 'send');
const isTried = ({ worked, counterexamples }: Step): boolean => !worked && counterexamples.some(isSent);
const unbroken = (text: string): string => text.replace(/\s+/g, ' ');
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
