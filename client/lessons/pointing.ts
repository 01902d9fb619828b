/**
 * Where on the page the places are that a lesson's words point at, and the mark that they get while somebody hovers or
 * focuses the words. The first candidate that is drawn is taken: a folded panel is pointed at by its rail.
 */
import type { Place, Pointer } from '#shared/lessonText.ts';

type PlacePointer = Extract<Pointer, { kind: 'place' }>;

/** Candidates by place, best first, without those of one browser, station or option. */
const SELECTORS: Record<Place, readonly string[]> = {
  browsers: ['.browsers', '.window'],
  page: ['.window-page', '.window'],
  address: ['.address', '.window'],
  jar: ['[data-anchor="jar"]', '.jars'],
  wire: ['.wire', '.lane-request'],
  request: ['[data-anchor="request"]'],
  response: ['[data-anchor="response"]'],
  'set-cookie': ['[data-anchor="response"] .env-cookie', '[data-anchor="response"]'],
  server: ['.rack'],
  station: ['.rack'],
  store: ['.cabinet'],
  'store-kind': ['.store-controls > :first-child', '.cabinet'],
  'store-trouble': ['.store-controls > :last-child', '.cabinet'],
  options: ['.side-right .side-panel', '.side-right', '.sheet-peek'],
  option: ['.side-right', '.sheet-peek'],
  code: ['.generated', '.side-right', '.sheet-peek'],
  delays: ['.delays', '.side-right', '.sheet-peek'],
  timeline: ['.timeline'],
  transport: ['.transport'],
  clock: ['.clock'],
  restart: ['[data-place="restart"]', '[data-place="more"]'],
  findings: ['[data-place="findings"]', '.top-bar'],
};

/** What belongs to one browser, station or option. */
function particular({ place, browser, part }: PlacePointer): string[] {
  if (place === 'station' && part !== null) return [`[data-anchor="station ${CSS.escape(part)}"]`];
  // A row of the panel may leave out the "cookie." before its option's name.
  if (place === 'option' && part !== null)
    return [part, part.replace(/^cookie\./, '')].map((name) => `[data-option="${CSS.escape(name)}"]`);
  if (browser === null) return [];
  const name = CSS.escape(browser);
  const jar = [`.jar[data-browser="${name}"]`, `.jars-other [data-browser="${name}"]`];
  return [
    ...(place === 'jar' ? jar : []),
    `[role="tab"][data-browser="${name}"]:not([aria-selected="true"])`,
  ];
}

const isDrawn = (element: Element): boolean => element.getClientRects().length > 0;

/** The element that the words mean, or null where nothing of it is on the page now. */
export function placeOf(page: Document, pointer: PlacePointer): HTMLElement | null {
  for (const selector of [...particular(pointer), ...SELECTORS[pointer.place]])
    for (const found of page.querySelectorAll<HTMLElement>(selector)) if (isDrawn(found)) return found;
  return null;
}

/** Marks the place; returns how to take the mark off. */
export function pointAt(page: Document, pointer: PlacePointer): () => void {
  const place = placeOf(page, pointer);
  return place === null ? () => {} : pointAtElement(place);
}

export function pointAtElement(place: HTMLElement): () => void {
  place.dataset.pointed = '';
  return () => {
    delete place.dataset.pointed;
  };
}
