/** What each finding means, why it matters and what to do; see findingTexts.ts. */
export const findings = {
  'orphan-session': {
    title: 'A session that nobody can come back to',
    what: 'A new session was saved in the store, but the browser has no cookie for it: none was sent, or the browser refused it.',
    advice:
      'Look at why the cookie did not arrive. With cookie.secure it takes HTTPS, or trust proxy behind one. Such sessions stay in the store until they expire.',
  },
  'lost-update': {
    title: 'A change was overwritten',
    what: 'Two requests read the same session. One saved a change, then the other saved its own older copy over it.',
    advice:
      'Keep resave off, so that a request that changes nothing saves nothing. Don’t keep what several requests change at once in a session: use a database that can count.',
  },
  'redirect-before-save': {
    title: 'The redirect was faster than the save',
    what: 'The response redirected while the session was still being saved, and the next request read the session as it was before.',
    advice: 'Redirect in the callback: req.session.save(() => res.redirect(…)).',
  },
  'id-kept-over-login': {
    title: 'The session id stayed the same over the login',
    what: 'Somebody logged in on a session id that the browser had sent. Whoever knew that id before is logged in now, too: session fixation.',
    advice: 'Call req.session.regenerate() first, then put the user into the new session.',
  },
  'shared-session': {
    title: 'Two browsers use the same session',
    what: 'A session was loaded for one browser, then for another with the same cookie. The server can’t tell them apart.',
    advice:
      'A cookie is a key: keep httpOnly and secure on, let sessions expire, and regenerate the id at each login.',
  },
  'double-save': {
    title: 'Saved twice in one request',
    what: 'The handler saved the session with req.session.save(), and at the end express-session saved the same contents again.',
    advice:
      'Harmless, but a store call more. After req.session.regenerate() express-session doesn’t know what the handler has saved, so it saves once more.',
  },
  'cookie-after-destroy': {
    title: 'The browser still sends the cookie of a destroyed session',
    what: 'req.session.destroy() took the session out of the store. It says nothing to the browser, which goes on sending the cookie.',
    advice:
      'Harmless, as the id opens nothing. To tidy up, call res.clearCookie() with the cookie’s name when you log somebody out.',
  },
  'memory-store': {
    title: 'MemoryStore in production',
    what: 'express-session warned that its MemoryStore is not made for production: it leaks memory and dies with the process.',
    advice: 'Give session() a store that keeps sessions outside of the process, such as Redis or Postgres.',
  },
  'cookie-too-large': {
    title: 'The cookie is too large',
    what: 'Name and value are longer than 4,096 bytes together; browsers ignore such a cookie (RFC 6265bis section 5.6).',
    advice: 'Keep the data in the session on the server, and only its id in the cookie.',
  },
  'clock-skew': {
    title: 'The store and the cookie disagree about the time',
    what: 'By the cookie’s expiry the session should be over, but the store still has it; or the store has lost it before its time.',
    advice:
      'Stores such as Redis count down on a clock of their own. Keep clocks in step, and let the store’s time to live follow cookie.maxAge.',
  },
};
