// The hands of a learner on the lesson panel: a mouse, a keyboard that reaches everything by Tab, or a thumb.

import type { Locator, Page } from 'playwright-core';

export interface Hands {
  /** Presses a button. */
  press(target: Locator): Promise<void>;
  /** Chooses one of a group of radio buttons. */
  choose(target: Locator): Promise<void>;
}

export const MOUSE: Hands = { press: (target) => target.click(), choose: (target) => target.check() };

export const THUMB: Hands = { press: (target) => target.tap(), choose: (target) => target.tap() };

/** More than there are places to stop at on the page. */
const STOPS = 300;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

export function keyboard(page: Page): Hands {
  const reach = async (is: () => Promise<boolean>, what: string) => {
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await is()) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab never reaches ${what}.`);
  };
  return {
    press: async (target) => {
      await target.waitFor();
      await reach(() => hasFocus(target), String(target));
      await page.keyboard.press('Enter');
    },
    choose: async (target) => {
      const name = await target.getAttribute('name');
      const isInGroup = () =>
        target.evaluate((element, group) => {
          const active = document.activeElement;
          return active === element || (group !== null && active?.getAttribute('name') === group);
        }, name);
      await reach(isInGroup, String(target));
      // Space chooses the one with the focus, an arrow the next one.
      await page.keyboard.press('Space');
      for (let stop = 0; stop < STOPS && !(await hasFocus(target)); stop += 1)
        await page.keyboard.press('ArrowDown');
    },
  };
}
