/** What helps around the page: palette, sheet of shortcuts, tour and log. What actions are called stands in guideActions.ts. */
import { guideActions } from './guideActions.ts';
import { guideSentences } from './guideSentences.ts';

export const guide = {
  actions: guideActions,
  said: guideSentences,

  groups: {
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
  },
  palette: {
    title: 'Do anything',
    placeholder: 'Type what you want to do',
    none: 'Nothing is called that. Try a shorter word, such as “log”, “clock” or “store”.',
    foot: 'Arrow keys choose, Enter does it, Escape closes.',
  },
  sheet: {
    title: 'Keyboard shortcuts',
    single: 'Single-key shortcuts',
    singleWhy:
      'They work wherever you are not typing. Off: only those with Ctrl or ⌘ do, so that dictation and stray presses trigger nothing.',
    off: '(switched off)',
  },
  /** What a key does, where no moment says which half of a toggle it is. */
  shortcuts: {
    visit: 'Visit / as the browser on the stage',
    playPause: 'Play or pause',
    stepBack: 'One event back',
    stepForward: 'One event forward',
    stationBack: 'To the previous station',
    stationForward: 'To the next station',
    exchangeBack: 'To the previous exchange',
    exchangeForward: 'To the next exchange',
    live: 'Back to live',
    inspect: 'Inspect the exchange on the stage',
    filter: 'Filter the timeline',
    findings: 'Show the findings',
    nextExpiry: 'Move the clock to the next expiry',
    log: 'Show or close the log',
    foldLeft: 'Fold or unfold the left panel',
    foldRight: 'Fold or unfold the options',
    projector: 'Projector mode',
    theme: 'Dark or light',
    sheet: 'This sheet',
    palette: 'Find anything and do it',
  },
  /** Keys that a part of the screen has of its own. */
  localKeys: {
    grid: {
      where: 'In the timeline’s grid',
      rows: 'Go from row to row',
      show: 'Bring it onto the stage',
      unfold: 'Open and close its events',
      inspect: 'Inspect it',
      pin: 'Pin it on top',
    },
    edge: {
      where: 'On the edge of a panel',
      move: 'Move it',
      most: 'As small, as large as it gets',
      reset: 'As it was at first',
    },
  },
  log: {
    title: 'Log',
    lede: 'Each step of the stage as a sentence.',
    spoken: 'Steps of the stage',
    empty: 'Nothing happened yet. Send a request, and each of its steps is told here.',
    close: 'Close the log',
  },
  tour: {
    name: 'Tour',
    skip: 'Skip the tour',
    at: (step: number, of: number) => `Tour, ${step} of ${of}`,
    steps: {
      visit: {
        title: 'Send a request',
        ask: 'Press Visit /. Alice’s browser asks the server for a page, and has no cookie yet.',
        watch: 'Follow the yellow row: it is what the server does now, and the card beside it says why.',
      },
      logIn: {
        title: 'Log in',
        ask: 'Press Log in. Keep an eye on the store: it is where your data goes.',
        watch: 'userid goes into the store’s drawer. The cookie only says which drawer is hers.',
      },
      goBack: {
        title: 'Go back and look again',
        ask: 'Too fast? Press Step back. The stage goes back event by event; the server stays as it is.',
        watch: 'Each step back shows what was decided there, and why.',
      },
    },
    endTitle: 'That is the round trip',
    end: 'The cookie carries a reference, the data stays on the server. Now change an option and send the same again, or take a lesson. Here is everything that you can do, by name; press ? for the keys.',
    done: 'Back to live',
  },
};
