/**
 * Which keys do what, and whether single keys are on (WCAG 2.1.4). One table for the keyboard, the palette and the sheet;
 * the keys that a part of the screen has of its own are listed here too, and are that part's business.
 */
import { z } from 'zod';
import { Kept } from '../app/kept.ts';
import { guideTexts } from '../texts/guide.ts';
import type { Group } from './action.ts';

const { shortcuts: DOES, localKeys: LOCAL } = guideTexts;

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
  shortcut('visit', 'v', 'requests', DOES.visit),
  shortcut('play-pause', 'k', 'time', DOES.playPause),
  shortcut('step-back', ',', 'time', DOES.stepBack),
  shortcut('step-forward', '.', 'time', DOES.stepForward),
  shortcut('station-back', 'j', 'time', DOES.stationBack),
  shortcut('station-forward', 'l', 'time', DOES.stationForward),
  shortcut('exchange-back', 'J', 'time', DOES.exchangeBack),
  shortcut('exchange-forward', 'L', 'time', DOES.exchangeForward),
  shortcut('live', 'g', 'time', DOES.live),
  shortcut('inspect', 'i', 'time', DOES.inspect),
  shortcut('filter', '/', 'time', DOES.filter),
  shortcut('findings', 'f', 'time', DOES.findings),
  shortcut('next-expiry', 'e', 'clock', DOES.nextExpiry),
  shortcut('log', 'h', 'screen', DOES.log),
  shortcut('fold-left', 's', 'screen', DOES.foldLeft),
  shortcut('fold-right', 'o', 'screen', DOES.foldRight),
  shortcut('projector', 'b', 'screen', DOES.projector),
  shortcut('theme', 'd', 'screen', DOES.theme),
  shortcut('shortcuts', '?', 'help', DOES.sheet),
  shortcut('palette', 'mod+k', 'help', DOES.palette),
];

/** Keys that a region answers itself while it has the focus; they stay when single keys are switched off. */
export const LOCAL_KEYS: readonly { where: string; keys: readonly { keys: string; does: string }[] }[] = [
  {
    where: LOCAL.grid.where,
    keys: [
      { keys: '↑ ↓ Home End', does: LOCAL.grid.rows },
      { keys: 'Space', does: LOCAL.grid.show },
      { keys: '→ ←', does: LOCAL.grid.unfold },
      { keys: 'Enter', does: LOCAL.grid.inspect },
      { keys: 'P', does: LOCAL.grid.pin },
    ],
  },
  {
    where: LOCAL.edge.where,
    keys: [
      { keys: '← → ↑ ↓', does: LOCAL.edge.move },
      { keys: 'Home End', does: LOCAL.edge.most },
      { keys: 'Enter', does: LOCAL.edge.reset },
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
