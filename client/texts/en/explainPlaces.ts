/** What is said of the stations of an exchange and of holds at them, of the three clocks of a session, and of times. */
const LOCALE = 'en-GB';
const CLOCK = new Intl.DateTimeFormat(LOCALE, { hour: '2-digit', minute: '2-digit', second: '2-digit' });
const WEEKDAY = new Intl.DateTimeFormat(LOCALE, { weekday: 'short' });
const DATE = new Intl.DateTimeFormat(LOCALE, { day: 'numeric', month: 'short', year: 'numeric' });

export const time = {
  units: {
    day: (count: number) => `${count} ${count === 1 ? 'day' : 'days'}`,
    h: (count: number) => `${count} h`,
    min: (count: number) => `${count} min`,
    s: (count: number) => `${count} s`,
  },
  two: (larger: string, smaller: string) => `${larger} ${smaller}`,
  expired: 'expired',
  left: (time: string) => `${time} left`,
  /** With so many digits after the point. */
  seconds: (seconds: number, digits: number) => `${seconds.toFixed(digits)} s`,
  milliseconds: (ms: number, digits: number) => `${ms.toFixed(digits)} ms`,
  /** In the viewer's own time zone. */
  nearby: (t: number) => `${WEEKDAY.format(t)} ${CLOCK.format(t)}`,
  farOff: (t: number) => `${DATE.format(t)} ${CLOCK.format(t)}`,
};

export const stations = {
  labels: {
    'read-cookie': 'Read cookie',
    'verify-signature': 'Verify signature',
    'load-session': 'Load session',
    handler: 'Your route handler',
    save: 'Save?',
    'set-cookie': 'Set cookie?',
    respond: 'Respond',
  },
  passedBy: 'passed by',
  skipped: {
    'path-mismatch': 'not its path',
    'store-disconnected': 'the store is away',
    'session-exists': 'there is one already',
    error: 'failed',
  },
  cookie: { none: 'none sent', other: 'one was sent' },
  signature: {
    absent: 'nothing to check',
    valid: 'matches',
    olderSecret: (number: number) => `matches secret ${number}`,
    'bad-signature': 'doesn’t match',
    unsigned: 'not signed',
  },
  load: {
    storeFailed: 'the store failed',
    failed: 'express-session failed',
    generate: 'Generate session',
    instead: 'Load',
    asking: 'asking the store…',
  },
  handler: {
    neverReached: 'never reached',
    withoutSession: 'without a session',
    unchanged: 'changed nothing',
    more: (code: string, count: number) => `${code} and ${count} more`,
  },
  commit: {
    destroy: 'Destroy?',
    touch: 'Touch?',
    remove: 'Yes, remove it',
    write: 'Yes, write it',
    expiryOnly: 'Yes, its expiry only',
    failed: 'Yes, but the store failed',
    no: 'No',
    noSession: 'no session is left',
  },
  notAsked: 'not asked',
  setCookie: { yes: 'Yes', no: 'No' },
  /** The app's own cookies beside what is said of the session's. */
  beside: (words: string, names: string) => `${words}; the app sets ${names}`,
  response: {
    cutOff: (status: number) => `${status}, cut off`,
    writing: (status: number) => `${status}, writing`,
  },
};

export const holds = {
  places: {
    'read-cookie': { name: 'Read cookie', where: 'before express-session gets the request' },
    'load-session': { name: 'Load session', where: 'before the store is asked for the session' },
    handler: { name: 'Your route handler', where: 'before your route handler runs' },
    save: { name: 'Save', where: 'before the store writes, touches or destroys' },
    respond: { name: 'Respond', where: 'before the last byte of the response' },
  },
  notHoldable:
    'Verify signature and Set cookie can’t be held: express-session verifies the cookie as it reads it, and sets it as the headers leave.',
  released: {
    person: 'by hand',
    'time-limit': 'its time was up',
    restart: 'the server ended, so it never goes on',
  },
  everybody: 'everybody',
  waiting: (who: string, method: string, path: string, place: string) =>
    `${who}’s ${method} ${path} waits at ${place}`,
  waitingFromOutside: (method: string, path: string, place: string) =>
    `The outside’s ${method} ${path} waits at ${place}`,
  held: {
    title: (place: string) => `Held at ${place}`,
    sentence: (where: string) => `The request waits here, ${where}.`,
    end: 'Others run on. It goes on when you release it, or when its time is up.',
  },
};

export const clocks = {
  unknown: 'Not seen yet: the next request that writes the record tells.',
  jar: (who: string) => `In ${who}’s jar`,
  endsWithBrowser: 'ends with the browser',
  byHand: 'Put there by hand or by a snapshot.',
  setBy: (exchange: number) => `Set by Set-Cookie of #${exchange}.`,
  record: 'In the record, cookie.expires',
  none: 'none',
  own: {
    memory: 'In the store: MemoryStore',
    file: 'In the store: File, __lastAccess + maxAge',
    redis: 'In the store: Redis, TTL of the key',
    postgres: 'In the store: Postgres, column expire',
  },
  notSeen: 'not seen yet',
  noEnd: 'no end',
  noTimeOfItsOwn: 'It has no time of its own: it looks at cookie.expires when the record is read.',
  movedBy: (op: string) => `Moved by ${op}.`,
  movedIn: (op: string, exchange: number) => `Moved by ${op} of #${exchange}.`,
  noJar: 'No jar has this session’s cookie, so nobody comes back to it.',
  agree: 'They agree; a cookie’s expiry has whole seconds.',
  redis: (time: string) =>
    `Redis goes by the real clock: it has not seen the ${time} that the sandbox is ahead.`,
  noExpires:
    'The cookie has no Expires and ends with the browser; the store keeps its record until its own time is up.',
  silent: (op: string, exchange: number) =>
    `${op} of #${exchange} moved the store’s; no Set-Cookie went out, so the jar’s stayed.`,
  apart: 'The jar’s was moved last by a Set-Cookie, the store’s by a call of its own.',
  withoutExpires: (store: string) => `Without cookie.expires ${store} takes a time of its own.`,
  touch: (store: string) =>
    `touch of ${store} moves the store’s time only and leaves cookie.expires in the record.`,
  countsByItself: (store: string) => `${store} counts by itself, not by cookie.expires.`,
};

/** The variants of the demo app. */
export const app = {
  login: {
    'keep-id': 'a login keeps the session id',
    regenerate: 'a login makes a new session id',
  },
  logout: {
    destroy: 'the log-out destroys the session',
    'destroy-and-clear': 'the log-out destroys the session and clears the cookie',
    'set-null': 'the log-out sets req.session to null',
  },
  redirect: {
    'at-once': 'redirects leave at once',
    'after-save': 'redirects wait until the session is saved',
  },
  cookieParser: {
    none: 'no cookie-parser',
    'same-secret': 'cookie-parser with the session’s secret',
    'other-secret': 'cookie-parser with a secret of its own',
  },
  userVariable: {
    session: 'each request has its own session variable',
    module: 'all requests share one session variable',
  },
};
