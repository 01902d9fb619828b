/**
 * What is new in the panel of a lesson comes into view, and the focus goes along where it was in the panel. Whoever reads
 * elsewhere in it is left alone, and on the stage nobody's focus is moved.
 */
import { type RefObject, useEffect, useRef } from 'react';

interface News {
  /** Another one: all of the panel is new. */
  stage: string;
  /** Hints that are open. */
  hints: number;
  /** What the panel says of how the step stands, in any form; empty while it says nothing. */
  outcome: string;
}

/** Keys that scroll a panel that has the focus. */
const SCROLLING = ['PageUp', 'PageDown', 'Home', 'End', 'ArrowUp', 'ArrowDown', ' '];

export function useNewsInView(panel: RefObject<HTMLElement | null>, { stage, hints, outcome }: News): void {
  const before = useRef<News>(null);
  const readIn = useReading(panel, stage);
  useEffect(() => {
    const last = before.current;
    before.current = { stage, hints, outcome };
    if (panel.current === null) return;
    if (last?.stage !== stage) {
      if (last !== null) takeFocusAlong(panel.current);
      panel.current.querySelector('.lesson-body')?.scrollTo({ top: 0, behavior: 'instant' });
      showNews(nowIn(panel.current));
    } else if (hints > last.hints) showNews(panel.current.querySelector('.lesson-hints > :last-child'));
    else if (outcome !== last.outcome && outcome !== '' && readIn.current !== stage)
      showNews(panel.current.querySelector('.lesson-reset') ?? panel.current.querySelector('.lesson-result'));
  }, [panel, stage, hints, outcome, readIn]);
}

/** In which stage somebody has scrolled the panel, or had the focus on its words; null while nobody has. */
function useReading(panel: RefObject<HTMLElement | null>, stage: string): RefObject<string | null> {
  const readIn = useRef<string>(null);
  useEffect(() => {
    const body = panel.current?.querySelector('.lesson-body');
    if (body == null) return;
    const reads = () => {
      readIn.current = stage;
    };
    const readsByKey = (event: Event) => {
      if (event instanceof KeyboardEvent && SCROLLING.includes(event.key)) reads();
    };
    // The bar at its edge is pressed as the panel itself.
    const readsByBar = ({ target }: Event) => {
      if (target === body) reads();
    };
    const readsHere = ({ target }: Event) => {
      if (target instanceof Element && !target.matches('[data-focus]')) reads();
    };
    const heard = [
      ['wheel', reads],
      ['touchmove', reads],
      ['keydown', readsByKey],
      ['pointerdown', readsByBar],
      ['focusin', readsHere],
    ] as const;
    for (const [type, listener] of heard) body.addEventListener(type, listener, { passive: true });
    return () => {
      for (const [type, listener] of heard) body.removeEventListener(type, listener);
    };
  }, [panel, stage]);
  return readIn;
}

/** Focus goes along where it was in the panel, or where what had it is gone; on the stage it stays. */
function takeFocusAlong(panel: HTMLElement): void {
  const active = document.activeElement;
  const isHere = active === null || active === document.body || panel.contains(active);
  if (isHere) panel.querySelector<HTMLElement>('[data-focus]')?.focus({ preventScroll: true });
}

/** The step at work, or where there is none, what the panel begins with. */
function nowIn(panel: HTMLElement): Element | null {
  const step = panel.querySelector('.lesson-steps > [aria-current]');
  if (step === null) return panel.querySelector('[data-focus]');
  const room = Math.min(panel.querySelector('.lesson-body')?.clientHeight ?? innerHeight, innerHeight);
  return step.clientHeight < room ? step : step.querySelector('.lesson-do');
}

/** Nearest, so that what is in view already doesn’t move; at once where nothing should travel. */
export function showNews(news: Element | null): void {
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
  news?.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
}
