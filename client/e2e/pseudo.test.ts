// The page in the pseudo-language, in every state that a person meets: whatever is still plain there was not taken from the
// catalogue of texts, and would stay English in any other language.

import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { pseudoText } from '../texts/pseudo.ts';
import { openVisitor } from './app.ts';
import { plainWords } from './plainWords.ts';
import { atSize, reached, SIZES } from './reached.ts';
import { app, browser } from './running.ts';
import { finished, inFront, openLesson, press, quick, store, turn } from './stage.ts';
import { STATES } from './states.ts';
import { inEither, strangePage } from './strangePage.ts';

const [DESK, , PHONE] = SIZES;
const still = { reducedMotion: 'reduce' } as const;
/** As wide as it takes for longer words to leave every button in the bar. */
const roomy = { ...still, viewport: { width: 1690, height: 900 } };

describe('a name', () => {
  it.each([
    ['Visit /', true],
    ['cookie jar', false],
    [/^\d+ of \d+ exchanges? differs?$/, false],
    [/^Lessons \(/, false],
    [/steps? of the link (was|were) done/, false],
  ])('is found in English and in the pseudo-language: %s', (name, exact) => {
    const said = [
      'Visit /',
      'Alice’s Cookie jar',
      '1 of 12 exchanges differ',
      'Lessons (12)',
      'All 2 steps of the link were done in this new sandbox.',
    ];
    const matches = (text: string) => inEither(name, exact).test(text);
    expect(said.filter(matches)).toHaveLength(1);
    expect(said.map(pseudoText).map(matches)).toEqual(said.map(matches));
  });

  it('is found where a text stands in another', () => {
    expect(pseudoText(`Hold at ${pseudoText('Save')}`)).toMatch(inEither('Hold at Save', true));
    expect(pseudoText('Hold at Saved')).not.toMatch(inEither('Hold at Save', true));
  });
});

describe('the search for plain words', () => {
  it('finds text, attributes and choices, and nothing that is code, English by declaration, or strange', async () => {
    const page = await browser.newPage();
    await page.setContent(`<html lang="en-XA"><title>Sessionscope</title>
      <p class="note">Left over</p> <button aria-label="Close" title="${pseudoText('Close')}">×</button>
      <input placeholder="Type"> <select><option>All of them</option></select>
      <p>${pseudoText('Written')} <code>resave</code> <span lang="en">a refusal</span> <b translate="no">Alice</b> 4×</p>
      <p hidden>Not shown</p>`);
    expect(await plainWords(page)).toEqual([
      'body > p.note: “Left over”',
      'select > option: “All of them”',
      'body > button aria-label: “Close”',
      'body > input placeholder: “Type”',
    ]);
    await page.close();
  });
});

/** What nobody meets by itself: it is opened over the page, by a press or by keys. */
const OPENED: readonly [
  name: string,
  open: (page: Page) => Promise<unknown>,
  shows: (page: Page) => Locator,
][] = [
  ['palette', (page) => page.keyboard.press('Control+k'), dialog('Do anything')],
  ['shortcuts', (page) => page.keyboard.press('?'), dialog('Keyboard shortcuts')],
  ['log', (page) => page.keyboard.press('h'), (page) => page.getByRole('region', { name: 'Log' })],
  ['menu of visits', (page) => press(page, 'More requests'), menu],
  ['menu of views', (page) => press(page, 'View'), menu],
  ['menu of snapshots', (page) => press(page, 'Snapshot'), menu],
  ['menu of comparisons', (page) => press(page, 'Compare'), menu],
  ['menu of filters', (page) => press(page, 'Choose a filter'), menu],
  ['app source', (page) => press(page, 'App source'), (page) => page.locator('dialog:modal')],
  ['reset', (page) => press(page, 'Reset…'), dialog('Reset the sandbox?')],
  ['lesson over own work', (page) => openLesson(page, 'A quiet request'), dialog('A new sandbox for this')],
  ['clear', (page) => press(page, 'Clear for the next class…'), dialog('Clear the progress?')],
  ['menu of a browser', (page) => press(page, 'Alice’s browser'), menu],
];

function dialog(name: string) {
  return (page: Page) => page.getByRole('dialog', { name });
}

function menu(page: Page): Locator {
  return page.getByRole('menu');
}

describe('a sandbox in which much was done', () => {
  it('says nothing that is not in the catalogue, nor does what is opened over it', async () => {
    const { page, sandboxUrl } = await openVisitor(browser, app, roomy, undefined, strangePage);
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    await turn(page, 'saveUninitialized', false);
    await store(page).getByRole('combobox', { name: 'Store', exact: true }).selectOption('file');
    await press(page, 'To the next expiry');
    await press(page, 'Restart server');
    await press(page, 'Add a browser');
    await fetch(sandboxUrl);
    await finished(page, 2);
    await inFront(page, 'Alice');
    await page.locator('details.more-options > summary').click();
    for (const option of await page.locator('.option-name').all()) await option.click();
    const found = await plainWords(page);
    for (const [name, open, shows] of OPENED) {
      await open(page);
      await shows(page).waitFor();
      found.push(...(await plainWords(page)).map((plain) => `${name}: ${plain}`));
      const close = page.locator('dialog:modal').getByRole('button', { name: 'Close', exact: true });
      if (await close.isVisible()) await close.click();
      else await page.keyboard.press('Escape');
    }
    expect([...new Set(found)]).toEqual([]);
    await page.context().close();
  });

  it('nor does the tour', async () => {
    const { page } = await openVisitor(browser, app, roomy, undefined, strangePage);
    await press(page, 'View');
    await page.getByRole('menuitem', { name: 'Take the tour' }).click();
    const found: string[] = [];
    const look = async (heading: string) => {
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      found.push(...(await plainWords(page)));
    };
    await look('Send a request');
    await quick(page, 'Visit /').click();
    await look('Log in');
    await quick(page, 'Log in').click();
    await look('Go back and look again');
    await press(page, 'Step back');
    await look('That is the round trip');
    expect(found).toEqual([]);
    await page.context().close();
  });
});

// At the end, for the last of the states ends the app.
describe.each(STATES)('the state $name', (state) => {
  it('says nothing that is not in the catalogue', async () => {
    const { page } = await reached(browser, app, state, strangePage);
    const found = new Set<string>();
    for (const size of [DESK, PHONE]) {
      if (size === undefined) continue;
      await atSize(page, state, size);
      for (const plain of await plainWords(page)) found.add(plain);
    }
    expect([...found]).toEqual([]);
    await page.context().close();
  });
});
