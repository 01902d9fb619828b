/** Which session id is pointed at: every chip of it, anywhere, wears a ring. One rule in one style sheet, so that
 * pointing costs no rendering; a pinned id stays ringed until it is unpinned or Escape is pressed. */
import { useEffect } from 'react';
import { Told, useTold } from './told.ts';

/** Numbers of session ids, by first appearance from 0. */
interface Pointing {
  hovered: number | null;
  focused: number | null;
  pinned: number | null;
}

const pointing = new Told<Pointing>({ hovered: null, focused: null, pinned: null });

function point(change: Partial<Pointing>) {
  const now = pointing.get();
  const next = { ...now, ...change };
  if (next.hovered === now.hovered && next.focused === now.focused && next.pinned === now.pinned) return;
  pointing.tell(next);
}

const pointedIn = ({ hovered, focused, pinned }: Pointing): number | null => hovered ?? focused ?? pinned;

export const togglePinnedSid = (n: number): void => point({ pinned: pointing.get().pinned === n ? null : n });

export const usePinnedSid = (): number | null =>
  useTold({ subscribe: pointing.subscribe, get: () => pointing.get().pinned });

/** The number of the id whose chips are ringed now, or null. */
export const usePointedSid = (): number | null =>
  useTold({ subscribe: pointing.subscribe, get: () => pointedIn(pointing.get()) });

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
    const unsubscribe = pointing.subscribe(() => {
      const n = pointedIn(pointing.get());
      sheet.replaceSync(n === null ? '' : ringRule(n));
    });
    return () => {
      stop.abort();
      unsubscribe();
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    };
  }, []);
}
