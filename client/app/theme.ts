/** Light, dark, or as the system says: remembered in this browser, applied to the root element. */
import { z } from 'zod';
import { Told, useTold } from '../ui/told.ts';

export const ThemeChoice = z.enum(['light', 'dark', 'system']);
export type ThemeChoice = z.infer<typeof ThemeChoice>;

const KEY = 'sessionscope.theme';
const prefersDark = matchMedia('(prefers-color-scheme: dark)');
const choice = new Told(remembered());

/** A browser may refuse storage altogether; then the choice lasts as long as the page. */
function remembered(): ThemeChoice {
  try {
    return ThemeChoice.catch('system').parse(localStorage.getItem(KEY));
  } catch {
    return 'system';
  }
}

function apply() {
  const chosen = choice.get();
  const dark = chosen === 'dark' || (chosen === 'system' && prefersDark.matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
}

/** Call once, before the first paint. */
export function startTheme(): void {
  apply();
  prefersDark.addEventListener('change', apply);
}

export function chooseTheme(next: ThemeChoice): void {
  try {
    localStorage.setItem(KEY, next);
  } catch {
    // It still holds for this page.
  }
  choice.tell(next);
  apply();
}

export const useThemeChoice = (): ThemeChoice => useTold(choice);
