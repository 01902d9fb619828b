/** How keys are called on this machine. */

/** `Ctrl K`, `⌘ K`, `Shift J`, `?`: for the eye. */
export function keyWords(keys: string, isMac: boolean): string {
  if (keys.startsWith('mod+')) return `${isMac ? '⌘' : 'Ctrl'} ${keys.slice(4).toUpperCase()}`;
  return /^[A-Z]$/.test(keys) ? `Shift ${keys}` : keys.toUpperCase();
}

export const isMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.userAgent);
