// What can be measured of a screen, whatever the platform: a plain function that runs in the page and says, a sentence each
// with the element it is about, what is clipped, too small, on top of something else, out of reach, without shape or badly
// connected. It knows nothing of what the screen is about.
//
// A text may be shortened where the whole of it is at hand: the element that cuts it carries `data-shortened` and either a
// `title` or, as the attribute's value, where the whole text stands. A region may scroll sideways where its lines must not be
// broken: it is a `pre`, or carries `data-sideways`.

import type { Page } from 'playwright-core';
import { marks } from './measureMarks.ts';

/** px: the floors of TOKENS §5 and §6 for a window of a given width; how narrow a target may be is WCAG 2.5.8's. */
const floorsAt = (width: number) => ({
  text: width < 940 ? 14 : 13,
  target: width < 940 ? 40 : 32,
  narrow: 24,
});

/** All faults of the screen as it is now, once what moves has come to rest. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(settled);
  const { width } = page.viewportSize() ?? { width: 1440 };
  return [...(await page.evaluate(measure, floorsAt(width))), ...(await page.evaluate(marks))];
}

/** Fonts are there, what was animated has ended, and what measures itself has measured and drawn. */
async function settled(): Promise<void> {
  await document.fonts.ready;
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  for (let frames = 0; frames < 3; frames++) await frame();
  const ending = document
    .getAnimations()
    .filter((animation) => animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY);
  await Promise.allSettled(ending.map(({ finished }) => finished));
  await frame();
}

/** Runs in the page and therefore uses nothing from outside of itself. */
function measure(floors: ReturnType<typeof floorsAt>): string[] {
  interface Rect {
    left: number;
    top: number;
    right: number;
    bottom: number;
  }
  /** What of an element or a text can be seen, and what is lost for good, px. */
  interface Seen {
    rect: Rect | null;
    lostX: number;
    lostY: number;
    by: Element | null;
  }
  /** A row's hairlines count as part of the row, px. */
  const LINE = 2;
  const faults = new Set<string>();
  const styles = new Map<Element, CSSStyleDeclaration>();
  const style = (element: Element): CSSStyleDeclaration => {
    const known = styles.get(element) ?? getComputedStyle(element);
    styles.set(element, known);
    return known;
  };
  const root = document.documentElement;
  const dialogs = [...document.querySelectorAll('dialog:modal')];
  const scope = dialogs.at(-1) ?? document.body;
  const all = [...scope.querySelectorAll('*')];

  const words = (element: Element): string =>
    (element.getAttribute('aria-label') ?? element.textContent ?? '')
      .trim()
      .replace(/\s+/g, ' ')
      .slice(0, 48);
  const named = (element: Element): string => {
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    return `${element.tagName.toLowerCase()}${element.id === '' || element.id.includes(':') ? '' : `#${element.id}`}${classes}`;
  };
  const selector = (element: Element): string => {
    const path = [element, element.parentElement, element.parentElement?.parentElement ?? null];
    const said = words(element);
    return `${path
      .flatMap((each) => (each === null || each === document.body || each === root ? [] : [named(each)]))
      .reverse()
      .join(' > ')}${said === '' ? '' : ` “${said}”`}`;
  };
  const fault = (sentence: string, element: Element) => faults.add(`${sentence}: ${selector(element)}`);

  /** Said, not shown; or only shown with the focus. */
  const away = new Map<Element | null, boolean>([[null, false]]);
  const isAway = (element: Element | null): boolean => {
    const known = away.get(element);
    if (known !== undefined || element === null) return known ?? false;
    const is =
      style(element).clipPath === 'inset(50%)' ||
      element.matches('.skip-link:not(:focus), .flying') ||
      isAway(element.parentElement);
    away.set(element, is);
    return is;
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !isAway(element);
  const boxOf = (element: Element): Rect => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    return { left, top, right, bottom };
  };
  const common = (a: Rect, b: Rect): Rect | null => {
    const rect = {
      left: Math.max(a.left, b.left),
      top: Math.max(a.top, b.top),
      right: Math.min(a.right, b.right),
      bottom: Math.min(a.bottom, b.bottom),
    };
    return rect.left < rect.right && rect.top < rect.bottom ? rect : null;
  };

  // Bars that stand at the lower edge of the window: what ends below them at the end of the page can't be seen.
  const bars = all.filter((element) => {
    const { bottom, width } = element.getBoundingClientRect();
    const stands = style(element).position === 'fixed' && isShown(element);
    return (
      stands && Math.abs(bottom - innerHeight) < 2 && width > innerWidth * 0.6 && scope === document.body
    );
  });
  const barHeight = Math.max(0, ...bars.map((bar) => innerHeight - bar.getBoundingClientRect().top));

  /** Goes up through what clips: scrolling can bring back what lies after a region's start, nothing what is cut off. */
  const seen = (element: Element, of: Rect, from = element.parentElement): Seen => {
    let rect = of;
    let visible = true;
    const lost: Omit<Seen, 'rect'> = { lostX: 0, lostY: 0, by: null };
    const lose = (axis: 'lostX' | 'lostY', px: number, by: Element) => {
      if (px > 0.5 && px > lost[axis]) Object.assign(lost, { [axis]: px, by });
    };
    let position = style(element).position;
    let inPage = position !== 'fixed';
    for (let up = from; up !== null && up !== root; up = up.parentElement) {
      if (position === 'fixed' && up !== element) break;
      const its = style(up);
      if (its.display === 'contents') continue;
      if (
        up !== element &&
        position === 'absolute' &&
        its.position === 'static' &&
        its.contain === 'none' &&
        its.transform === 'none'
      )
        continue;
      position = its.position;
      if (position === 'fixed') inPage = false;
      if (up === document.body || (its.overflowX === 'visible' && its.overflowY === 'visible')) continue;
      const outer = boxOf(up);
      const left = outer.left + up.clientLeft;
      const top = outer.top + up.clientTop;
      const box = { left, top, right: left + up.clientWidth, bottom: top + up.clientHeight };
      const scrolls = { x: /auto|scroll/.test(its.overflowX), y: /auto|scroll/.test(its.overflowY) };
      if (scrolls.x) lose('lostX', left - up.scrollLeft - rect.left, up);
      else lose('lostX', Math.max(left - rect.left, rect.right - box.right), up);
      if (scrolls.y) lose('lostY', top - up.scrollTop - rect.top, up);
      else lose('lostY', Math.max(top - rect.top, rect.bottom - box.bottom), up);
      const within = common(rect, box);
      if (within === null) visible = false;
      rect = within ?? box;
    }
    if (inPage) {
      lose('lostX', Math.max(-scrollX - rect.left, rect.right + scrollX - root.scrollWidth), root);
      const end = root.scrollHeight > innerHeight ? root.scrollHeight - barHeight : innerHeight - barHeight;
      const under = bars.some((bar) => bar.contains(element));
      lose('lostY', Math.max(-scrollY - rect.top, under ? 0 : rect.bottom + scrollY - end), root);
    } else {
      lose('lostX', Math.max(-rect.left, rect.right - innerWidth), root);
      lose('lostY', Math.max(-rect.top, rect.bottom - innerHeight), root);
    }
    return { rect: visible ? rect : null, ...lost };
  };

  /** What lies over the rest on purpose: only things of the same layer can be in each other's way. */
  const layers = new Map<Element, Element>();
  const layerOf = (element: Element): Element => {
    const known = layers.get(element);
    if (known !== undefined) return known;
    const { position, zIndex } = style(element);
    const floats =
      position === 'fixed' ||
      position === 'sticky' ||
      (position === 'absolute' && Number(zIndex) >= 5) ||
      element.matches('dialog, [role=menu], [role=listbox], [role=tooltip], [role=dialog], main.compare');
    const parent = element.parentElement;
    const layer = floats || parent === null || element === scope ? element : layerOf(parent);
    layers.set(element, layer);
    return layer;
  };
  const mayBeShort = (element: Element): boolean => {
    const meant = element.closest('[data-shortened]');
    return (
      meant !== null &&
      (meant.getAttribute('data-shortened') !== '' || (meant.getAttribute('title') ?? '') !== '')
    );
  };

  // ---- text: its size, whether all of it can be seen
  const lines: { element: Element; rect: Rect }[] = [];
  const walker = document.createTreeWalker(scope, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement;
    if (element === null || (node.textContent ?? '').trim() === '' || !isShown(element)) continue;
    if (element.closest('select, script, style, iframe') !== null) continue;
    const size = Number.parseFloat(style(element).fontSize);
    if (size < floors.text - 0.1) fault(`Text of ${size} px, less than ${floors.text}`, element);
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const drawn of range.getClientRects()) {
      if (drawn.width < 1) continue;
      // A line's box is higher than its letters.
      const spare = Math.max(0, (drawn.height - size * 0.72) / 2);
      const of = {
        left: drawn.left,
        top: drawn.top + spare,
        right: drawn.right,
        bottom: drawn.bottom - spare,
      };
      const { rect, lostX, lostY, by } = seen(element, of, element);
      if ((lostX > 1.5 || lostY > 1.5) && by !== null && !mayBeShort(element))
        fault(
          by === root
            ? 'Text out of reach'
            : `Text cut by ${Math.round(Math.max(lostX, lostY))} px (${named(by)})`,
          element,
        );
      if (rect !== null) lines.push({ element, rect });
    }
  }
  const canvas = document.createElement('canvas').getContext('2d');
  for (const field of scope.querySelectorAll<HTMLSelectElement | HTMLInputElement>(
    'select, input, textarea',
  )) {
    if (!isShown(field) || canvas === null) continue;
    const its = style(field);
    const size = Number.parseFloat(its.fontSize);
    if (
      field.matches('[type=radio], [type=checkbox], [type=range], [type=file]') ||
      its.color === 'rgba(0, 0, 0, 0)'
    )
      continue;
    if (size < floors.text - 0.1) fault(`Text of ${size} px, less than ${floors.text}`, field);
    const text =
      field instanceof HTMLSelectElement
        ? (field.selectedOptions[0]?.text ?? '')
        : field.value === ''
          ? field.placeholder
          : '';
    canvas.font = `${its.fontWeight} ${its.fontSize} ${its.fontFamily}`;
    const room = field.clientWidth - Number.parseFloat(its.paddingLeft) - Number.parseFloat(its.paddingRight);
    const missing = canvas.measureText(text).width - room;
    if (missing > 1.5 && !mayBeShort(field)) fault(`“${text}” cut by ${Math.round(missing)} px`, field);
  }

  // ---- what can be pressed: its size, whether it can be reached
  const PRESSED =
    'button, a[href], input:not([type=hidden]), select, textarea, summary, [role=button], [role=tab], [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=switch], [role=radio], [role=checkbox], [role=slider]';
  const positioned = (element: Element): Element => {
    let up = element.parentElement;
    while (up !== null && up !== root && style(up).position === 'static') up = up.parentElement;
    return up ?? root;
  };
  /** Among words of the same line, also where it stands in a span together with its full stop. */
  const isInSentence = (element: Element): boolean => {
    const parent = element.parentElement;
    if (parent === null || !style(element).display.startsWith('inline')) return false;
    const hasWords = [...parent.childNodes].some(
      (node) => node.nodeType === Node.TEXT_NODE && /\p{L}/u.test(node.textContent ?? ''),
    );
    return hasWords || (style(parent).display.startsWith('inline') && isInSentence(parent));
  };
  const targets: { element: Element; rect: Rect }[] = [];
  for (const element of scope.querySelectorAll(PRESSED)) {
    const isBox = element.matches('[type=radio], [type=checkbox], [type=file]');
    const target = (isBox && element.closest('label')) || element.closest('.slider-root') || element;
    if (!isShown(target)) continue;
    const box = boxOf(target);
    if (box.right - box.left < 2 || box.bottom - box.top < 2) continue;
    const { rect, lostX, lostY, by } = seen(target, box);
    if (by !== null && (lostX > 3 || lostY > 3) && !mayBeShort(target))
      fault(
        by === root ? 'Out of reach' : `Cut by ${Math.round(Math.max(lostX, lostY))} px (${named(by)})`,
        target,
      );
    if (rect !== null) targets.push({ element: target, rect });
    // In a sentence the line decides how high a link is (WCAG 2.5.8, exception "inline").
    if (isInSentence(target)) continue;
    const grown = { ...box };
    for (const part of ['::before', '::after']) {
      const its = getComputedStyle(target, part);
      const over = style(target).position === 'static' ? positioned(target) : target;
      if (its.content === 'none' || its.position !== 'absolute') continue;
      const of = boxOf(over);
      const inset = (side: 'left' | 'top' | 'right' | 'bottom') => Number.parseFloat(its[side]) || 0;
      grown.left = Math.min(grown.left, of.left + inset('left'));
      grown.top = Math.min(grown.top, of.top + inset('top'));
      grown.right = Math.max(grown.right, of.right - inset('right'));
      grown.bottom = Math.max(grown.bottom, of.bottom - inset('bottom'));
    }
    const width = Math.round(grown.right - grown.left);
    const height = Math.round(grown.bottom - grown.top);
    if (width < floors.narrow || height < floors.target - LINE)
      fault(`A target of ${width}×${height} px, less than ${floors.target}`, target);
  }

  // ---- what lies on something else
  const meets = (a: Rect, b: Rect): boolean => {
    const rect = common(a, b);
    return rect !== null && rect.right - rect.left > 2 && rect.bottom - rect.top > 2;
  };
  const isApart = (a: Element, b: Element): boolean =>
    a !== b && !a.contains(b) && !b.contains(a) && layerOf(a) === layerOf(b);
  targets.forEach(({ element, rect }, index) => {
    for (const other of targets.slice(index + 1))
      if (meets(rect, other.rect) && isApart(element, other.element))
        fault(`Lies on ${selector(other.element)}`, element);
    for (const line of lines)
      if (
        meets(rect, line.rect) &&
        isApart(element, line.element) &&
        line.element.closest(`label, ${PRESSED}`) === null
      )
        fault(`Lies on the text ${selector(line.element)}`, element);
  });
  lines.forEach(({ element, rect }, index) => {
    for (const other of lines.slice(index + 1))
      if (meets(rect, other.rect) && isApart(element, other.element))
        fault(`Text lies on the text ${selector(other.element)}`, element);
  });
  return [...faults];
}
