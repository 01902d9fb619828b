// What axe finds against WCAG 2.2 AA, in the page as it is. Frames are left out: what a virtual browser renders is its app's.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Each objection as "rule: element"; none is fine. `within` keeps it to what a selector finds, `all` adds good practice. */
export async function objections(page: Page, within?: string, all?: 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const results: AxeResults = await page.evaluate(
    ({ runOnly, place }) =>
      Reflect.get(window, 'axe').run(place ?? document, {
        ...(runOnly === null ? {} : { runOnly }),
        iframes: false,
        resultTypes: ['violations'],
      }),
    { runOnly: all === 'all' ? null : RULES, place: within },
  );
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`),
  );
}
