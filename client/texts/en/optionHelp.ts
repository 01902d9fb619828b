/** What the panel says about each option: a few words beside its name, and the rest on request. Follows express-session’s
 * index.js and session/cookie.js 1.19 and its README, headings “Options” and “cookie”. */
export const optionHelp = {
  secret: {
    help: 'Signs the session id',
    more: 'In a list, the first signs and all verify: put a new one first, and cookies signed with the older ones still count. Replace it, and every cookie that it signed is void.',
  },
  name: {
    help: 'What the cookie is called',
    more: 'Cookies under an earlier name still come in and are not read. Two apps on one host need two names, for ports don’t keep cookies apart. Left out: connect.sid.',
  },
  resave: {
    help: 'Save even if nothing changed',
    more: 'A session that was only read goes back to the store too: of two requests at once, the later then overwrites what the other one changed. false is right for a store with touch. Left out: true, with a warning.',
  },
  saveUninitialized: {
    help: 'Keep new, empty sessions',
    more: 'A new session that nobody wrote to is stored, and its cookie is set. false: neither, until your handler writes to it; logins and consent rules want that. Left out: true, with a warning.',
  },
  rolling: {
    help: 'Renew the cookie on every response',
    more: 'Its life counts from the last response instead of from the last change. With saveUninitialized off, a new, empty session gets no cookie all the same. Left out: false.',
  },
  unset: {
    help: 'After req.session = null',
    more: 'keep: the record stays in the store, and what this request changed is lost. destroy: the record is destroyed when the response ends. Left out: keep.',
  },
  proxy: {
    help: 'Trust X-Forwarded-Proto from a proxy in front',
    more: 'true: its first value says whether a request counts as HTTPS. false: only a TLS connection counts. Left out: as Express’s own “trust proxy” setting says.',
  },
  genid: {
    help: 'Makes the session ids',
    more: 'Left out: 24 random bytes. uuid: random too. counter: 1, 2, 3, which anybody guesses; it begins at 1 again when the server starts, here also when an option changes, and a new visitor then overwrites the session of an earlier one and shares it. number: not text, so express-session silently never saves the session.',
  },
  cookieFor: {
    help: 'Cookie options by request',
    more: 'Left out: cookie is an object. login and order: it is a function of the request, which adds 30 days for a session that begins with POST /user, or sameSite: strict for one that begins at /order. express-session calls it at every request for the path, and for the rest when it makes a session. In what a function gives, "auto" is not understood: secure then counts as true.',
  },
  maxAge: {
    help: 'How long the cookie lives, in milliseconds',
    more: 'Added to the server’s clock it becomes Expires. Each request counts it anew for the record in the store; the browser learns of it when the cookie is set again. None: the cookie lasts until the browser closes.',
  },
  expires: {
    help: 'A date instead of maxAge',
    more: 'The last of the two in the object counts, here this one. The README advises against it: sessions made after that date have expired at once. Those made before keep the time that was left then, as if it were their maxAge.',
  },
  httpOnly: {
    help: 'Hide it from page scripts',
    more: 'HttpOnly keeps it out of document.cookie, so that a script that got into the page can’t read it. Requests carry it all the same. Left out: true.',
  },
  secure: {
    help: 'Send it over HTTPS only',
    more: 'true: express-session sets no cookie at all on a request that does not count as HTTPS. auto: true for sessions made by one that does, false for the others. Left out: false.',
  },
  sameSite: {
    help: 'Requests from other sites',
    more: 'strict (or true): they never carry it. lax: they do when a link leads here. none: always, and browsers want Secure with it. auto: None for sessions made over HTTPS, Lax for the others. Left out: no attribute, and the browser decides.',
  },
  path: {
    help: 'Paths that it is sent to',
    more: 'express-session looks at it as well: a request to a path that does not begin with it has no req.session at all. Left out: "/", every path.',
  },
  domain: {
    help: 'Hosts that it is sent to',
    more: 'With a domain its subdomains get the cookie too; a browser refuses one that the host does not belong to. Left out: only the host that set it.',
  },
  partitioned: {
    help: 'A jar for each embedding site',
    more: 'Browsers that know Partitioned take it only together with Secure; the others ignore it. Left out: false.',
  },
  priority: {
    help: 'Who stays in a full jar',
    more: 'Chromium evicts those of low priority first; browsers that don’t know the attribute ignore it. Left out: no attribute, which counts as medium.',
  },
  /** Express’s own setting, which proxy goes by where it is left out. */
  trustProxy: {
    help: 'Express believes a proxy in front',
    more: 'No option of session(), but a setting of the app: with it, req.secure is what X-Forwarded-Proto says. express-session looks at it only where proxy is left out: then a request through a proxy counts as HTTPS with trust proxy on, and not without it. Where no proxy stands in front, anybody can write that header.',
  },
};
