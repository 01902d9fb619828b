/** Marks an element as a place on the stage, and finds such places: what flies from one to another is measured. */
import type { Anchor } from './motion.ts';

/** A ref that marks an element. What is marked already is left alone: to write it again restyles what is below. */
export const anchored = (anchor: Anchor) => (element: HTMLElement | null) => {
  if (element !== null && element.dataset.anchor !== anchor) element.dataset.anchor = anchor;
};

/** The first of some places that is drawn, inside of `stage`. */
export function findAnchor(stage: Element, anchors: readonly Anchor[]): HTMLElement | null {
  for (const anchor of anchors) {
    const found = stage.querySelector<HTMLElement>(`[data-anchor="${CSS.escape(anchor)}"]`);
    if (found !== null && found.getClientRects().length > 0) return found;
  }
  return null;
}
