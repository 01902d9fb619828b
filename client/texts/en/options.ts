/** What the options panel says, but for what each option does: that is in optionHelp.ts. */
const LOCALE = 'en-GB';
const HOURS = { hour: '2-digit', minute: '2-digit' } as const;
const DAY = { day: 'numeric', month: 'short', year: 'numeric' } as const;

const times = (date: Date) => date.toLocaleTimeString(LOCALE, HOURS);

export const options = {
  whatIfNow: 'What would have happened?',
  asInTutorial: 'as in the tutorial',
  changed: (count: number) => `${count} changed`,
  reset: { text: 'Reset', label: 'Reset to the tutorial’s options' },
  nowChanged: (names: string) => `Changed: ${names}.`,
  groups: { session: 'Session', cookie: 'Cookie', identity: 'Identity and end' },
  row: {
    about: (name: string) => `About ${name}`,
    help: (help: string, more: string) => `${help}. ${more}`,
    stillInForce: 'Still in force: {value}',
    ifValue: (value: string) => `If ${value}:`,
    leftOut: 'left out',
  },
  leavable: {
    omitted: 'omitted',
    write: { text: 'write', label: (name: string) => `write ${name}` },
    omit: { text: 'omit', label: (name: string) => `omit ${name}` },
    warns: 'express-session takes {value} and warns, once while the program runs: “{warning}”',
  },
  maxAge: {
    presets: {
      session: 'session',
      tenSeconds: '10 s',
      minute: '1 min',
      hour: '1 h',
      day: '1 day',
      custom: 'custom',
    },
    none: 'none',
    field: 'maxAge in milliseconds, or with a unit',
    example: '60000, 90 s, 1.5 h, 2 days',
  },
  /** A duration that can't be read. */
  duration: {
    empty: 'Type a duration, such as 90 s or 5400000, or choose “session” for none.',
    unreadable: (typed: string) =>
      `“${typed}” is not a duration. Type milliseconds, such as 60000, or a number with s, min, h or day.`,
    unknownUnit: (unit: string) =>
      `“${unit}” is not a unit known here. Use ms, s, min, h or day, such as 90 s.`,
    tooLong: 'That is more than a computer can count. The longest is 100 years.',
  },
  secret: {
    rotate: 'Rotate the secret',
    rotateHint: 'Rotate: a new secret signs, the older ones still verify',
    older: (count: number) =>
      `${count} older ${count === 1 ? 'secret still verifies' : 'secrets still verify'}`,
    forget: (count: number) => `Forget ${count === 1 ? 'it' : 'them'}`,
  },
  sameSite: { notSet: 'not set' },
  cookieFor: {
    always: 'the same always',
    login: 'longer for POST /user',
    order: 'strict from /order',
  },
  more: { title: 'More options', written: (count: number) => `${count} written` },
  byHand: {
    label: 'Write an option by hand',
    title: 'Write one by hand',
    help: 'Any name, any value, also a wrong one: the real library gets it as it is.',
    name: 'Name of the option',
    nameExample: 'cookie.maxage',
    value: 'Value',
    valueExample: '60000',
    pass: 'Pass it',
    taken: (name: string) => `${name} may have that value: its own control shows it now.`,
    failed: 'express-session failed in the last request: “{message}”',
    takeAway: (name: string) => `Take ${name} away`,
    meantDefault: (meant: string) => `Did you mean ${meant}? It is left out, so its default stays in force.`,
    meantWritten: (meant: string, line: string) => `Did you mean ${meant}? This stays in force: ${line}.`,
    instead: (meant: string) => `Write ${meant} instead`,
  },
  delays: {
    title: 'Delays',
    help: 'Not options: they make your handler, or each call of the store, slower.',
    handlerMs: { title: 'Handler', label: 'Delay of the handler' },
    storeMs: { title: 'Store', label: 'Delay of the store' },
    none: 'none',
    seconds: (seconds: number) => `${seconds.toFixed(1)} s`,
  },
  code: { title: 'Your code', label: 'The options as code', copied: 'app.use(session({…}))' },
  /** What an option does right now, beside its name. */
  effects: {
    resave: 'a read becomes a set',
    rolling: 'renews it on every reply',
    scriptsRead: 'scripts can read it',
    needsSecure: 'needs secure',
    byHand: 'by hand below',
    otherPaths: 'no session elsewhere',
    otherHost: 'not for localhost',
    fixedEndPassed: 'new ones have expired',
    fixedEnd: 'instead of maxAge',
    guessable: 'easy to guess',
    neverSaved: 'never saved',
    secureAuto: 'auto: as the request',
    noSetCookie: 'no Set-Cookie on http',
    expiresWins: 'expires wins',
    endsWithBrowser: 'ends with the browser',
    expiresAtOnce: 'expires at once',
    empty: (count: number) => `${count} empty`,
    ignored: (count: number) => (count === 1 ? '1 old cookie ignored' : `${count} old ones ignored`),
    /** Ever further away; by the viewer's own clock. */
    expires: {
      inSeconds: (end: Date) => `expires ${end.toLocaleTimeString(LOCALE)}`,
      today: (end: Date) => `expires ${times(end)}`,
      thisWeek: (end: Date) =>
        `expires ${end.toLocaleDateString(LOCALE, { weekday: 'short' })} ${times(end)}`,
      later: (end: Date) => `expires ${end.toLocaleDateString(LOCALE, DAY)}`,
    },
  },
  /** What another value would have done to the exchanges on screen. */
  whatIf: {
    on: 'on',
    off: 'off',
    noMaxAge: 'none',
    withCookie: 'still with its cookie',
    withoutCookie: 'without its cookie, which had ended',
    touchedNotSaved: 'touched, not saved',
    savedNotTouched: 'saved, not only touched',
    notSaved: 'not saved',
    saved: 'saved',
    destroyed: 'destroyed',
    notDestroyed: 'not destroyed',
    nothing: 'nothing',
    instead: (would: string, was: string) => `${would} instead of ${was}`,
    setCookie: 'Set-Cookie',
    noSetCookie: 'no Set-Cookie',
    both: (commit: string, cookie: string) => `${commit}, ${cookie}`,
    noDifference: 'no exchange would differ.',
    unknown: 'nothing that can be told.',
    amongOthers: (change: string) => `${change}…`,
    count: (exchanges: number) => `${exchanges} exchanges`,
    exchanges: (named: string, more: number) => (more > 0 ? `${named} and ${more} more` : named),
    group: (exchanges: string, outcome: string) => `${exchanges} ${outcome}`,
    groups: (groups: readonly string[]) => `${groups.join('; ')}.`,
    andRest: (told: string, rest: string) => `${told} ${rest} would build on that.`,
  },
};
