/** Every attribute of a Set-Cookie header in plain words, as browsers take it (RFC 6265bis section 5.6). Pure. */
import { cookies } from './texts/en/cookies.ts';
import { wordsOf } from './texts/speech.ts';
import type { JarCookie } from './trace.ts';

export interface AttributeWords {
  /** As written in the header. */
  text: string;
  /** What it means to a browser, in a sentence or two. */
  words: string;
}

const said = wordsOf('cookies', cookies);

const isSameSite = (value: string) => value === 'strict' || value === 'lax' || value === 'none';

const WORDS: Readonly<Record<string, (value: string, words: AttributeCatalogue) => string>> = {
  expires: (value, { expires }) => {
    const time = Date.parse(value);
    if (Number.isNaN(time)) return expires.noDate;
    return time <= 0 ? expires.past : expires.future;
  },
  'max-age': (value, { maxAge }) => {
    if (!/^-?\d+$/.test(value)) return maxAge.noNumber;
    return Number(value) <= 0 ? maxAge.none : maxAge.some(Number(value));
  },
  domain: (value, { domain }) => (value === '' ? domain.empty : domain.given(value.replace(/^\./, ''))),
  path: (value, { path }) => {
    if (!value.startsWith('/')) return path.relative;
    return value === '/' ? path.any : path.given(value);
  },
  secure: (_, { secure }) => secure,
  httponly: (_, { httpOnly }) => httpOnly,
  samesite: (value, { sameSite }) => {
    const level = value.toLowerCase();
    return isSameSite(level) ? sameSite[level] : sameSite.unknown;
  },
  partitioned: (_, { partitioned }) => partitioned,
  priority: (value, { priority }) =>
    /^(?:low|medium|high)$/i.test(value) ? priority.known : priority.unknown,
};

type AttributeCatalogue = ReturnType<typeof said>['attributes'];

/** What an attribute means; its name in any case. */
export function attributeWords(name: string, value: string): string {
  const words = said().attributes;
  if (value.length > 1024) return words.tooLong;
  return WORDS[name.toLowerCase()]?.(value, words) ?? words.unknown;
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
  return ABSENCES.filter(([names]) => missing(...names)).map(([, absence]) => said().absences[absence]);
}

type Absence = Exclude<keyof ReturnType<typeof said>['absences'], 'other'>;

const ABSENCES: readonly (readonly [names: readonly string[], absence: Absence])[] = [
  [['expires', 'max-age'], 'end'],
  [['domain'], 'domain'],
  [['path'], 'path'],
  [['secure'], 'secure'],
  [['httponly'], 'httpOnly'],
  [['samesite'], 'sameSite'],
];

/** What it means that a cookie doesn't have an attribute. */
export function absenceWords(name: string): string {
  const absence = ABSENCES.find(([names]) => names.includes(name.toLowerCase()))?.[1];
  return absence === undefined ? said().absences.other(name) : said().absences[absence];
}

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
