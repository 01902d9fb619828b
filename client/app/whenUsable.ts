/** When the page can be used: what is fetched after that takes nothing from the way there. */
import type { LiveModel } from '../model/model.ts';
import { fetchRest } from '../ui/later.ts';

/** Without a connection the page shows that, and what it can do; it isn't waited for longer than that, ms. */
const PATIENCE_MS = 5000;

/** Fetches the rest of the page once a first visit can be made and that was painted. */
export function fetchRestWhenUsable(model: Pick<LiveModel, 'getState' | 'subscribe'>): void {
  let begun = false;
  const begin = () => {
    if (begun) return;
    begun = true;
    unsubscribe();
    clearTimeout(timer);
    // Two frames: in the first it is drawn, in the second it has been. A page in the background draws none.
    if (document.hidden) return void fetchRest();
    requestAnimationFrame(() => requestAnimationFrame(() => void fetchRest()));
  };
  const timer = setTimeout(begin, PATIENCE_MS);
  const unsubscribe = model.subscribe(() => {
    const { connection, head } = model.getState();
    if (connection === 'live' ? head > 0 : connection !== 'connecting') begin();
  });
}
