/** Holds in words: where a request waits, until when, and why it went on. Pure. */
import type { HeldExchange, Hold, HoldStation, ReleaseReason } from '#shared/holds.ts';
import { duration } from './time.ts';

/** Names of the stations that can be held, and what a request waits for there. */
export const HOLD_PLACES: Readonly<Record<HoldStation, { name: string; where: string }>> = {
  'read-cookie': { name: 'Read cookie', where: 'before express-session gets the request' },
  'load-session': { name: 'Load session', where: 'before the store is asked for the session' },
  handler: { name: 'Your route handler', where: 'before your route handler runs' },
  save: { name: 'Save', where: 'before the store writes, touches or destroys' },
  respond: { name: 'Respond', where: 'before the last byte of the response' },
};

/** Why two stations have no hold. */
export const NOT_HOLDABLE =
  'Verify signature and Set cookie can’t be held: express-session verifies the cookie as it reads it, and sets it as the headers leave.';

export const RELEASED: Readonly<Record<ReleaseReason, string>> = {
  person: 'by hand',
  'time-limit': 'its time was up',
  restart: 'the server ended, so it never goes on',
};

/** `everybody`, or a browser’s name. */
export const whose = (browser: Hold['browser']): string => browser ?? 'everybody';

/** `Alice’s POST /user waits at Save`. */
export function waitingWords({ browser, method, path, station }: HeldExchange): string {
  const from = browser === null ? 'The outside’s' : `${browser}’s`;
  return `${from} ${method} ${path} waits at ${HOLD_PLACES[station].name}`;
}

/** What is said of a station while a request is held there. */
export const heldWords = (station: HoldStation) => ({
  title: `Held at ${HOLD_PLACES[station].name}`,
  sentence: `The request waits here, ${HOLD_PLACES[station].where}.`,
  end: 'Others run on. It goes on when you release it, or when its time is up.',
});

/** `40 s left`; by the sandbox's clock. */
export const timeLeft = (until: number, now: number): string => `${duration(Math.max(0, until - now))} left`;
