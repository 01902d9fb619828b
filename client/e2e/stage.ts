// What a learner looks at and presses, by role and name: the browser tests speak in these words.

import type { FrameLocator, Locator, Page } from 'playwright-core';

/** A button that sends a request from the browser in front. */
export const quick = (page: Page, name: string): Locator =>
  page.getByRole('group', { name: 'Send a request' }).getByRole('button', { name, exact: true });

/** The page that a virtual browser shows. */
export const rendered = (page: Page, browser = 'Alice'): FrameLocator =>
  page.getByTitle(`Page in ${browser}’s browser`).contentFrame();

/** The row of one exchange in the timeline, by its number. */
export const row = (page: Page, exchange: number): Locator =>
  page.getByRole('treegrid', { name: 'Exchanges' }).locator(`tr[data-exchange="${exchange}"]`);

/** Shows the end of an exchange, once it has one, and waits until the stage stands there. */
async function showExchange(page: Page, exchange: number): Promise<Locator> {
  await finished(page, exchange);
  const show = row(page, exchange).getByRole('button', { name: `Show exchange ${exchange}`, exact: true });
  await show.click();
  await row(page, exchange).locator('.log-show[aria-current="true"]').waitFor();
  await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
  return show;
}

/** Goes back from the end of an exchange, one event at a time, to where its explanation has that title. */
export async function backTo(page: Page, exchange: number, title: string): Promise<void> {
  const show = await showExchange(page, exchange);
  const moment = page.locator('.scrub');
  while (!(await page.getByRole('heading', { name: title }).isVisible())) {
    if ((await show.getAttribute('aria-current')) !== 'true')
      throw new Error(`Nowhere in exchange ${exchange} is “${title}”.`);
    const before = (await moment.getAttribute('aria-valuenow')) ?? '';
    await press(page, 'Step back');
    await page.locator(`.scrub:not([aria-valuenow="${before}"])`).waitFor();
  }
}

export interface RowText {
  browser: string;
  request: string;
  status: string;
  cookieIn: string;
  store: string;
  cookieOut: string;
  /** Titles of what was found in it; empty where nothing was. */
  finding: string;
}

/** Waits until the row of an exchange has its status, and answers what it says. */
export async function finished(page: Page, exchange: number): Promise<RowText> {
  const cells = row(page, exchange).locator('td');
  await cells
    .nth(4)
    .getByText(/^\d{3}$/)
    .waitFor();
  const texts = await cells.allInnerTexts();
  const of = (index: number) => (texts[index] ?? '').replace(/\s+/g, ' ').trim();
  return {
    browser: of(2).replace(/^[A-Z] (?=[A-Z])/, ''),
    request: of(3).replace(/ ?Finding: .*$/, ''),
    status: of(4),
    cookieIn: of(5),
    store: of(6),
    cookieOut: of(7),
    finding: /Finding: (.*)$/.exec(of(3))?.[1] ?? '',
  };
}

export const jar = (page: Page, browser = 'Alice'): Locator =>
  page.getByRole('region', { name: `${browser}’s cookie jar` });

export const store = (page: Page): Locator => page.getByRole('region', { name: /^Store:/ });

export const options = (page: Page): Locator => page.getByRole('complementary', { name: 'Options' });

/** Turns a switch of the options panel and waits until the server has taken it. */
export async function turn(page: Page, option: string, on: boolean): Promise<void> {
  const control = options(page).getByRole('switch', { name: option, exact: true });
  if ((await control.getAttribute('aria-checked')) === String(on)) return;
  await control.click();
  await options(page).getByRole('switch', { name: option, exact: true, checked: on }).waitFor();
}

export const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Sets or clears the hold of a station. */
export const hold = (page: Page, station: string): Locator =>
  page.getByRole('button', { name: `Hold at ${station}` });

/** Opens a lesson from the list, in a sandbox that nobody has used yet. */
export async function openLesson(page: Page, title: string): Promise<void> {
  await press(page, /^Lessons \(/);
  await page.getByRole('button', { name: new RegExp(`: ${title}`) }).click();
}

/** Brings a virtual browser to the front. */
export const inFront = (page: Page, browser: string): Promise<void> =>
  page.getByRole('tab', { name: browser, exact: true }).click();

/** What is said at a field, by the elements that describe it. */
export async function saidAt(page: Page, field: Locator): Promise<string> {
  const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter((id) => id !== '');
  const texts = await Promise.all(ids.map((id) => page.locator(`[id="${id}"]`).innerText()));
  return texts.join(' ');
}

/** The four characters of a chip. */
export const chipText = async (chip: Locator): Promise<string> =>
  /\S{4}/.exec((await chip.textContent()) ?? '')?.[0] ?? '';

/** Presses a button of the bar, or chooses `item` in its menu where the bar has no room for the button. */
export async function pressInBar(page: Page, name: string, item: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  if (await button.isVisible()) return button.click();
  await press(page, 'More');
  await page.getByRole('menuitem', { name: item }).click();
}

/** Opens the share dialog, wherever the frame has room for its button, and brings one of its tabs to the front. */
export async function openShare(page: Page, tab: string): Promise<Locator> {
  await pressInBar(page, 'Share', 'Share…');
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('tab', { name: tab }).click();
  return dialog;
}
