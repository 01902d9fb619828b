/** Lends an element that stands on the page already to a Radix part that wants a trigger of its own: nothing is drawn, and
 * what pops up stands beside that element, is described by it and gives the focus back to it. */
import { type Ref, useLayoutEffect } from 'react';

export interface BorrowedProps {
  element: HTMLElement | null;
  /** What Radix hands to its trigger. */
  ref?: Ref<HTMLElement> | undefined;
  'aria-describedby'?: string | undefined;
  'aria-controls'?: string | undefined;
}

export function Borrowed({ element, ref, ...aria }: BorrowedProps) {
  const describedBy = aria['aria-describedby'];
  const controls = aria['aria-controls'];
  useLayoutEffect(() => {
    if (typeof ref === 'function') ref(element);
    else if (ref) ref.current = element;
  }, [ref, element]);
  useLayoutEffect(() => link(element, 'aria-describedby', describedBy), [element, describedBy]);
  useLayoutEffect(() => link(element, 'aria-controls', controls), [element, controls]);
  return null;
}

/** Sets the attribute beside what it may hold already; answers how to take it away. */
function link(element: HTMLElement | null, name: string, id: string | undefined): (() => void) | undefined {
  if (element === null || id === undefined) return undefined;
  const before = element.getAttribute(name);
  element.setAttribute(name, before === null ? id : `${before} ${id}`);
  return () => {
    if (before === null) element.removeAttribute(name);
    else element.setAttribute(name, before);
  };
}
