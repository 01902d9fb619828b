/**
 * The three clocks of a session: the cookie in each jar, `cookie.expires` in the record, and the store's own. For each when
 * it ends, what moved it last, and in one sentence why they differ. Pure.
 */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { ClockFact } from '#shared/recordClocks.ts';
import { STORES } from '#shared/storeFacts.ts';
import type { World } from '#shared/world.ts';
import { explainTexts } from '../texts/explain.ts';
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

const words = explainTexts.clocks;

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
      title: words.jar(name),
      left: remaining(cookie.since, cookie.expires, now, words.endsWithBrowser),
      moved: setBy === null ? words.byHand : words.setBy(setBy.id),
    };
  });
  const inRecord: Clock = {
    key: 'record',
    title: words.record,
    left: remaining(
      clocks?.recorded.since ?? record.written,
      clocks?.recorded.at ?? record.expires,
      now,
      words.none,
    ),
    moved: clocks === undefined ? words.unknown : movedBy(clocks.recorded),
  };
  const own: Clock = {
    key: 'store',
    title: words.own[kind],
    left:
      clocks === undefined
        ? { fraction: null, label: words.notSeen }
        : remaining(clocks.own.since - (now - ownNow), clocks.own.at, ownNow, words.noEnd),
    moved:
      clocks === undefined ? words.unknown : kind === 'memory' ? words.noTimeOfItsOwn : movedBy(clocks.own),
  };
  return {
    clocks: [...inJars, inRecord, own],
    verdict: verdictOn({ sid, world, exchanges, shift: now - ownNow }),
  };
}

const movedBy = ({ op, exchange }: ClockFact): string =>
  exchange === null ? words.movedBy(op) : words.movedIn(op, exchange);

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
  if (held === undefined || holder === undefined) return words.noJar;
  if (clocks === undefined) return words.unknown;
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
    shift > 0 ? words.redis(duration(shift)) : null,
  ].filter((sentence) => sentence !== null);
  return said.length === 0 ? words.agree : said.join(' ');
}

const agree = (a: number | null, b: number | null): boolean =>
  a === b || (a !== null && b !== null && Math.abs(a - b) < AGREE_MS);

function jarAndStore(
  jar: number | null,
  own: Stand,
  setBy: ExchangeView | null,
  exchanges: readonly ExchangeView[],
): string {
  if (jar === null) return words.noExpires;
  const mover = exchanges.find(({ id }) => id === own.exchange);
  const silent = mover !== undefined && !mover.setCookies.some(({ by }) => by === 'express-session');
  return silent && mover.id !== setBy?.id ? words.silent(own.op, mover.id) : words.apart;
}

function recordAndStore(recorded: ClockFact, own: ClockFact, { storeKind }: World): string {
  const { name, from } = STORES[storeKind];
  if (recorded.at === null) return words.withoutExpires(name);
  if (own.op === 'touch' && recorded.op === 'set') return words.touch(from);
  return words.countsByItself(name);
}
