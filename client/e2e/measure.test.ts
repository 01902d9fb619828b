// The measure finds a planted fault of every kind, and none where there is none: otherwise that it finds nothing says nothing.

import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from './browser.ts';
import { faultsOf } from './measure.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage({ viewport: { width: 1000, height: 600 } });
});

afterAll(() => browser.close());

const STYLE = `<style>
  * { box-sizing: border-box }
  body { margin: 0; font: 16px/1.5 monospace }
  button { height: 40px; width: 90px; padding: 0; font: inherit }
  .box { position: relative; width: 100px; overflow: hidden; white-space: nowrap }
  .at { position: absolute; top: 0; left: 0 }
  .vh { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
  .connectors { position: absolute; top: 0; left: 0; width: 1px; height: 1px; overflow: visible }
</style>`;
const LONG = 'What is longer than its place';
const chip = (path: string, px: number) =>
  `<span class="sid"><svg class="sid-shape" width="${px}" height="${px}" viewBox="0 0 12 12">${path}</svg>K7Qd</span>`;
const connected = (points: string) =>
  `<p class="why-lit at" style="width:200px;height:100px">Why?</p>
   <p class="st-lit at" style="left:300px;width:200px;height:100px">Save</p>
   <svg class="connectors">${points && `<polyline class="connector" points="${points}" />`}</svg>`;

async function faults(html: string, width = 1000): Promise<string[]> {
  await page.setViewportSize({ width, height: 600 });
  await page.setContent(`<!doctype html><html lang="en"><head>${STYLE}</head><body>${html}</body></html>`);
  return faultsOf(page);
}

describe('the measure', () => {
  it.each([
    [
      'text cut by its own box',
      `<p class="box">${LONG}</p>`,
      /^Text cut by \d+ px \(p\.box\): p\.box “What is/,
    ],
    [
      'text shortened by an ellipsis',
      `<p class="box" style="text-overflow:ellipsis">${LONG}</p>`,
      /^Text cut by/,
    ],
    [
      'text that is marked as shortened, but stands nowhere else',
      `<p class="box" data-shortened="">${LONG}</p>`,
      /^Text cut by/,
    ],
    [
      'text cut by a box around it',
      `<div class="box" style="height:30px"><p>One</p><p>Two</p></div>`,
      /^Text cut by \d+ px \(div\.box\): .*“Two”/,
    ],
    [
      'a chosen value wider than its list',
      `<select style="width:60px;height:40px"><option>${LONG}</select>`,
      /cut by/,
    ],
    ['a hint wider than its field', `<input style="width:60px;height:40px" placeholder="${LONG}">`, /cut by/],
    ['text under the floor', `<p style="font-size:12px">small</p>`, /^Text of 12 px, less than 13/],
    ['a field’s text under the floor', `<input style="font-size:11px;height:40px">`, /^Text of 11 px/],
    [
      'a page that scrolls sideways',
      `<div style="width:1100px">wide</div>`,
      /^The page scrolls sideways by 100 px/,
    ],
    [
      'a region that scrolls sideways',
      `<div style="width:100px;overflow:auto;white-space:nowrap">${LONG}</div>`,
      /^Scrolls sideways by/,
    ],
    ['a button on a button', '<button>One</button><button class="at">Two</button>', /^Lies on button/],
    [
      'a button on a text',
      '<p>Some text</p><button class="at" aria-label="Two"></button>',
      /^Lies on the text/,
    ],
    ['a text on a text', '<p>Some text</p><p class="at">Another</p>', /^Text lies on the text/],
    [
      'a target that is too small',
      '<button style="width:20px">a</button>',
      /^A target of 20×40 px, less than 32/,
    ],
    ['a chip without its shape', chip('', 12), /^A chip without its shape/],
    [
      'a chip with a shape that is too small',
      chip('<path d="M0 0h9v9z"/>', 10),
      /^A chip’s shape below 12 px/,
    ],
    ['a connector that ends nowhere', connected('200,50 260,50'), /^A connector that doesn’t end/],
    ['a connector through its place', connected('100,50 300,50'), /^A connector that doesn’t end/],
    ['an explanation without a connector', connected(''), /^An explanation that isn’t connected/],
    ['text above the page', '<p style="position:absolute;top:-40px;margin:0">gone</p>', /^Text out of reach/],
    [
      'a button below a window that doesn’t scroll',
      '<div style="position:fixed;top:590px"><button>Low</button></div>',
      /^Out of reach/,
    ],
    [
      'text that stays under a bar',
      '<div style="height:600px"><p class="at" style="top:570px;margin:0">Last</p></div><div style="position:fixed;bottom:0;width:100%;height:50px"></div>',
      /^Text out of reach: .*“Last”/,
    ],
  ])('finds %s', async (_name, html, sentence) => {
    expect(await faults(html)).toContainEqual(expect.stringMatching(sentence));
  });

  it('asks for more on a phone', async () => {
    const html = '<p style="font-size:13px">small</p><button style="height:36px">Press</button>';
    expect(await faults(html)).toEqual([]);
    expect(await faults(html, 390)).toEqual([
      expect.stringMatching(/^Text of 13 px, less than 14/),
      expect.stringMatching(/^A target of 90×36 px, less than 40/),
    ]);
  });

  it('measures only the dialog that lies on top', async () => {
    const html = '<p style="font-size:9px">below</p><dialog><button>Close</button></dialog>';
    await faults(html);
    await page.evaluate(() => document.querySelector('dialog')?.showModal());
    expect(await faultsOf(page)).toEqual([]);
  });

  it('finds nothing in a page without a fault', async () => {
    const html = `<button>Press</button> <p>Text with <a href="#x">a link</a>, ${chip('<path d="M0 0h9v9z"/>', 12)}</p>
      <p class="box" data-shortened="" title="${LONG}">${LONG}</p>
      <p class="box" data-shortened="in the inspector">${LONG}</p>
      <div style="height:60px;overflow-y:auto"><p>One</p><p>Two</p><p>Three</p></div>
      <pre style="width:100px;overflow:auto">const aLineOfCode = 1;</pre>
      <p><span class="vh">${LONG}</span></p>
      <div style="position:relative;height:120px">${connected('199,50 301,50')}</div>
      <div style="position:fixed;bottom:0;width:100%;height:50px">Over the rest</div><p style="height:800px"></p>`;
    expect(await faults(html)).toEqual([]);
  });
});
