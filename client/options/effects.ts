/** What an option does right now, in a few words beside it. Facts only: each follows from the options in force
 * and from what browsers and store hold; where there is nothing sure and short to say, nothing is said. */
import { cookieNameOf, inForce, type OptionsInForce } from '#shared/options.ts';
import type { StoreRecord, World } from '#shared/world.ts';

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
    ['resave', options.resave ? fact('a read becomes a set') : null],
    ['saveUninitialized', emptyRecords(world)],
    ['rolling', options.rolling ? fact('a cookie on every reply') : null],
    ['maxAge', expiry(options, now)],
    ['httpOnly', options.cookie.httpOnly ? null : loss('scripts can read it')],
    ['secure', secure(options)],
    [
      'sameSite',
      options.cookie.sameSite === 'none' && options.cookie.secure === false ? loss('needs secure') : null,
    ],
    ['name', unread(world, cookieNameOf(world.options))],
    ['path', path(options)],
    ['domain', domain(options)],
    [
      'partitioned',
      options.cookie.partitioned && options.cookie.secure === false ? loss('needs secure') : null,
    ],
    ['expires', fixedEnd(options, now)],
    ['genid', genid(options)],
  ];
  const byHand = Object.keys(world.options.byHand ?? {}).map((name) => [
    name.replace(/^cookie\./, ''),
    fact('by hand below'),
  ]);
  return Object.fromEntries([...found.filter(([, effect]) => effect !== null), ...byHand]);
}

function path({ cookie }: OptionsInForce): Effect | null {
  return (cookie.path ?? '/') === '/' ? null : loss('no session elsewhere');
}

/** The sandbox's server is localhost, which belongs to no domain but itself. */
function domain({ cookie }: OptionsInForce): Effect | null {
  if (cookie.domain === undefined) return null;
  return /^\.?localhost$/i.test(cookie.domain) ? null : loss('not for localhost');
}

function fixedEnd({ cookie }: OptionsInForce, now: number): Effect | null {
  if (cookie.expires === undefined) return null;
  return cookie.expires <= now ? loss('new ones have expired') : fact('instead of maxAge');
}

function genid(options: OptionsInForce): Effect | null {
  if (options.genid === 'counter') return loss('easy to guess');
  return options.genid === 'number' ? loss('never saved') : null;
}

function secure({ cookie }: OptionsInForce): Effect | null {
  if (cookie.secure === 'auto') return fact('auto: as the request');
  return cookie.secure ? loss('no Set-Cookie on http') : null;
}

function expiry({ cookie }: OptionsInForce, now: number): Effect {
  if (cookie.expires !== undefined) return fact('expires wins');
  const maxAge = cookie.maxAge ?? null;
  if (maxAge === null) return fact('ends with the browser');
  if (maxAge === 0) return loss('expires at once');
  return fact(`expires ${endOf(now + maxAge, now)}`);
}

function emptyRecords(world: World): Effect | null {
  const count = [...world.store.values()].filter(isEmpty).length;
  if (count === 0) return null;
  return fact(`${count} empty`);
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
  return count === 0 ? null : loss(count === 1 ? '1 old cookie ignored' : `${count} old ones ignored`);
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

function endOf(end: number, now: number): string {
  const date = new Date(end);
  const time = date.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  if (end - now < 60_000) return date.toLocaleTimeString('en-GB');
  if (new Date(now).toDateString() === date.toDateString()) return time;
  if (end - now < WEEK_MS) return `${date.toLocaleDateString('en-GB', { weekday: 'short' })} ${time}`;
  return date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}
