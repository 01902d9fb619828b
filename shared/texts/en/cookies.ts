/** What the attributes of a cookie mean to a browser, those that are there and those that aren't; see cookieAttributes.ts. */
export const cookies = {
  attributes: {
    expires: {
      noDate: 'It is no date. Browsers ignore it.',
      past: 'A date in the past: the browser deletes the cookie.',
      future:
        'The browser deletes the cookie at this time by its own clock, and after 400 days at the latest. Max-Age goes before it.',
    },
    maxAge: {
      noNumber: 'It is no whole number of seconds. Browsers ignore it.',
      none: 'No time left: the browser deletes the cookie.',
      some: (seconds: number) =>
        `The browser keeps the cookie for ${seconds} s, and for 400 days at most. It goes before Expires.`,
    },
    domain: {
      empty: 'Empty, so the cookie belongs to the host that sets it and to no other.',
      given: (domain: string) =>
        `The cookie goes to ${domain} and to all hosts below it. The host that sets it must be one of them.`,
    },
    path: {
      any: 'The cookie goes with requests for any path. It keeps no secret from other paths.',
      given: (path: string) =>
        `The cookie goes with requests for ${path} and paths below it. It keeps no secret from other paths.`,
      relative: 'It doesn’t begin with “/”, so the folder of the page that sets the cookie counts instead.',
    },
    secure:
      'The cookie is taken and sent over HTTPS only. Chrome and Firefox make an exception for localhost.',
    httpOnly: 'Scripts in the page can’t read it. It still goes with every request.',
    sameSite: {
      strict:
        'The cookie goes along only when a request begins on the same site; a link elsewhere doesn’t take it along.',
      lax: 'The cookie goes along when a person follows a link from another site, but not with its forms or images.',
      none: 'The cookie goes along from other sites too. It needs Secure.',
      unknown: 'Unknown, so it counts as Lax.',
    },
    partitioned:
      'Inside a frame of another site the cookie is kept apart for each site around it. It needs Secure.',
    priority: {
      known:
        'Chrome throws away cookies of lower priority first when there are too many. Other browsers ignore it.',
      unknown: 'It is none of Low, Medium and High. Browsers ignore it.',
    },
    tooLong: 'It is longer than 1024 bytes. Browsers ignore it.',
    unknown: 'No attribute that browsers know. Browsers ignore it.',
  },
  absences: {
    end: 'Neither Expires nor Max-Age: it ends when the browser is closed.',
    domain: 'No Domain: it goes back to exactly the host that sets it.',
    path: 'No Path: the folder of the page that sets it counts.',
    secure: 'Not Secure: it also goes over plain HTTP, for everybody on the way to read.',
    httpOnly: 'Not HttpOnly: scripts in the page can read it.',
    sameSite:
      'No SameSite: it counts as Lax, though forms of other sites take it along for its first two minutes.',
    other: (name: string) => `No ${name}.`,
  },
};
