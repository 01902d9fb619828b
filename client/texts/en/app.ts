/** What the frame around the stage says: the bar over it, banners, menus, panels, what is asked before something gets lost. */

const LOCALE = 'en-GB';

export const app = {
  skip: 'Skip to the stage',
  timeHeight: 'Height of the timeline',
  options: 'Options',
  dismiss: 'Dismiss',
  pill: {
    live: { text: 'Live', short: 'Live' },
    crashed: { text: 'Server crashed', short: 'Crashed' },
    replaced: { text: 'Server crashed, replaced', short: 'Replaced' },
    connecting: { text: 'Connecting', short: 'Connecting' },
    offline: { text: 'Offline, retrying', short: 'Offline' },
    refused: { text: 'Refused', short: 'Refused' },
    recording: { text: 'A recording, not live', short: 'Recording' },
  },
  source: {
    title: 'The app that the sandbox runs',
    what: 'The app’s source',
    source: 'Source of the app',
    waiting: 'The source comes with the connection, which is not there yet.',
    variants: 'Variants',
    login: 'Log-in',
    logout: 'Log-out',
    redirect: 'Redirects',
    cookieParser: 'cookie-parser',
    userVariable: 'Session variable',
  },
  banners: {
    lost: 'The page lost its sandbox.',
    offlineNext:
      'If Sessionscope was stopped, start it again: the page goes on by itself. Until then you can look at all that happened.',
    reload: 'Reload the page',
    crashNext:
      'Sessions in its memory are gone, the cookie jars are not. Another server took its place: send a request to go on.',
    reset: 'Reset the sandbox…',
  },
  actions: {
    name: 'Sandbox',
    more: 'More',
    source: 'App source',
    showSource: 'Show the app’s source',
    restart: 'Restart server',
    restartTheServer: 'Restart the server',
    reset: 'Reset…',
    resetTheSandbox: 'Reset the sandbox…',
  },
  reset: {
    title: 'Reset the sandbox?',
    keep: 'Keep it',
    reset: 'Reset it',
    loses:
      'The server, its store, every jar and the whole timeline are thrown away. The options go back to the tutorial’s, and the clock to the present.',
  },
  panel: {
    fold: (panel: string) => `Fold ${panel}`,
    width: (panel: string) => `Width of ${panel}`,
  },
  snapshot: {
    name: 'Snapshot',
    save: 'Save as a file',
    open: 'Open a file…',
    file: 'Snapshot file',
    notOpened: 'The snapshot was not opened',
    goOn: 'Go on',
    asItWas: 'The sandbox is as it was.',
    noJson: 'The file is no JSON. Choose a file that was saved here as a snapshot.',
    noSnapshot: 'It is no snapshot.',
    at: (place: string, problem: string) => `At ${place}: ${problem}`,
  },
  palette: (hint: string, keys: string) => `${hint} (${keys})`,
  view: {
    name: 'View',
    theme: 'Theme',
    themes: { light: 'Light', dark: 'Dark', system: 'As the system' },
    projector: 'Projector mode',
    log: 'Log of every step',
    tour: 'Take the tour',
    keys: 'Keyboard shortcuts',
  },
  clock: {
    steps: {
      second: { button: '+1 s', moved: 'The clock moved 1 second ahead.' },
      minute: { button: '+1 min', moved: 'The clock moved 1 minute ahead.' },
      hour: { button: '+1 h', moved: 'The clock moved 1 hour ahead.' },
      day: { button: '+1 day', moved: 'The clock moved 1 day ahead.' },
    },
    movedToEnd: (what: string) => `The clock moved to the end of ${what}.`,
    move: 'Move the clock ahead',
    moveSandbox: 'Move the sandbox’s clock ahead',
    toExpiry: 'To the next expiry',
    expiry: 'expiry',
    expiryHint: 'Moves the clock to the moment when the next cookie or session ends.',
    whole: (moment: string) => `The sandbox’s clock: ${moment}. Server, cookies and store go by it.`,
    name: 'Sandbox clock',
    weekday: (date: Date) => date.toLocaleDateString(LOCALE, { weekday: 'short' }),
    date: (date: Date) =>
      date.toLocaleDateString(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' }),
    time: (date: Date) => date.toLocaleTimeString(LOCALE),
    full: (date: Date) => date.toLocaleString(LOCALE, { dateStyle: 'full', timeStyle: 'medium' }),
  },
};
