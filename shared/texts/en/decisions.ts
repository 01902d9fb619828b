/** Why express-session destroys, saves, touches and sets the cookie, or doesn't; see decisionWords.ts. */
export const decisions = {
  /** What can be asked, each with what it means where it is true and where it isn't. */
  conditions: {
    hasSessionId: { true: 'The request has a session id.', false: 'The request has no usable session id.' },
    unsetDestroy: { true: 'The unset option is "destroy".', false: 'The unset option is "keep".' },
    hasSession: {
      true: 'There is a session at req.session.',
      false: 'There is no session at req.session any more.',
    },
    resave: { true: 'The resave option is on.', false: 'The resave option is off.' },
    saveUninitialized: {
      true: 'The saveUninitialized option is on.',
      false: 'The saveUninitialized option is off.',
    },
    savedBefore: {
      true: 'The session counts as saved once: it was loaded with resave off, or the handler called req.session.save().',
      false: 'Nothing in this request counts as a save yet.',
    },
    isNew: { true: 'The browser did not send this session id.', false: 'The browser sent this session id.' },
    modified: {
      true: 'The session differs from what it was before the handler, or has another id.',
      false: 'The session is what it was before the handler.',
    },
    saved: {
      true: 'The session is in the store as it is now.',
      false: 'The session is not known to be in the store as it is now.',
    },
    storeHasTouch: { true: 'The store has a touch method.', false: 'The store has no touch method.' },
    rolling: { true: 'The rolling option is on.', false: 'The rolling option is off.' },
    hasExpiry: {
      true: 'The cookie has an expiry.',
      false: 'The cookie has no expiry: it ends with the browser.',
    },
    secureCookie: { true: 'The cookie is for HTTPS only.', false: 'The cookie may go over HTTP.' },
    secureConnection: {
      true: 'The request counts as HTTPS.',
      false: 'The request does not count as HTTPS.',
    },
    writable: {
      true: 'The cookie can be written as a header.',
      false: 'The cookie’s options can’t be written as a header.',
    },
  },
  otherCondition: (name: string, value: boolean) => `${name} is ${value}.`,
  destroyed: {
    yes: 'Destroyed: the handler left no session behind, and unset is "destroy".',
    noId: 'Not destroyed: the request has no session id.',
    keep: 'Not destroyed: unset is "keep", so the end of a request never destroys.',
    hasSession: 'Not destroyed: there still is a session.',
  },
  touched: {
    yes: 'Touched: the session was not saved, so only its expiry moved on.',
    noMethod: 'Not touched: this store has no touch method.',
    noId: 'Not touched: the request has no session id.',
    isNew: 'Not touched: the session is new and was never stored.',
  },
  saved: {
    regenerated: 'Saved: the session was regenerated, and its new id was not in the store yet.',
    newAndChanged: 'Saved: it is a new session and your handler changed it.',
    resaveAndChanged: 'Saved: your handler changed it; with resave on it would have been saved anyway.',
    resave: 'Saved: nothing changed, but resave is on.',
    again: 'Saved again: your handler changed it after its own req.session.save().',
    changed: 'Saved: your handler changed it.',
    uninitializedAndChanged:
      'Saved: it is a new session and your handler changed it; with saveUninitialized on it would have been saved anyway.',
    uninitialized: 'Saved: it is new and empty, but saveUninitialized is on.',
    otherwise: 'Saved: it was not in the store as it is now.',
  },
  notSaved: {
    noSession: 'Not saved: there was no session left to save.',
    noId: 'Not saved: req.sessionID is not text.',
    empty: 'Not saved: it is a new session with nothing in it, and saveUninitialized is off.',
    already: 'Not saved again: your handler already saved it, and nothing changed since.',
    unchanged: 'Not saved: nothing changed, and resave is off.',
  },
  cookieSet: {
    rolling: 'Cookie set again: rolling is on, so every response renews it.',
    changed: 'Cookie set again: your handler changed the session, so its expiry moved on.',
    regenerated: 'Cookie set: the session was regenerated, and the browser must learn the new id.',
    newAndChanged: 'Cookie set: it is a new session and your handler changed it.',
    uninitialized: 'Cookie set: it is a new session, and saveUninitialized is on.',
  },
  noCookie: {
    noSession: 'No cookie set: there is no session.',
    noId: 'No cookie set: req.sessionID is not text.',
    notWritable: 'No cookie set: its options can’t be written as a header.',
    notSecure:
      'No cookie set: it is marked secure, and the request did not come over HTTPS; that it goes to localhost doesn’t matter.',
    empty: 'No cookie set: it is a new session with nothing in it, and saveUninitialized is off.',
    noExpiry: 'No cookie set: the browser has it already, rolling is off, and there is no expiry to renew.',
    unchanged: 'No cookie set: the browser has it already, rolling is off, and nothing changed.',
  },
};
