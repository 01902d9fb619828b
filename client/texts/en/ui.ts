/** What the basic components say. */
const STATES = {
  waiting: 'not reached',
  lit: 'now',
  passed: 'passed',
  skipped: 'skipped',
  failed: 'failed',
};
type StationState = keyof typeof STATES;

export const ui = {
  dialog: { close: 'Close' },
  rail: { tasksDone: (done: number, all: number) => `${done} of ${all} tasks done` },
  badges: {
    withoutResult: '(without result)',
    yes: 'Yes',
    no: 'No',
    notAsked: 'not asked',
    done: 'Done: ',
    toDo: 'To do: ',
  },
  copy: {
    copy: 'Copy',
    copied: 'Copied',
    notCopied: 'Not copied',
    onClipboard: (what: string) => `${what} is on the clipboard.`,
    refused: 'The browser did not let the page use the clipboard. Select the text and copy it.',
  },
  jar: {
    cookies: (count: number) => (count === 1 ? 'cookie' : 'cookies'),
    ticket: (name: string) => `Cookie ${name}`,
    ghost: (name: string) => `Cookie ${name}, not here yet`,
    flagOff: 'not {flag}',
  },
  /** Said before the id's four characters, which are in sight. */
  sid: {
    here: (shape: string) => `session, ${shape}:`,
    ghost: (shape: string) => `session, ${shape}, not held here:`,
    shapes: {
      diamond: 'diamond',
      circle: 'circle',
      triangle: 'triangle',
      square: 'square',
      hexagon: 'hexagon',
      star: 'star',
      plus: 'plus',
      'half-moon': 'half-moon',
    },
  },
  cabinet: { named: (title: string, summary: string) => `${title}: ${summary}` },
  station: {
    /** Follows the station's name, for those who can't see its mark. */
    after: (state: StationState, held: boolean) => `, ${STATES[state]}${held ? ', held here' : ''}`,
  },
  /** A part of the page that is fetched after the rest. */
  part: {
    loading: 'Loading',
    comes: 'This part of the page is on its way.',
    notLoaded: 'Not loaded',
    missing:
      'This part of the page could not be loaded. Its server may have stopped, or have been started anew.',
    tryAgain: 'Try again',
    silent: 'Sessionscope doesn’t answer. Start it again, then try again.',
    close: 'Close',
  },
};
