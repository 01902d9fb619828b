/** Which session id is pointed at: every chip of it, anywhere, wears a ring. One rule in one style sheet, so that
 * pointing costs no rendering; a pinned id stays ringed until it is unpinned or Escape is pressed. */
import { useEffect, useSyncExternalStore } from 'react';

let pinned: number | null = null;
const listeners = new Set<() => void>();

function setPinned(n: number | null) {
  if (pinned === n) return;
  pinned = n;
  for (const listener of listeners) listener();
}

export const togglePinnedSid = (n: number): void => setPinned(pinned === n ? null : n);

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const usePinnedSid = (): number | null => useSyncExternalStore(subscribe, () => pinned);

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
    let hovered: number | null = null;
    let focused: number | null = null;
    let shown: number | null = null;

    const show = () => {
      const n = hovered ?? focused ?? pinned;
      if (n === shown) return;
      shown = n;
      sheet.replaceSync(n === null ? '' : ringRule(n));
    };
    const onOver = (event: PointerEvent) => {
      hovered = sidOf(event.target);
      show();
    };
    const onFocus = (event: FocusEvent) => {
      focused = event.type === 'focusin' ? sidOf(event.target) : null;
      show();
    };
    const onLeave = () => {
      hovered = null;
      show();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setPinned(null);
    };

    document.addEventListener('pointerover', onOver);
    document.documentElement.addEventListener('pointerleave', onLeave);
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onFocus);
    document.addEventListener('keydown', onKey);
    const unsubscribe = subscribe(show);
    return () => {
      document.removeEventListener('pointerover', onOver);
      document.documentElement.removeEventListener('pointerleave', onLeave);
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onFocus);
      document.removeEventListener('keydown', onKey);
      unsubscribe();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, []);
}
