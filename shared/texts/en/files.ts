/** What is wrong with a file or a link, and what an ejected app’s README says; see recording.ts, sandboxState.ts,
 * shareLink.ts and eject.ts. */
export const files = {
  recording: {
    none: 'This is no recording of Sessionscope.',
    noJson: 'The file is no JSON. Choose a file that was saved here as a recording.',
    otherVersion: 'This recording was made by another version of Sessionscope. Open it in that one.',
    empty: 'This recording is empty: it has no events.',
    tooMany: (most: number) => `A recording has at most ${most} events.`,
    gap: 'This recording has a gap: some of its events are missing, so it can’t be replayed.',
    damaged: (place: string, problem: string) => `The recording is damaged at ${place}: ${problem}`,
  },
  snapshot: {
    none: 'This is no snapshot of Sessionscope: it has no version 1.',
    trustProxy: 'trustProxy is true or false.',
    clock: {
      notANumber: 'clockOffsetMs is a number of milliseconds.',
      behind: 'The clock is never behind the real one.',
      tooFar: 'The clock can be at most 100 years ahead.',
    },
    tooManyCookies: 'A jar has too many cookies.',
    noBrowser: 'A sandbox needs at least one browser.',
    tooManyBrowsers: (most: number) => `A sandbox has at most ${most} browsers.`,
    twins: 'Two browsers have the same name.',
    tooManySessions: (most: number) => `A snapshot has at most ${most} sessions.`,
    noSession: 'The data of a session is JSON text of an object with a cookie.',
  },
  link: {
    broken: 'This link is broken: a part of it is missing or was changed. Ask for it again.',
    otherVersion:
      'This link was made by another version of Sessionscope. Open it in that one, or ask for a new link.',
    tooManySteps: (most: number) =>
      `This link has more than ${most} steps, which is more than a link may have.`,
    tooLong: (most: number) =>
      `This link has more than ${most} characters, which is more than a link may have.`,
    forbidden: 'This link asks for something that no link may do.',
    steps: (count: number, most: number) =>
      `These are ${count} steps; a link holds at most ${most}. Share the setup only, or save a recording.`,
    characters: (count: number, most: number) =>
      `The link would have ${count} characters, and many programs cut off one of more than ${most}. Share the setup only, or save a recording.`,
  },
  eject: {
    what: 'The demo app of Sessionscope, with the options, the store and the variants that the sandbox had.',
    run: 'To run it: npm install, then node app.js. It answers at http://localhost:4000, or at the port in PORT.',
    wellKnownSecret:
      'The secret in app.js is the well-known one of the demo: choose another before anybody else uses the app.',
    setSecrets: (names: string) =>
      `Set ${names} first: secrets that were typed in the sandbox are not in these files.`,
    stores: {
      memory: 'Sessions are in memory: a restart forgets them.',
      file: 'Sessions are files in the folder sessions.',
      redis: 'Sessions are in the Redis that REDIS_URL names, else in redis://localhost:6379.',
      postgres: 'Sessions are in the Postgres that the environment variable DATABASE_URL names.',
    },
    notHere: 'What the sandbox added is not here: its own clock, delays, holds, trouble of the store, HTTPS.',
    noSource: (name: string) => `The source of ${name} is not here. Reload the page.`,
  },
};
