/** Keys that are pressed before the guide, which answers them, is here: the last few wait for it. */

/** More presses than this nobody has in mind. */
const MOST = 4;

let waiting: readonly KeyboardEvent[] = [];

const keep = (event: KeyboardEvent): void => {
  if (event.defaultPrevented || event.repeat || event.key.length > 1) return;
  waiting = [...waiting, event].slice(-MOST);
  // The palette's; a browser has something of its own on it.
  if (event.key === 'k' && (event.ctrlKey || event.metaKey)) event.preventDefault();
};

/** Call once, before the first paint. */
export const keepEarlyKeys = (): void => document.addEventListener('keydown', keep);

/** Those that wait, oldest first. From now on none does. */
export function takeEarlyKeys(): readonly KeyboardEvent[] {
  document.removeEventListener('keydown', keep);
  const taken = waiting;
  waiting = [];
  return taken;
}
