/** The words of the palette, of the sheet of shortcuts and of the groups in both. */

/** In the order in which they are offered. */
export const GROUPS = {
  requests: 'Send a request',
  time: 'Time',
  browsers: 'Browsers and cookies',
  clock: 'Clock',
  options: 'Options',
  store: 'Store',
  server: 'Server and app',
  lessons: 'Lessons',
  sandbox: 'Compare, share, keep',
  screen: 'Screen',
  help: 'Help',
} as const;
export type Group = keyof typeof GROUPS;

export const PALETTE_TEXTS = {
  title: 'Do anything',
  placeholder: 'Type what you want to do',
  none: 'Nothing is called that. Try a shorter word, such as “log”, “clock” or “store”.',
  foot: 'Arrow keys choose, Enter does it, Escape closes.',
  button: 'Commands',
  hint: 'Find anything and do it',
};

export const SHEET_TEXTS = {
  title: 'Keyboard shortcuts',
  single: 'Single-key shortcuts',
  singleWhy:
    'They work wherever you are not typing. Off: only those with Ctrl or ⌘ do, so that dictation and stray presses trigger nothing.',
};
