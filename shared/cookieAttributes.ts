/** Every attribute of a Set-Cookie header in plain words, as browsers take it (RFC 6265bis section 5.6). Pure. */
import type { JarCookie } from './trace.ts';

export interface AttributeWords {
  /** As written in the header. */
  text: string;
  /** What it means to a browser, in a sentence or two. */
  words: string;
}

const IGNORED = 'Browsers ignore it.';

const WORDS: Readonly<Record<string, (value: string) => string>> = {
  expires: (value) => {
    const time = Date.parse(value);
    if (Number.isNaN(time)) return `It is no date. ${IGNORED}`;
    return time <= 0
      ? 'A date in the past: the browser deletes the cookie.'
      : 'The browser deletes the cookie at this time by its own clock, and after 400 days at the latest. Max-Age goes before it.';
  },
  'max-age': (value) => {
    if (!/^-?\d+$/.test(value)) return `It is no whole number of seconds. ${IGNORED}`;
    return Number(value) <= 0
      ? 'No time left: the browser deletes the cookie.'
      : `The browser keeps the cookie for ${Number(value)} s, and for 400 days at most. It goes before Expires.`;
  },
  domain: (value) =>
    value === ''
      ? 'Empty, so the cookie belongs to the host that sets it and to no other.'
      : `The cookie goes to ${value.replace(/^\./, '')} and to all hosts below it. The host that sets it must be one of them.`,
  path: (value) =>
    value.startsWith('/')
      ? `The cookie goes with requests for ${value === '/' ? 'any path' : `${value} and paths below it`}. It keeps no secret from other paths.`
      : 'It doesn’t begin with “/”, so the folder of the page that sets the cookie counts instead.',
  secure: () =>
    'The cookie is taken and sent over HTTPS only. Chrome and Firefox make an exception for localhost.',
  httponly: () => 'Scripts in the page can’t read it. It still goes with every request.',
  samesite: (value) => SAME_SITE[value.toLowerCase()] ?? `Unknown, so it counts as Lax.`,
  partitioned: () =>
    'Inside a frame of another site the cookie is kept apart for each site around it. It needs Secure.',
  priority: (value) =>
    /^(?:low|medium|high)$/i.test(value)
      ? 'Chrome throws away cookies of lower priority first when there are too many. Other browsers ignore it.'
      : `It is none of Low, Medium and High. ${IGNORED}`,
};

const SAME_SITE: Readonly<Record<string, string>> = {
  strict:
    'The cookie goes along only when a request begins on the same site; a link elsewhere doesn’t take it along.',
  lax: 'The cookie goes along when a person follows a link from another site, but not with its forms or images.',
  none: 'The cookie goes along from other sites too. It needs Secure.',
};

/** What an attribute means; its name in any case. */
export function attributeWords(name: string, value: string): string {
  if (value.length > 1024) return `It is longer than 1024 bytes. ${IGNORED}`;
  return WORDS[name.toLowerCase()]?.(value) ?? `No attribute that browsers know. ${IGNORED}`;
}

/** The attributes of a Set-Cookie header in the order in which they stand there. */
export function describeAttributes(raw: string): AttributeWords[] {
  return raw
    .split(';')
    .slice(1)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((text) => {
      const cut = text.indexOf('=');
      const name = cut === -1 ? text : text.slice(0, cut).trim();
      const value = cut === -1 ? '' : text.slice(cut + 1).trim();
      return { text, words: attributeWords(name, value) };
    });
}

/** What matters though it isn't written: which attributes are missing, and what that means. */
export function describeAbsences(raw: string): string[] {
  const named = raw
    .split(';')
    .slice(1)
    .map((part) => (part.split('=')[0] ?? '').trim().toLowerCase());
  const missing = (...names: string[]) => !names.some((name) => named.includes(name));
  return ABSENCES.filter(([names]) => missing(...names)).map(([, words]) => words);
}

const ABSENCES: readonly (readonly [names: readonly string[], words: string])[] = [
  [['expires', 'max-age'], 'Neither Expires nor Max-Age: it ends when the browser is closed.'],
  [['domain'], 'No Domain: it goes back to exactly the host that sets it.'],
  [['path'], 'No Path: the folder of the page that sets it counts.'],
  [['secure'], 'Not Secure: it also goes over plain HTTP, for everybody on the way to read.'],
  [['httponly'], 'Not HttpOnly: scripts in the page can read it.'],
  [
    ['samesite'],
    'No SameSite: it counts as Lax, though forms of other sites take it along for its first two minutes.',
  ],
];

/** What it means that a cookie doesn't have an attribute. */
export const absenceWords = (name: string): string =>
  ABSENCES.find(([names]) => names.includes(name.toLowerCase()))?.[1] ?? `No ${name}.`;

/** A cookie in a jar, written as the Set-Cookie header that would put it there. */
export function asSetCookie({ name, value, domain, hostOnly, path, expires, ...flags }: JarCookie): string {
  const site = flags.sameSite ?? '';
  return [
    `${name}=${value}`,
    ...(hostOnly ? [] : [`Domain=${domain}`]),
    `Path=${path}`,
    ...(expires === null ? [] : [`Expires=${new Date(expires).toUTCString()}`]),
    ...(flags.httpOnly ? ['HttpOnly'] : []),
    ...(flags.secure ? ['Secure'] : []),
    ...(flags.partitioned ? ['Partitioned'] : []),
    ...(site === '' ? [] : [`SameSite=${site.charAt(0).toUpperCase()}${site.slice(1)}`]),
  ].join('; ');
}
