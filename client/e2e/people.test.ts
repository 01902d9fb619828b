// For everyone: everything by keyboard. What can be seen, at every size and for axe too, is in layout.test.ts.

import { describe, expect, it } from 'vitest';
import { openVisitor } from './app.ts';
import { app, browser } from './running.ts';
import { finished, quick, row } from './stage.ts';
import { fillSandbox } from './wire.ts';

describe('by keyboard alone', () => {
  it('a learner sends the first request, steps through it and opens its events', async () => {
    const { page } = await openVisitor(browser, app);
    await quick(page, 'Visit /').focus();
    await page.keyboard.press('Enter');
    await finished(page, 1);
    await row(page, 1).getByRole('button', { name: 'Show exchange 1' }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('The request arrives').first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.locator('button:focus', { hasText: 'Show event' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Looking at the past').waitFor();
    await page.getByRole('button', { name: 'Back to live' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Looking at the past').waitFor({ state: 'detached' });
  });

  it('reaches every control with Tab, and each shows its focus', async () => {
    const { page } = await openVisitor(browser, app);
    const seen = new Set<string>();
    for (let presses = 0; presses < 80; presses++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return null;
        // A row of the timeline draws the ring of its button around all of itself.
        const rings = [undefined, '::after'].map((part) => getComputedStyle(element, part));
        const name = element.getAttribute('aria-label') ?? element.textContent?.trim() ?? element.tagName;
        const ring = rings.some(
          ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && outlineWidth !== '0px',
        );
        return { name, ring, tag: element.tagName };
      });
      if (focused === null) break;
      if (focused.tag !== 'IFRAME' && focused.tag !== 'INPUT') expect(focused.ring, focused.name).toBe(true);
      seen.add(focused.name);
    }
    for (const name of ['Visit /', 'Log in', 'Add a browser', '+1 h', 'resave', 'Pause'])
      expect([...seen]).toContain(name);
  });
});

describe('a page that was refused its sandbox', () => {
  it.each([
    ['a desk', 1440, 900, 1],
    ['a phone', 390, 844, 0],
  ])('offers nothing on %s that can’t be done, and says what to do', async (_, width, height, steps) => {
    const { page } = await openVisitor(browser, app, { viewport: { width, height } });
    await fillSandbox(page);
    const article = page.getByRole('article', { name: 'There is no sandbox for this page' });
    await article.getByRole('button', { name: 'Try again' }).waitFor();
    expect(await page.getByText('The first steps need a sandbox.').count()).toBe(steps);
    expect(await page.getByText('Open the login page as Alice.').count()).toBe(0);
    await page.context().close();
  });
});

describe('with forced colours', () => {
  it('the steps of the exchange on the stage are told apart', async () => {
    const { page } = await openVisitor(browser, app, { forcedColors: 'active' });
    await quick(page, 'Visit /').click();
    await finished(page, 1);
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    await page.getByRole('button', { name: 'Step back' }).click();
    await page.getByText('Looking at the past').waitFor();
    const colours = await page
      .getByRole('slider', { name: 'Moment on the stage' })
      .locator('i')
      .evaluateAll((steps) => steps.map((step) => getComputedStyle(step).backgroundColor));
    // Passed, now, later.
    expect(new Set(colours).size).toBe(3);
    await page.context().close();
  });
});
