/** What an option does right now, in a few words beside it. Facts only: each follows from the options in force
 * and from what browsers and store hold; where there is nothing sure and short to say, nothing is said. */
import { cookieNameOf, inForce, type OptionsInForce } from '#shared/options.ts';
import type { StoreRecord, World } from '#shared/world.ts';
import { optionsTexts } from '../texts/options.ts';

const words = optionsTexts.effects;

export interface Effect {
  text: string;
  /** loss: something gets lost or is open to others. */
  tone: 'fact' | 'loss';
}

export type EffectName =
  | 'resave'
  | 'saveUninitialized'
  | 'rolling'
  | 'maxAge'
  | 'httpOnly'
  | 'secure'
  | 'sameSite'
  | 'name'
  | 'path'
  | 'domain'
  | 'partitioned'
  | 'priority'
  | 'expires'
  | 'genid'
  | 'proxy'
  | 'unset'
  | 'secret';
export type EffectsNow = Partial<Record<EffectName, Effect>>;

const fact = (text: string): Effect => ({ text, tone: 'fact' });
const loss = (text: string): Effect => ({ text, tone: 'loss' });

/** `now` is the sandbox's clock, epoch ms. An option written by hand has no other effect told than that. */
export function effectsOf(world: World, now: number): EffectsNow {
  const options = inForce(world.options);
  const found: [EffectName, Effect | null][] = [
    ['resave', options.resave ? fact(words.resave) : null],
    ['saveUninitialized', emptyRecords(world)],
    ['rolling', options.rolling ? fact(words.rolling) : null],
    ['maxAge', expiry(options, now)],
    ['httpOnly', options.cookie.httpOnly ? null : loss(words.scriptsRead)],
    ['secure', secure(options)],
    [
      'sameSite',
      options.cookie.sameSite === 'none' && options.cookie.secure === false ? loss(words.needsSecure) : null,
    ],
    ['name', unread(world, cookieNameOf(world.options))],
    ['path', path(options)],
    ['domain', domain(options)],
    [
      'partitioned',
      options.cookie.partitioned && options.cookie.secure === false ? loss(words.needsSecure) : null,
    ],
    ['expires', fixedEnd(options, now)],
    ['genid', genid(options)],
  ];
  const byHand = Object.keys(world.options.byHand ?? {}).map((name) => [
    name.replace(/^cookie\./, ''),
    fact(words.byHand),
  ]);
  return Object.fromEntries([...found.filter(([, effect]) => effect !== null), ...byHand]);
}

function path({ cookie }: OptionsInForce): Effect | null {
  return (cookie.path ?? '/') === '/' ? null : loss(words.otherPaths);
}

/** The sandbox's server is localhost, which belongs to no domain but itself. */
function domain({ cookie }: OptionsInForce): Effect | null {
  if (cookie.domain === undefined) return null;
  return /^\.?localhost$/i.test(cookie.domain) ? null : loss(words.otherHost);
}

function fixedEnd({ cookie }: OptionsInForce, now: number): Effect | null {
  if (cookie.expires === undefined) return null;
  return cookie.expires <= now ? loss(words.fixedEndPassed) : fact(words.fixedEnd);
}

function genid(options: OptionsInForce): Effect | null {
  if (options.genid === 'counter') return loss(words.guessable);
  return options.genid === 'number' ? loss(words.neverSaved) : null;
}

function secure({ cookie }: OptionsInForce): Effect | null {
  if (cookie.secure === 'auto') return fact(words.secureAuto);
  return cookie.secure ? loss(words.noSetCookie) : null;
}

function expiry({ cookie }: OptionsInForce, now: number): Effect {
  if (cookie.expires !== undefined) return fact(words.expiresWins);
  const maxAge = cookie.maxAge ?? null;
  if (maxAge === null) return fact(words.endsWithBrowser);
  if (maxAge === 0) return loss(words.expiresAtOnce);
  return fact(endWords(now + maxAge, now));
}

function emptyRecords(world: World): Effect | null {
  const count = [...world.store.values()].filter(isEmpty).length;
  if (count === 0) return null;
  return fact(words.empty(count));
}

const emptiness = new WeakMap<StoreRecord, boolean>();

/** A session as stored always has its cookie; one with nothing else was never initialised. */
function isEmpty(record: StoreRecord): boolean {
  const known = emptiness.get(record);
  if (known !== undefined) return known;
  const empty = hasOnlyCookie(record.data);
  emptiness.set(record, empty);
  return empty;
}

function hasOnlyCookie(data: string): boolean {
  try {
    const session: unknown = JSON.parse(data);
    return (
      typeof session === 'object' && session !== null && Object.keys(session).every((key) => key === 'cookie')
    );
  } catch {
    return false; // so long that the trace keeps only its beginning
  }
}

function unread(world: World, name: string): Effect | null {
  const count = world.browsers
    .flatMap((browser) => browser.cookies)
    .filter((cookie) => cookie.sid !== null && cookie.name !== name).length;
  return count === 0 ? null : loss(words.ignored(count));
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function endWords(end: number, now: number): string {
  const date = new Date(end);
  const { expires } = words;
  if (end - now < 60_000) return expires.inSeconds(date);
  if (new Date(now).toDateString() === date.toDateString()) return expires.today(date);
  return end - now < WEEK_MS ? expires.thisWeek(date) : expires.later(date);
}
