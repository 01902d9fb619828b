/**
 * The three clocks of a session: the cookie in each jar, `cookie.expires` in the record, and the store's own. For each when
 * it ends, what moved it last, and in one sentence why they differ. Pure.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { ClockFact } from '#shared/recordClocks.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { StoreKind } from '#shared/stores.ts';
import type { World } from '#shared/world.ts';
import { duration, type Remaining, remaining } from './time.ts';

export interface Clock {
  key: string;
  title: string;
  left: Remaining;
  /** What moved it last. */
  moved: string;
}

export interface Clocks {
  clocks: readonly Clock[];
  /** Why they differ, or that they don't. */
  verdict: string;
}

/** Cookies have whole seconds. */
const AGREE_MS = 1500;

/** What the store's own time is called, where it has one. */
const OWN: Record<StoreKind, string> = {
  memory: 'MemoryStore',
  file: 'File, __lastAccess + maxAge',
  redis: 'Redis, TTL of the key',
  postgres: 'Postgres, column expire',
};

const TEXTS = {
  unknown: 'Not seen yet: the next request that writes the record tells.',
  noJar: 'No jar has this session’s cookie, so nobody comes back to it.',
  memory: 'It has no time of its own: it looks at cookie.expires when the record is read.',
  agree: 'They agree.',
};

/** Where a clock stands on the sandbox's own, so that they can be compared. */
interface Stand extends Pick<ClockFact, 'op' | 'exchange'> {
  at: number | null;
}

export function clocksOf(
  sid: string,
  world: World,
  exchanges: readonly ExchangeView[],
  now: number,
): Clocks | null {
  const record = world.store.get(sid);
  if (record === undefined) return null;
  const { clocks } = record;
  const kind = world.storeKind;
  const ownNow = kind === 'redis' ? now - world.clockOffsetMs : now;
  const jars = world.browsers.flatMap(({ name, cookies }) =>
    cookies.filter((cookie) => cookie.sid === sid).map((cookie) => ({ name, cookie })),
  );
  const inJars = jars.map(({ name, cookie }): Clock => {
    const setBy = setLast(sid, name, exchanges);
    return {
      key: `jar ${name} ${cookie.name} ${cookie.path}`,
      title: `In ${name}’s jar`,
      left: remaining(cookie.since, cookie.expires, now, 'ends with the browser'),
      moved: setBy === null ? 'Put there by hand or by a snapshot.' : `Set by Set-Cookie of #${setBy.id}.`,
    };
  });
  const inRecord: Clock = {
    key: 'record',
    title: 'In the record, cookie.expires',
    left: remaining(
      clocks?.recorded.since ?? record.written,
      clocks?.recorded.at ?? record.expires,
      now,
      'none',
    ),
    moved: clocks === undefined ? TEXTS.unknown : movedBy(clocks.recorded),
  };
  const own: Clock = {
    key: 'store',
    title: `In the store: ${OWN[kind]}`,
    left:
      clocks === undefined
        ? { fraction: null, label: 'not seen yet' }
        : remaining(clocks.own.since - (now - ownNow), clocks.own.at, ownNow, 'no end'),
    moved: clocks === undefined ? TEXTS.unknown : kind === 'memory' ? TEXTS.memory : movedBy(clocks.own),
  };
  return {
    clocks: [...inJars, inRecord, own],
    verdict: verdictOn({ sid, world, exchanges, shift: now - ownNow }),
  };
}

const movedBy = ({ op, exchange }: ClockFact): string =>
  `Moved by ${op}${exchange === null ? '' : ` of #${exchange}`}.`;

/** The last exchange whose Set-Cookie a browser kept. */
const setLast = (sid: string, browser: string, exchanges: readonly ExchangeView[]): ExchangeView | null =>
  exchanges.findLast(
    (exchange) =>
      exchange.browser === browser &&
      exchange.jar.some(
        ({ action, sid: kept }) => kept === sid && (action === 'stored' || action === 'replaced'),
      ),
  ) ?? null;

interface Scene {
  sid: string;
  world: World;
  exchanges: readonly ExchangeView[];
  /** How far the store's clock is behind the sandbox's, ms. */
  shift: number;
}

function verdictOn({ sid, world, exchanges, shift }: Scene): string {
  const clocks = world.store.get(sid)?.clocks;
  const holder = world.browsers.find(({ cookies }) => cookies.some((cookie) => cookie.sid === sid));
  const held = holder?.cookies.find((cookie) => cookie.sid === sid);
  if (held === undefined || holder === undefined) return TEXTS.noJar;
  if (clocks === undefined) return TEXTS.unknown;
  const { recorded } = clocks;
  const own: Stand = {
    at: clocks.own.at === null ? null : clocks.own.at + shift,
    op: clocks.own.op,
    exchange: clocks.own.exchange,
  };
  const said = [
    agree(held.expires, own.at)
      ? null
      : jarAndStore(held.expires, own, setLast(sid, holder.name, exchanges), exchanges),
    agree(recorded.at, own.at) ? null : recordAndStore(recorded, clocks.own, world),
    shift > 0
      ? `Redis goes by the real clock: it has not seen the ${duration(shift)} that the sandbox is ahead.`
      : null,
  ].filter((sentence) => sentence !== null);
  return said.length === 0 ? TEXTS.agree : said.join(' ');
}

const agree = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < AGREE_MS);

function jarAndStore(
  jar: number | null,
  own: Stand,
  setBy: ExchangeView | null,
  exchanges: readonly ExchangeView[],
): string {
  if (jar === null)
    return 'The cookie has no Expires and ends with the browser; the store keeps its record until its own time is up.';
  const mover = exchanges.find(({ id }) => id === own.exchange);
  const silent = mover !== undefined && !mover.setCookies.some(({ by }) => by === 'express-session');
  if (silent && mover.id !== setBy?.id)
    return `${own.op} of #${mover.id} moved the store’s; no Set-Cookie went out, so the jar’s stayed.`;
  return 'The jar’s was moved last by a Set-Cookie, the store’s by a call of its own.';
}

function recordAndStore(recorded: ClockFact, own: ClockFact, { storeKind }: World): string {
  if (recorded.at === null)
    return `Without cookie.expires ${STORES[storeKind].name} takes a time of its own.`;
  if (own.op === 'touch' && recorded.op === 'set')
    return `touch of ${STORES[storeKind].from} moves the store’s time only and leaves cookie.expires in the record.`;
  return `${STORES[storeKind].name} counts by itself, not by cookie.expires.`;
}
