/** How much of a bar has to be said in brief for all of it to have room: measured, since the words of another language, larger text
 * and what comes and goes make it wider than anybody could know. */
import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/**
 * From 0, where everything is said in full, to `most`, where it is as brief as it gets. The children of the bar are what is
 * measured: they must not shrink.
 */
export function useRoom(bar: RefObject<HTMLElement | null>, most: number): number {
  const [brevity, setBrevity] = useState(0);
  /** The width at each brevity that was too much, px. Of another content it says nothing. */
  const tooWide = useRef<number[]>([]);
  const last = useRef({ brevity: 0, width: 0 });

  useLayoutEffect(() => {
    const row = bar.current;
    if (row === null) return;
    const adapt = () => {
      const { width, room } = measured(row);
      if (last.current.brevity === brevity && last.current.width !== width) tooWide.current = [];
      last.current = { brevity, width };
      if (width > room && brevity < most) {
        tooWide.current[brevity] = width;
        setBrevity(brevity + 1);
      } else if (brevity > 0 && room >= (tooWide.current[brevity - 1] ?? 0)) setBrevity(brevity - 1);
    };
    adapt();
    // Before anything is painted that doesn't fit.
    const observer = new ResizeObserver(() => flushSync(adapt));
    for (const element of [row, ...row.children]) observer.observe(element);
    return () => observer.disconnect();
  }, [bar, brevity, most]);
  return brevity;
}

/** What the children and the gaps between them take, and what there is for them, px. */
function measured(row: HTMLElement) {
  const { columnGap, paddingLeft, paddingRight } = getComputedStyle(row);
  const widths = [...row.children].map((child) => child.getBoundingClientRect().width);
  const gaps = (widths.length - 1) * Number.parseFloat(columnGap);
  return {
    width: Math.ceil(widths.reduce((sum, width) => sum + width, gaps)),
    room: row.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight),
  };
}
