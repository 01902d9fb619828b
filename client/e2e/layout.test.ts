// Every state at every size, light and dark, by measurement: nothing clipped, nothing on top of what it shouldn't cover, no
// sideways scroll, no text and no target under its floor, chips with their shape, connectors that end where they should;
// and nothing that axe objects to.

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from './app.ts';
import { objections } from './axe.ts';
import { faultsOf } from './measure.ts';
import { atSize, reached, SIZES, THEMES } from './reached.ts';
import { app, browser } from './running.ts';
import { STATES } from './states.ts';

describe.each(STATES)('the state $name', (state) => {
  let visitor: Visitor;

  beforeAll(async () => {
    visitor = await reached(browser, app, state);
  });

  afterAll(() => visitor.page.context().close());

  it.each(SIZES)('is whole at $width×$height', async (size) => {
    const { page } = visitor;
    await atSize(page, state, size);
    const found: string[] = [];
    for (const colorScheme of THEMES) {
      await page.emulateMedia({ colorScheme });
      const faults = [...(await faultsOf(page)), ...(await objections(page))];
      found.push(...faults.map((fault) => `${colorScheme}: ${fault}`));
    }
    expect(found).toEqual([]);
  });

  it('is reached without an error in the console', () => {
    const expected = state.name === 'offline' ? /ERR_CONNECTION_REFUSED/ : /^$/;
    expect(visitor.problems.filter((problem) => !expected.test(problem))).toEqual([]);
  });
});
