/** Which session id is pointed at: every chip of it, anywhere, wears a ring. One rule in one style sheet, so that
 * pointing costs no rendering; a pinned id stays ringed until it is unpinned or Escape is pressed. */
import { useEffect, useSyncExternalStore } from 'react';

/** Numbers of session ids, by first appearance from 0. */
interface Pointing {
  hovered: number | null;
  focused: number | null;
  pinned: number | null;
}

let pointing: Pointing = { hovered: null, focused: null, pinned: null };
const listeners = new Set<() => void>();

function point(change: Partial<Pointing>) {
  const next = { ...pointing, ...change };
  if (
    next.hovered === pointing.hovered &&
    next.focused === pointing.focused &&
    next.pinned === pointing.pinned
  )
    return;
  pointing = next;
  for (const listener of listeners) listener();
}

const pointedSid = (): number | null => pointing.hovered ?? pointing.focused ?? pointing.pinned;

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const togglePinnedSid = (n: number): void => point({ pinned: pointing.pinned === n ? null : n });

export const usePinnedSid = (): number | null => useSyncExternalStore(subscribe, () => pointing.pinned);

/** The number of the id whose chips are ringed now, or null. */
export const usePointedSid = (): number | null => useSyncExternalStore(subscribe, pointedSid);

function sidOf(target: EventTarget | null): number | null {
  if (!(target instanceof Element)) return null;
  const n = Number(target.closest('[data-sid]')?.getAttribute('data-sid') ?? Number.NaN);
  return Number.isInteger(n) ? n : null;
}

const ringRule = (n: number) =>
  `[data-sid="${n}"] { --sid-ring: 0 0 0 2px var(--panel), 0 0 0 5px var(--c); --sid-outline: 3px solid Highlight; }`;

/** Call once, at the top of the page. */
export function useSidHighlight(): void {
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    const stop = new AbortController();
    const listen = { signal: stop.signal };

    document.addEventListener('pointerover', (event) => point({ hovered: sidOf(event.target) }), listen);
    document.documentElement.addEventListener('pointerleave', () => point({ hovered: null }), listen);
    document.addEventListener('focusin', (event) => point({ focused: sidOf(event.target) }), listen);
    document.addEventListener('focusout', () => point({ focused: null }), listen);
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Escape') point({ pinned: null });
      },
      listen,
    );
    const unsubscribe = subscribe(() => {
      const n = pointedSid();
      sheet.replaceSync(n === null ? '' : ringRule(n));
    });
    return () => {
      stop.abort();
      unsubscribe();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, []);
}
