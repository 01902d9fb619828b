/** When the page can be used: what is fetched after that takes nothing from the way there. */
import { useEffect } from 'react';
import { useView } from '../model/hooks.tsx';
import type { ModelState } from '../model/state.ts';
import { fetchRest } from '../ui/later.ts';

/** Who connects for longer gets the rest meanwhile: then nothing waits for it, ms. */
const PATIENCE_MS = 5000;

/** Fetches the rest of the page once a first visit can be made and its button was painted. */
export function useRestOnceUsable(): void {
  const usable = useView(isUsable);
  useEffect(() => {
    if (usable) return afterPainting();
    const timer = setTimeout(() => void fetchRest(), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [usable]);
}

/** A visit needs a browser to come from; a page that shows why it can't connect is as good as it gets. */
const isUsable = ({ connection, world }: ModelState): boolean =>
  connection === 'live' ? world.browsers.length > 0 : connection !== 'connecting';

/** Two frames: in the first it is drawn, in the second it has been. A page in the background draws none. */
function afterPainting(): void {
  if (document.hidden) return void fetchRest();
  requestAnimationFrame(() => requestAnimationFrame(() => void fetchRest()));
}
