// The hands of a learner: a mouse, a keyboard that reaches everything by Tab, or a thumb.

import type { Locator, Page } from 'playwright-core';

export interface Hands {
  /** Presses a button. */
  press(target: Locator): Promise<void>;
  /** Chooses one of a group of radio buttons. */
  choose(target: Locator): Promise<void>;
  /** Brings one of a row of tabs to the front. */
  bring(tab: Locator): Promise<void>;
  /** Writes into a field, and sends what it is for. */
  write(field: Locator, text: string): Promise<void>;
}

const write: Hands['write'] = async (field, text) => {
  await field.fill(text);
  await field.press('Enter');
};

export const MOUSE: Hands = {
  press: (target) => target.click(),
  choose: (target) => target.check(),
  bring: (tab) => tab.click(),
  write,
};

export const THUMB: Hands = {
  press: (target) => target.tap(),
  choose: (target) => target.tap(),
  bring: (tab) => tab.tap(),
  write,
};

/** More than there are places to stop at on the page. */
const STOPS = 300;

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((element) => element === document.activeElement);

const isBeforeFocus = (element: Element): boolean =>
  ((document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;

export function keyboard(page: Page): Hands {
  /** By Tab, backwards where that is where it is. */
  const reach = async (target: Locator, is: () => Promise<boolean>) => {
    const key = (await target.evaluate(isBeforeFocus)) ? 'Shift+Tab' : 'Tab';
    for (let stop = 0; stop < STOPS; stop += 1) {
      if (await is()) return;
      await page.keyboard.press(key);
    }
    throw new Error(`${key} never reaches ${target}.`);
  };
  return {
    press: async (target) => {
      await target.waitFor();
      await reach(target, () => hasFocus(target));
      await page.keyboard.press('Enter');
    },
    choose: async (target) => {
      const name = await target.getAttribute('name');
      const isInGroup = () =>
        target.evaluate((element, group) => {
          const active = document.activeElement;
          return active === element || (group !== null && active?.getAttribute('name') === group);
        }, name);
      await reach(target, isInGroup);
      // Space chooses the one with the focus, an arrow the next one.
      await page.keyboard.press('Space');
      for (let stop = 0; stop < STOPS && !(await hasFocus(target)); stop += 1)
        await page.keyboard.press('ArrowDown');
    },
    bring: async (tab) => {
      const isInRow = () =>
        tab.evaluate(
          (element) =>
            document.activeElement?.role === 'tab' &&
            document.activeElement.parentElement === element.parentElement,
        );
      await reach(tab, isInRow);
      for (let stop = 0; stop < STOPS && !(await hasFocus(tab)); stop += 1) {
        await page.keyboard.press('ArrowRight');
        await tab.page().waitForFunction(() => document.activeElement?.ariaSelected === 'true');
      }
    },
    write: async (field, text) => {
      await reach(field, () => hasFocus(field));
      await page.keyboard.press('ControlOrMeta+a');
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
  };
}
