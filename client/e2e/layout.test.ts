// Every state at every size, light and dark, by measurement: nothing clipped, nothing on top of what it shouldn't cover, no
// sideways scroll, no text and no target under its floor, chips with their shape, connectors that end where they should;
// and nothing that axe objects to.

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './app.ts';
import { objections } from './axe.ts';
import { faultsOf } from './measure.ts';
import { atSize, reached, SIZES, THEMES } from './reached.ts';
import { app, browser } from './running.ts';
import { STATES, type State } from './states.ts';

/** A tablet, half of a screen, right below and above where one shape of the frame becomes another, and a laptop's window. */
const BETWEEN = [
  { width: 820, height: 1180 },
  { width: 939, height: 900 },
  { width: 940, height: 900 },
  { width: 960, height: 1000 },
  { width: 1263, height: 800 },
  { width: 1264, height: 800 },
  { width: 1440, height: 800 },
];
const IN_ANY_WINDOW = [
  'fresh',
  'settled',
  'deciding',
  'held',
  'compare',
  'lesson-step',
  'inspector-summary',
  'inspector-headers',
];

describe.each(STATES)('the state $name', (state) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await reached(browser, app, state);
  });

  afterAll(() => visitor.page.context().close());

  it.each(IN_ANY_WINDOW.includes(state.name) ? [...SIZES, ...BETWEEN] : SIZES)(
    'is whole at $width×$height',
    async (size) => {
      expect(await faultsAt(visitor.page, state, size)).toEqual([]);
    },
  );

  it('is reached without an error in the console', () => {
    const expected = state.name === 'offline' ? /ERR_CONNECTION_REFUSED/ : /^$/;
    expect(visitor.problems.filter((problem) => !expected.test(problem))).toEqual([]);
  });
});

/** What is wrong with the page in a window of that size, light and dark. */
async function faultsAt(page: Page, state: State, size: (typeof SIZES)[number]): Promise<string[]> {
  await atSize(page, state, size);
  const found: string[] = [];
  for (const colorScheme of THEMES) {
    await page.emulateMedia({ colorScheme });
    const faults = [...(await faultsOf(page)), ...(await objections(page))];
    found.push(...faults.map((fault) => `${colorScheme}: ${fault}`));
  }
  return found;
}
