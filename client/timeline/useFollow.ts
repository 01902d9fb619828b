/** Keeps a list scrolled to its end while new lines come, unless a person scrolled away from it. */
import { type RefObject, useLayoutEffect, useRef } from 'react';

/** How near to the end counts as being there, px. */
const NEAR = 24;

export function useFollow(scroller: RefObject<HTMLElement | null>, height: number, follow: boolean): void {
  const atEnd = useRef(true);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const look = () => {
      atEnd.current = element.scrollTop + element.clientHeight >= element.scrollHeight - NEAR;
    };
    element.addEventListener('scroll', look, { passive: true });
    return () => element.removeEventListener('scroll', look);
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && height > 0 && follow && atEnd.current) element.scrollTop = element.scrollHeight;
  }, [scroller, height, follow]);
}
