// Finds what a page in the pseudo-language still says in plain letters: text and attributes for people that did not come from
// the catalogue. What is data or code is marked as such in the page; what the server says in words is marked as English.

import type { Page } from 'playwright-core';

/** Each plain text once, as `where: “text”`. */
export const plainWords = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const APART = 'code, pre, kbd, samp, iframe, script, style, noscript';
    const ATTRIBUTES = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'placeholder',
      'alt',
    ];
    const isMarked = (element: Element) =>
      element.closest(APART) !== null ||
      element.closest('[translate]')?.getAttribute('translate') === 'no' ||
      element.closest('[lang]')?.getAttribute('lang') === 'en';
    const isPlain = (text: string) => /[A-Za-z]{2}/.test(text);
    const isShown = (element: Element) =>
      (element.closest('select') ?? element).checkVisibility({ visibilityProperty: true });
    const found = new Set<string>();
    const note = (element: Element, what: string, text: string) => {
      if (!isPlain(text) || isMarked(element) || !isShown(element)) return;
      const place = [element.parentElement, element]
        .map((each) => [each?.localName, ...(each?.classList ?? [])].join('.'))
        .join(' > ');
      found.add(`${place}${what}: “${text.replace(/\s+/g, ' ').trim()}”`);
    };
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node !== null; node = texts.nextNode())
      if (node.parentElement !== null) note(node.parentElement, '', node.textContent ?? '');
    for (const element of document.querySelectorAll('body *'))
      for (const name of ATTRIBUTES) note(element, ` ${name}`, element.getAttribute(name) ?? '');
    if (isPlain(document.title.replace('Sessionscope', ''))) found.add(`title: “${document.title}”`);
    return [...found];
  });
