/** What is wrong with an option, and what comes of one that is written by hand; see options.ts, cookieOptions.ts, byHand.ts. */
export const options = {
  notAnObject: 'The options are an object with at least a secret.',
  unknownOption: (names: string) =>
    `There is no option called ${names}. Check the spelling, or write it under byHand: express-session ignores it silently.`,
  unknownCookieOption: (names: string) =>
    `There is no cookie option called ${names}. Check the spelling, or write it under byHand: express-session ignores it silently.`,
  unknownNames: 'that',
  trueOrFalse: (name: string) => `${name} is true or false.`,
  secret: {
    missing: 'secret is text, or a list of at least one text: the first signs, all verify.',
    notText: 'A secret is text.',
    empty: 'A secret needs at least one character.',
    tooLong: (most: number) => `A secret has at most ${most} characters here.`,
    none: 'secret needs at least one entry: the first one signs.',
    tooMany: (most: number) => `secret has at most ${most} entries here; forget the older ones first.`,
  },
  name: {
    notText: 'name is text.',
    empty: 'name needs at least one character.',
    tooLong: (most: number) => `name has at most ${most} characters here.`,
    wrongCharacter: "name may have letters, digits and !#$%&'*+-.^_`|~ only (RFC 6265 section 4.1.1).",
  },
  unset: 'unset must be "keep" or "destroy".',
  genid: (names: string) => `genid is one of ${names}, or left out for the library's own.`,
  cookieFor: (names: string) => `cookieFor is one of ${names}, or left out for the same cookie always.`,
  cookie: {
    notAnObject: 'cookie is an object, for example { maxAge: 60000 }.',
    maxAge: {
      infinite: 'maxAge must be a number of milliseconds that is not NaN or infinite, for example 60000.',
      notANumber: 'maxAge must be a number of milliseconds, for example 60000, or null for a session cookie.',
      negative:
        'maxAge must be 0 or more milliseconds: a negative one makes a cookie that is already expired.',
      tooLong: 'maxAge must be at most 100 years (3153600000000 ms): no date is later than that here.',
    },
    expires: {
      notANumber: 'expires is a date, in milliseconds since 1970.',
      fraction: 'expires is a date, in whole milliseconds since 1970.',
      tooEarly: 'expires must be 1970 or later.',
      tooLate: 'expires must be before the year 10000.',
    },
    secure: 'secure is true, false or "auto".',
    sameSite: 'sameSite is true, false, "lax", "strict", "none" or "auto".',
    path: {
      notText: 'path is text that begins with "/".',
      noSlash: 'path must begin with "/".',
      tooLong: (most: number) => `path has at most ${most} characters here.`,
      wrongCharacter: 'path must not contain ";" or control characters.',
    },
    domain: {
      notText: 'domain is text, such as example.com.',
      tooLong: (most: number) => `domain has at most ${most} characters.`,
      noHost: 'domain is a host’s name, such as example.com.',
    },
    priority: 'priority is "low", "medium" or "high".',
  },
  byHand: {
    notAnObject: 'byHand is an object with dotted names, for example { "cookie.maxage": 60000 }.',
    tooLong: (most: number) => `A value has at most ${most} characters here.`,
    wrongValue: 'A value is text, a number, true, false or null.',
    tooMany: (most: number) => `At most ${most} options can be written by hand; take one away first.`,
    noName: 'Type the name of an option, such as rolling or cookie.maxAge: letters, digits, _ and $.',
    proto: '__proto__ would change what kind of object the options are. Choose another.',
    store: 'The store has a place of its own in the sandbox. Choose another option.',
    cookie: 'cookie holds the options of the cookie. Write cookie.maxAge, for example.',
    internal: (name: string) =>
      `${name} is a part of express-session’s own Cookie, not an option. Choose another name.`,
  },
  /** What express-session does with an option that is written by hand. */
  madeOf: {
    key: 'key is the old name of name. express-session still takes it where name is left out.',
    unknownOption: (name: string) => `There is no option ${name}. express-session ignores it silently.`,
    unknownCookieOption: (name: string) =>
      `There is no cookie option ${name}. express-session ignores it silently.`,
    truthy: (value: boolean) => `Counts as ${value}: only whether it is truthy matters.`,
    proxy: 'Counts as left out: only true and false, not quoted, mean anything else.',
    noSecret: 'Counts as left out: every request fails with “secret option required for sessions”.',
    leftOut: 'Counts as left out.',
    asItIs: 'express-session takes it as it is. Send a request to see what comes of it.',
  },
};
