// The part of the measure that needs no geometry of clipping: nothing scrolls sideways; a session's chip always has its shape;
// and what happens now is one figure, so that each connector ends at the edges of two of its parts.

/** Runs in the page and therefore uses nothing from outside of itself. */
export function marks(): string[] {
  const SHAPE_PX = 12;
  const faults: string[] = [];
  const fault = (sentence: string, element: Element) => {
    const classes = [...element.classList].map((name) => `.${name}`).join('');
    faults.push(
      `${sentence}: ${element.tagName.toLowerCase()}${classes} “${element.textContent?.slice(0, 48)}”`,
    );
  };
  const isShown = (element: Element): boolean =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });

  for (const chip of document.querySelectorAll('.sid')) {
    if (!isShown(chip)) continue;
    const shape = chip.querySelector('svg.sid-shape');
    if (shape?.querySelector('path[d]') == null) fault('A chip without its shape', chip);
    else if (shape.getBoundingClientRect().width < SHAPE_PX - 0.1) fault('A chip’s shape below 12 px', chip);
  }
  const anchors = [...document.querySelectorAll('.why-lit, .drawer-fresh, .st-lit')].filter(isShown);
  const drawn = [...document.querySelectorAll<SVGPolylineElement>('polyline.connector')];
  for (const line of drawn) {
    const origin = line.ownerSVGElement?.getBoundingClientRect() ?? { left: 0, top: 0 };
    const ends = [line.points.getItem(0), line.points.getItem(line.points.numberOfItems - 1)];
    const met = ends.map(({ x, y }) =>
      anchors.filter((anchor) => {
        const { left, top, right, bottom } = anchor.getBoundingClientRect();
        const [toX, toY] = [x + origin.left, y + origin.top];
        const inside = toX > left - 2 && toX < right + 2 && toY > top - 2 && toY < bottom + 2;
        return inside && Math.min(toX - left, right - toX, toY - top, bottom - toY) < 6;
      }),
    );
    const [first, last] = met;
    if (first?.length !== 1 || last?.length !== 1 || first[0] === last[0])
      fault('A connector that doesn’t end at its two places', line);
  }
  const lit = document.querySelector('.why-lit');
  const station = document.querySelector('.st-lit');
  if (lit !== null && station !== null && isShown(lit) && isShown(station) && drawn.length === 0)
    fault('An explanation that isn’t connected with its station', lit);

  const root = document.documentElement;
  const wider = root.scrollWidth - root.clientWidth;
  if (wider > 0) faults.push(`The page scrolls sideways by ${wider} px: html`);
  for (const element of document.querySelectorAll('*')) {
    const by = element.scrollWidth - element.clientWidth;
    if (by < 2 || !/auto|scroll/.test(getComputedStyle(element).overflowX) || !isShown(element)) continue;
    if (element.matches('pre, textarea, [data-sideways]')) continue;
    fault(`Scrolls sideways by ${by} px`, element);
  }
  return faults;
}
