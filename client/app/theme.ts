/** Light, dark, or as the system says: remembered in this browser, applied to the root element. */
import { useSyncExternalStore } from 'react';
import { z } from 'zod';

export const ThemeChoice = z.enum(['light', 'dark', 'system']);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

const KEY = 'sessionscope.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice: ThemeChoice = remembered();

/** A browser may refuse storage altogether; then the choice lasts as long as the page. */
function remembered(): ThemeChoice {
  try {
    return ThemeChoice.catch('system').parse(localStorage.getItem(KEY));
  } catch {
    return 'system';
  }
}

function apply() {
  const dark = choice === 'dark' || (choice === 'system' && prefersDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Call once, before the first paint. */
export function startTheme(): void {
  apply();
  prefersDark.addEventListener('change', apply);
}

export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // It still holds for this page.
  }
  apply();
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
};

export const useThemeChoice = (): ThemeChoice => useSyncExternalStore(subscribe, () => choice);
