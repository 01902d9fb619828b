/** A setup as a list of settings in words, for two columns beside each other. Pure. */
import { APP_CHOICES } from '#shared/appVariants.ts';
import { changedOptions } from '#shared/optionChanges.ts';
import { inForce } from '#shared/options.ts';
import { STORES } from '#shared/storeFacts.ts';
import { writtenOptions } from '#shared/writtenOptions.ts';
import { formatDuration } from '../options/duration.ts';
import { compareTexts } from '../texts/compare.ts';
import type { Both } from './comparison.ts';
import type { Setup } from './presets.ts';

const T = compareTexts.setups;

export interface Setting extends Both<string> {
  name: string;
}

/** Those that can be chosen in both columns. */
export const CHOSEN = [
  'saveUninitialized',
  'resave',
  'rolling',
  'maxAge',
  'httpOnly',
  'secure',
  'sameSite',
  'unset',
  'store',
  'login',
] as const;
export type Chosen = (typeof CHOSEN)[number];

/** The value in words; for the cookie's own options without their prefix. */
export function settingOf({ options, store, app }: Setup, name: Chosen): string {
  const { cookie, ...session } = inForce(options);
  switch (name) {
    case 'store':
      return STORES[store].name;
    case 'login':
      return app.login;
    case 'maxAge':
      return typeof cookie.maxAge === 'number' ? formatDuration(cookie.maxAge) : T.session;
    case 'httpOnly':
    case 'secure':
      return String(cookie[name]);
    case 'sameSite':
      return cookie.sameSite === false
        ? T.notSet
        : cookie.sameSite === true
          ? 'strict'
          : String(cookie.sameSite);
    default:
      return String(session[name]);
  }
}

/** What differs between two setups, those that can be chosen first. */
export function differingSettings({ a, b }: Both<Setup>): Setting[] {
  const chosen = CHOSEN.map((name) => ({ name, a: settingOf(a, name), b: settingOf(b, name) }));
  return [...chosen, ...otherSettings({ a, b })].filter((setting) => setting.a !== setting.b);
}

/** Options that can't be chosen here and differ all the same, as they came from a sandbox. */
export function otherSettings({ a, b }: Both<Setup>): Setting[] {
  const known: readonly string[] = CHOSEN.map((name) => name);
  const options = changedOptions(a.options, b.options)
    .filter((name) => !known.includes(name.replace(/^cookie\./, '')))
    .map((name) => ({ name, a: writtenWords(a, name), b: writtenWords(b, name) }));
  const choices = Object.keys(APP_CHOICES).filter((choice) => choice !== 'login');
  const app = choices.map((name) => ({
    name,
    a: String(Reflect.get(a.app, name)),
    b: String(Reflect.get(b.app, name)),
  }));
  return [...options, ...app.filter((setting) => setting.a !== setting.b)];
}

function writtenWords({ options }: Setup, name: string): string {
  const { session, cookie } = writtenOptions(options);
  const all = new Map([...session, ...cookie.map(([key, value]) => [`cookie.${key}`, value] as const)]);
  const written = all.get(name);
  if (written === undefined) return T.leftOut;
  if (written.kind === 'genid') return written.genid;
  if (written.kind === 'date') return new Date(written.ms).toISOString();
  const text = typeof written.value === 'string' ? written.value : JSON.stringify(written.value);
  return text.length > 14 ? `${text.slice(0, 13)}…` : text;
}
