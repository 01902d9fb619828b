/**
 * Which lines of the timeline are drawn, and where. While it follows the newest line it draws its tail, which is
 * cheap enough for hundreds of lines a second; once a person scrolls away, whatever is in sight.
 */
import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useEffectEvent, useLayoutEffect, useState } from 'react';
import type { Line } from './rows.ts';

/** Heights in rem: of a row, and of an event until it is measured. */
const ROW = 2;
const EVENT = 1.875;
/** How near to the end counts as being there, px. */
const NEAR = 24;
/**
 * Rows drawn beyond those in sight, before and after: as many as pass until the next are there. Where heights are
 * guesses, more of them.
 */
const SPARE = 4;
const SPARE_OF_GUESSES = 8;

export interface RowInSight {
  /** What React knows its element by: in a rush, elements stay where they are and show newer lines. */
  key: string;
  index: number;
}

export interface RowsInSight {
  rows: readonly RowInSight[];
  /**
   * px of the list before and after them, to be left free by elements of their own. Rows and whatever holds them must have no
   * place or size of their own as a style: Chromium looks for the style of each new cell among those of all parents
   * that differ in anything, which after a thousand rows took longer than a frame.
   */
  before: number;
  after: number;
  scrollTo: (index: number) => void;
  /** For rows whose height isn't known: the ref that measures them. */
  measure: (element: HTMLElement | null) => void;
}

export interface RowsShape {
  /** The end is where it happens, unless a person scrolled away from it or is in the list. */
  follow: boolean;
  /** Every row has the same height. */
  isPlain: boolean;
  /**
   * Lines come faster than anybody could press them: as many as this there were when the stage took its picture.
   * null: they don't. The list grows with the picture only, since to grow is to scroll, and that costs a frame.
   */
  pictured: number | null;
}

export function useRowsInSight(
  scroller: RefObject<HTMLElement | null>,
  lines: readonly Line[],
  { follow, isPlain, pictured }: RowsShape,
): RowsInSight {
  const rem = useRem();
  const { atEnd, viewport } = useScroll(scroller);
  const tailOnly = follow && atEnd && isPlain;
  const virtual = useVirtualizer({
    count: tailOnly ? 0 : lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: useCallback(
      (index: number) => (lines[index]?.kind === 'event' ? EVENT : ROW) * rem,
      [lines, rem],
    ),
    getItemKey: useCallback((index: number) => lines[index]?.key ?? index, [lines]),
    overscan: isPlain ? SPARE : SPARE_OF_GUESSES,
    useFlushSync: false,
  });
  const row = ROW * rem;
  const tail = Math.ceil(viewport / row) + 1;
  const grown = Math.max(pictured ?? lines.length, Math.min(lines.length, tail - 1));
  const height = tailOnly ? grown * row : virtual.getTotalSize();

  // What it measured and guessed before was in other rem.
  useLayoutEffect(() => {
    if (rem > 0) virtual.measure();
  }, [virtual, rem]);

  const toEnd = useEffectEvent(() => {
    if (scroller.current !== null && follow && atEnd) scroller.current.scrollTop = height;
  });
  useLayoutEffect(() => {
    if (height > 0 && viewport > 0) toEnd();
  }, [height, viewport]);

  const place = { scrollTo: virtual.scrollToIndex, measure: virtual.measureElement };
  if (tailOnly) {
    const first = lines.length - Math.min(tail, grown);
    const rows = lines.slice(first).map(({ key }, slot) => {
      return { key: pictured === null ? key : `slot-${slot}`, index: first + slot };
    });
    return { ...place, rows, before: height - rows.length * row, after: 0 };
  }
  const items = virtual.getVirtualItems();
  const rows = items.map(({ index }) => ({ key: lines[index]?.key ?? '', index }));
  return { ...place, rows, before: items[0]?.start ?? 0, after: height - (items.at(-1)?.end ?? 0) };
}

/** px of one rem: another window, or the projector, has another. */
function useRem(): number {
  const [rem, setRem] = useState(remNow);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => setRem(remNow()));
    const projector = new MutationObserver(() => setRem(remNow()));
    observer.observe(document.documentElement);
    projector.observe(document.documentElement, { attributes: true });
    return () => {
      observer.disconnect();
      projector.disconnect();
    };
  }, []);
  return rem;
}

const remNow = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/**
 * Whether the scroller stands at its end, and how high it is, px. Only what moves up leaves the end: where the list grows
 * or its frame shrinks, the end moves away by itself.
 */
function useScroll(scroller: RefObject<HTMLElement | null>): { atEnd: boolean; viewport: number } {
  const [state, setState] = useState({ atEnd: true, viewport: 0 });
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    let top = element.scrollTop;
    const look = () => {
      const { scrollTop, clientHeight, scrollHeight } = element;
      const isNear = scrollTop + clientHeight >= scrollHeight - NEAR;
      const wentUp = scrollTop < top;
      top = scrollTop;
      setState((before) => {
        const atEnd = isNear || (before.atEnd && !wentUp);
        const isSame = before.atEnd === atEnd && before.viewport === clientHeight;
        return isSame ? before : { atEnd, viewport: clientHeight };
      });
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [scroller]);
  return state;
}
