/** What the card says that explains a station of an exchange, or what goes on between browser and server. */
export const why = {
  card: {
    grow: 'Whole tree',
    shrink: 'Back to the stage',
    conditions: 'Conditions, in the order in which they were asked',
    changes: 'What changed in the session',
    none: 'nothing',
    gone: 'gone',
  },
  path: {
    otherwise: 'Otherwise,',
    goesOn: 'either way: goes on',
    notAsked: '{condition}?',
  },
  /** What a yes and a no of each question come to, in a word or two. */
  answers: {
    destroy: { yes: 'destroy', no: 'keep' },
    save: { yes: 'save', no: 'skip' },
    touch: { yes: 'touch', no: 'skip' },
    'set-cookie': { yes: 'set', no: 'no cookie' },
  },
  titles: {
    destroy: { yes: 'Why destroy?', no: 'Why not destroy?' },
    save: { yes: 'Why save?', no: 'Why not save?' },
    touch: { yes: 'Why touch?', no: 'Why not touch?' },
    'set-cookie': { yes: 'Why a cookie?', no: 'Why no cookie?' },
  },
  librarySays: (message: string) => `express-session says: “${message}”.`,
  notReached: 'The request has not come this far.',
  wire: {
    somebody: 'Somebody outside',
    crossSite: {
      title: 'Another site leads here',
      text: (who: string, method: string, url: string) =>
        `A page of another site makes ${who}’s browser send ${method} ${url}. SameSite decides which cookies go along.`,
    },
    begins: {
      title: 'A request begins',
      text: (who: string, method: string) => `${who}’s browser writes ${method} and looks into its jar.`,
    },
    redirect: {
      title: 'The redirect is followed',
      text: (who: string, exchange: number) => `${who}’s browser was sent here by exchange ${exchange}.`,
    },
    travels: {
      title: 'Over the wire',
      text: (who: string, method: string, path: string, cookies: number) => {
        const sends = `${who} sends ${method} ${path}.`;
        if (cookies === 0) return `${sends} No cookie goes along.`;
        return `${sends} ${cookies === 1 ? 'One cookie goes' : `${cookies} cookies go`} along, for everybody on the way to read.`;
      },
    },
    jar: 'The cookie jar',
    cutOff: { title: 'Cut off', text: 'The connection closed before the last byte.' },
    back: {
      title: 'And back',
      text: (who: string | null) => `The response goes back to ${who ?? 'where the request came from'}.`,
    },
  },
  jar: {
    stored: (who: string, name: string) =>
      `${who}’s browser stores ${name}. It will send it with every request that fits.`,
    replaced: (who: string, name: string) => `${who}’s browser had ${name} already and replaces it.`,
    deleted: (who: string, name: string) =>
      `${who}’s browser deletes ${name}: the server gave it an expiry in the past.`,
    expired: (who: string, name: string) => `${name} has expired, so ${who}’s browser drops it.`,
    rejected: (who: string, name: string) => `${who}’s browser rejects ${name}.`,
    sent: (_who: string, name: string) =>
      `${name} goes into the request. The cookie stays in the jar: a copy is sent.`,
    withheld: (_who: string, name: string) => `${name} stays in the jar.`,
  },
  readCookie: {
    title: 'Who is it?',
    brought: (name: string) =>
      `The request brought ${name}: “s:”, the session id, a dot, and a signature of that id.`,
    othersOnly: (name: string) =>
      `The request brought cookies, but none called ${name}. To the server this is somebody new.`,
    noHeader: 'The request has no Cookie header. To the server this is somebody new.',
  },
  skipped: {
    'path-mismatch':
      'The path is outside of the cookie’s path, so express-session let the request pass without a session.',
    'store-disconnected':
      'The store is disconnected, so express-session let the request pass without a session.',
    'session-exists': 'The request already had a session, so express-session let it pass.',
    error: 'express-session could not begin, so the request has no session.',
  },
  verifySignature: {
    title: 'Is the id genuine?',
    skipped: 'express-session let the request pass, so nothing was verified.',
    absent: 'There is no session cookie, so there is no signature to check.',
    valid:
      'The signature was made with this server’s secret, so nobody altered the id. It is signed, not encrypted: anybody can read it.',
    olderSecret: (number: number) =>
      `The signature was made with secret number ${number}, an older one that still verifies: the id is genuine.`,
    'bad-signature':
      'The signature doesn’t belong to that id: it was altered, or made with another secret. express-session drops it without a word and goes on as if no cookie came.',
    unsigned: 'The value doesn’t begin with “s:”, so it isn’t signed. express-session ignores it.',
  },
  loadSession: {
    title: 'Which session is it?',
    skipped: 'express-session let the request pass, so there is no session.',
    storeFailed: (message: string) => `The store failed, and express-session passed the error on: ${message}`,
    failed: (message: string) => `express-session could make no session: ${message}`,
    loaded: 'The store has a record under that id. It became req.session.',
    asking: 'The store was asked for the record and has not answered yet.',
  },
  generated: {
    'no-cookie':
      'No session id came in, so express-session generated a session with a new random id. So far it exists in memory only.',
    'bad-signature':
      'The id that came in was not genuine, so express-session generated a session with another one.',
    unsigned: 'The id that came in was not signed, so express-session generated a session with another one.',
    'not-in-store':
      'The store has no record under the id that came in, so express-session generated a session with another one.',
    expired:
      'The record under the id that came in had expired, so express-session generated a session with another one.',
    'store-error':
      'The store answered ENOENT: it has no such file. express-session takes that for “no session” and generated one.',
    regenerated: 'The handler asked for another id.',
  },
  handler: {
    title: 'What did your handler do?',
    neverRan: 'It never ran: an error came first.',
    regenerated:
      'It called regenerate(): the old record is destroyed and a session with a new id takes its place.',
    destroyed:
      'It destroyed the session: the record is gone from the store. The browser still has the cookie.',
    changed: 'It changed the session:',
    unchanged: 'It left the session as it was.',
    withoutSession: 'It ran without a session.',
    runs: 'Your code runs now, with the session at req.session.',
  },
  save: {
    title: 'Save?',
    skipped: 'express-session let the request pass, so nothing was asked about saving.',
    noSession: 'There is no session left at req.session, so nothing was asked about saving.',
    tooEarly: 'The request ended before the session was ready, so nothing was asked about saving.',
  },
  setCookie: {
    title: 'Set cookie?',
    skipped: 'express-session let the request pass, so express-session did not ask.',
    noSession: 'There is no session left at req.session, so express-session did not ask.',
    tooEarly: 'The request ended before the session was ready, so express-session did not ask.',
  },
  respond: {
    title: 'What went back?',
    noCookie: (status: number) => `Status ${status} with no cookie.`,
    cookies: (status: number, names: string) => `Status ${status} with Set-Cookie for ${names}.`,
    location: (location: string) => `It sends the browser on to ${location}.`,
    running: 'The headers have left; the last byte waits for the store.',
    aborted: 'The connection closed before the last byte.',
  },
  app: {
    title: 'In your app',
    nothing: 'Leaves the session as it was.',
    noRoute: 'No route of the app answers this address.',
    untold: (what: string) =>
      `Which line did ${what} can’t be told from this handler: another one may share its session.`,
  },
};
