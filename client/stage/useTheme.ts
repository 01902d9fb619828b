/** The theme that the root element wears, for what can't inherit it: the rendered page's frame. */
import { useSyncExternalStore } from 'react';

const root = () => document.documentElement;

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener);
  observer.observe(root(), { attributeFilter: ['data-theme'] });
  return () => observer.disconnect();
}

export const useTheme = (): 'light' | 'dark' =>
  useSyncExternalStore(subscribe, () => (root().dataset.theme === 'dark' ? 'dark' : 'light'));
