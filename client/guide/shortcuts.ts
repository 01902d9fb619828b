/**
 * Which keys do what, and whether single keys are on (WCAG 2.1.4). One table for the keyboard, the palette and the sheet;
 * the keys that a part of the screen has of its own are listed here too, and are that part's business.
 */
import { z } from 'zod';
import { Kept } from '../app/kept.ts';
import type { Group } from './actionTexts.ts';

export interface Shortcut {
  /** The action's. */
  id: string;
  /** A single character as event.key has it, or `mod+k`: Ctrl or Command and K. */
  keys: string;
  /** For the sheet, where no moment says which half of a toggle it is. */
  does: string;
  group: Group;
}

const shortcut = (id: string, keys: string, group: Group, does: string): Shortcut => ({
  id,
  keys,
  group,
  does,
});

export const SHORTCUTS: readonly Shortcut[] = [
  shortcut('visit', 'v', 'requests', 'Visit / as the browser on the stage'),
  shortcut('play-pause', 'k', 'time', 'Play or pause'),
  shortcut('step-back', ',', 'time', 'One event back'),
  shortcut('step-forward', '.', 'time', 'One event forward'),
  shortcut('station-back', 'j', 'time', 'To the previous station'),
  shortcut('station-forward', 'l', 'time', 'To the next station'),
  shortcut('exchange-back', 'J', 'time', 'To the previous exchange'),
  shortcut('exchange-forward', 'L', 'time', 'To the next exchange'),
  shortcut('live', 'g', 'time', 'Back to live'),
  shortcut('inspect', 'i', 'time', 'Inspect the exchange on the stage'),
  shortcut('filter', '/', 'time', 'Filter the timeline'),
  shortcut('findings', 'f', 'time', 'Show the findings'),
  shortcut('next-expiry', 'e', 'clock', 'Move the clock to the next expiry'),
  shortcut('log', 'h', 'screen', 'Show or close the log'),
  shortcut('fold-left', 's', 'screen', 'Fold or unfold the left panel'),
  shortcut('fold-right', 'o', 'screen', 'Fold or unfold the options'),
  shortcut('projector', 'b', 'screen', 'Projector mode'),
  shortcut('theme', 'd', 'screen', 'Dark or light'),
  shortcut('shortcuts', '?', 'help', 'This sheet'),
  shortcut('palette', 'mod+k', 'help', 'Find anything and do it'),
];

/** Keys that a region answers itself while it has the focus; they stay when single keys are switched off. */
export const LOCAL_KEYS: readonly { where: string; keys: readonly { keys: string; does: string }[] }[] = [
  {
    where: 'In the timeline’s grid',
    keys: [
      { keys: '↑ ↓ Home End', does: 'Go from row to row' },
      { keys: 'Space', does: 'Bring it onto the stage' },
      { keys: '→ ←', does: 'Open and close its events' },
      { keys: 'Enter', does: 'Inspect it' },
      { keys: 'P', does: 'Pin it on top' },
    ],
  },
  {
    where: 'On the edge of a panel',
    keys: [
      { keys: '← → ↑ ↓', does: 'Move it' },
      { keys: 'Home End', does: 'As small, as large as it gets' },
      { keys: 'Enter', does: 'As it was at first' },
    ],
  },
];

export const singleKeys = new Kept({
  key: 'sessionscope.single-keys.v1',
  schema: z.boolean(),
  fallback: true,
});

/** What is needed of a key press. */
export type Press = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The id of the action that a key press means; null where none. */
export function actionOf({ key, ctrlKey, metaKey, altKey }: Press, single: boolean): string | null {
  const isMod = ctrlKey || metaKey;
  if (altKey || (!isMod && !single)) return null;
  const name = isMod ? `mod+${key.toLowerCase()}` : key;
  return SHORTCUTS.find(({ keys }) => keys === name)?.id ?? null;
}

const TYPING = 'input, textarea, select, [contenteditable]:not([contenteditable="false"])';
const OWN_KEYS = '[role="menu"], [role="listbox"], [role="combobox"], dialog[open]';

/** Whether a single key pressed there is typed, or is for what is pressed in. */
export const keepsKeys = (target: Element): boolean => target.closest(`${TYPING}, ${OWN_KEYS}`) !== null;

/** `Ctrl K`, `⌘ K`, `Shift J`, `?`: for the eye. */
export function keyWords(keys: string, isMac: boolean): string {
  if (keys.startsWith('mod+')) return `${isMac ? '⌘' : 'Ctrl'} ${keys.slice(4).toUpperCase()}`;
  return /^[A-Z]$/.test(keys) ? `Shift ${keys}` : keys.toUpperCase();
}

export const isMac = (): boolean => /Mac|iP(hone|ad|od)/.test(navigator.userAgent);
