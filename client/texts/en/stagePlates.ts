/** What stands on the stage where there is no explanation: before the first request, after a crash, where events are missing. */

const count = (n: number, one: string, more: string) =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : more}`;

export const stagePlates = {
  /** Before the first request. */
  ahead: {
    title: 'What will happen here',
    request: 'The browser sends a request. It has no cookie yet.',
    session: '{library} makes a session and gives it an id.',
    store: 'The store keeps the session under that id.',
    cookie: 'The id comes back in Set-Cookie; the browser will send it from then on.',
    /** With saveUninitialized off. */
    notStored: 'As saveUninitialized is off, the store keeps it only if your app writes into it.',
    noCookie: 'Only then does its id come back in a Set-Cookie.',
    /** Where the rest would give away what a lesson asks. */
    brief: 'Each step of a request is explained here, as it happens.',
    press: 'Press {visit}: each step is explained here, as it happens.',
  },
  /** While the page has nothing of its sandbox yet. */
  waiting: { title: 'Fetching your sandbox', what: 'The stage stands as soon as the server has answered.' },
  refused: {
    title: 'There is no sandbox for this page',
    kept: 'Nothing was lost: what is in your sandboxes stays as it is.',
    reload: 'Try again',
  },
  upheaval: {
    crashed: 'The server crashed',
    restarted: 'The server restarted',
    gone: 'Gone',
    kept: 'Kept',
    noSession: 'No session: none was in its memory.',
    inMemory: (sessions: number) => `${count(sessions, 'session', 'sessions')} in its memory`,
    requests: (numbers: string, n: number) =>
      n === 1 ? `Exchange ${numbers}: cut off` : `Exchanges ${numbers}: cut off`,
    sessions: (sessions: number, store: string) =>
      `${count(sessions, 'session', 'sessions')} in the store: ${store} outlives the server`,
    cookies: (cookies: number) => count(cookies, 'cookie in the jars', 'cookies in the jars'),
    noCookies: 'The jars, which are empty',
    rest: 'Options, clock and timeline',
    orphans: (n: number) =>
      n === 1
        ? 'The jar still holds the id of a session that no longer exists. Send it, and see what the server makes of it.'
        : 'The jars still hold ids of sessions that no longer exist. Send one, and see what the server makes of it.',
    next: 'Another server has taken its place.',
    starting: 'Another server is taking its place…',
    stopped: 'It stays stopped until you reset the sandbox.',
    more: (n: number) => `and ${n} more`,
  },
  beginning: {
    titles: {
      'too-fast': 'Events are missing here',
      missed: 'Events are missing here',
      'too-old': 'The timeline begins here',
      'let-go': 'The timeline begins here',
    },
    what: {
      'too-fast': (events: number) =>
        `${count(events, 'event', 'events')} came faster than this page could take them.`,
      missed: (events: number) =>
        `${count(events, 'event', 'events')} came while this page was away, and ${events === 1 ? 'is' : 'are'} no longer kept.`,
      'too-old': (events: number) =>
        events === 1
          ? 'The first event is no longer kept.'
          : `The first ${count(events, 'event', 'events')} are no longer kept.`,
      'let-go': (events: number) =>
        `This page let go of the first ${events === 1 ? 'event' : count(events, 'event', 'events')}: it keeps so many at most.`,
    },
    known: 'What was known last, and with what it goes on:',
    goesOn: 'Nothing is wrong with what follows. The sandbox stood so then:',
    before: 'Before',
    after: 'After',
    atThen: 'Then',
    records: 'Records in the store',
    jar: (browser: string) => `${browser}’s jar`,
    options: 'Options',
    same: 'the same',
    empty: 'empty',
    cookies: (n: number) => count(n, 'cookie', 'cookies'),
    /** On the timeline's first line, and at the beginning of the slider. */
    line: {
      'too-fast': (events: number) => `${count(events, 'event is', 'events are')} missing before this`,
      missed: (events: number) => `${count(events, 'event is', 'events are')} missing before this`,
      'too-old': (events: number) =>
        `${count(events, 'earlier event is', 'earlier events are')} no longer kept`,
      'let-go': (events: number) => `${count(events, 'earlier event was', 'earlier events were')} let go`,
    },
    show: 'Show how the sandbox stood',
  },
};
