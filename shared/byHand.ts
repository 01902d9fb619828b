/**
 * Options that a learner writes by hand, whatever their spelling and type: which names are possible, what the real
 * library makes of each, and which spelling was meant. Free of schemas. Follows express-session 1.19, index.js.
 */

import { options } from './texts/en/options.ts';
import { wordsOf } from './texts/speech.ts';

const said = wordsOf('options', options);

/** A value that can be typed and sent: everything that JSON has, without lists and objects. */
export type ByHandValue = string | number | boolean | null;
/** By dotted name: `maxage`, `cookie.maxage`. */
export type ByHand = Readonly<Record<string, ByHandValue>>;

const SESSION_NAMES = [
  'secret',
  'name',
  'resave',
  'saveUninitialized',
  'rolling',
  'unset',
  'proxy',
  'genid',
  'store',
  'cookie',
];
const COOKIE_NAMES = [
  'maxAge',
  'expires',
  'httpOnly',
  'secure',
  'sameSite',
  'path',
  'domain',
  'partitioned',
  'priority',
].map((name) => `cookie.${name}`);
const KNOWN = [...SESSION_NAMES, ...COOKIE_NAMES];

/** What express-session's Cookie keeps for itself: neither options nor without effect. */
const COOKIE_INTERNALS = ['originalMaxAge', '_expires', 'data', 'serialize', 'toJSON'];

const IDENTIFIER = /^(?:cookie\.)?[A-Za-z_$][\w$]{0,63}$/;

/** Whether express-session has an option of that dotted name. */
export const isKnownOption = (name: string): boolean => KNOWN.includes(name);

/** Why that dotted name can't be written by hand, in a sentence; null where it can. */
export function whyNotByHand(name: string): string | null {
  const { byHand } = said();
  if (!IDENTIFIER.test(name)) return byHand.noName;
  const key = inner(name);
  if (key === '__proto__') return byHand.proto;
  if (name === 'store') return byHand.store;
  if (name === 'cookie') return byHand.cookie;
  return name !== key && COOKIE_INTERNALS.includes(key) ? byHand.internal(key) : null;
}

const inner = (name: string): string => name.replace(/^cookie\./, '');

/** The option that was probably meant by a name that is none, or null. */
export function meantBy(name: string): string | null {
  if (isKnownOption(name)) return null;
  const typed = inner(name).toLowerCase();
  const near = KNOWN.map((known) => {
    const elsewhere = known.startsWith('cookie.') === name.startsWith('cookie.') ? 0 : 0.5;
    return { known, far: distance(typed, inner(known).toLowerCase()) + elsewhere };
  }).sort((a, b) => a.far - b.far)[0];
  if (near === undefined) return null;
  return near.far <= Math.max(1, Math.floor(typed.length / 4)) + 0.5 ? near.known : null;
}

/** Letters to add, take away, replace or swap with the next one (optimal string alignment distance). */
export function distance(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const steps = [(last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same];
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) steps.push((before[j - 2] ?? 0) + 1);
      row[j] = Math.min(...steps);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}

/** What express-session does with an option written by hand, in plain words. Unknown names are ignored. */
export function madeOf(name: string, value: ByHandValue): string {
  const { madeOf: made } = said();
  if (name === 'key') return made.key;
  if (!isKnownOption(name))
    return name.startsWith('cookie.') ? made.unknownCookieOption(inner(name)) : made.unknownOption(name);
  if (TRUTHY.includes(name)) return made.truthy(Boolean(value));
  if (name === 'proxy') return made.proxy;
  if (name === 'secret' && !value) return made.noSecret;
  return value ? made.asItIs : made.leftOut;
}

const TRUTHY = [
  'resave',
  'saveUninitialized',
  'rolling',
  'cookie.httpOnly',
  'cookie.secure',
  'cookie.partitioned',
];

/**
 * A value as somebody types it: `true`, `false`, `null`, a number, or text, which may stand in quotes, as it must
 * where it looks like one of the others.
 */
export function readValue(typed: string): ByHandValue {
  const text = typed.trim();
  if (text === 'true' || text === 'false') return text === 'true';
  if (text === 'null') return null;
  if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) && Number.isFinite(Number(text))) return Number(text);
  return /^(['"]).*\1$/s.test(text) && text.length > 1 ? text.slice(1, -1) : text;
}
