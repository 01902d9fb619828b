/** Holds in words: where a request waits, until when, and why it went on. Pure. */
import type { HeldExchange, Hold, HoldStation, ReleaseReason } from '#shared/holds.ts';
import { explainTexts } from '../texts/explain.ts';
import { duration } from './time.ts';

const words = explainTexts.holds;

/** Names of the stations that can be held, and what a request waits for there. */
export const HOLD_PLACES: Readonly<Record<HoldStation, { name: string; where: string }>> = words.places;

/** Why two stations have no hold. */
export const NOT_HOLDABLE = words.notHoldable;

export const RELEASED: Readonly<Record<ReleaseReason, string>> = words.released;

/** `everybody`, or a browser’s name. */
export const whose = (browser: Hold['browser']): string => browser ?? words.everybody;

/** `Alice’s POST /user waits at Save`. */
export function waitingWords({ browser, method, path, station }: HeldExchange): string {
  const { name } = HOLD_PLACES[station];
  return browser === null
    ? words.waitingFromOutside(method, path, name)
    : words.waiting(browser, method, path, name);
}

/** What is said of a station while a request is held there. */
export const heldWords = (station: HoldStation) => ({
  title: words.held.title(HOLD_PLACES[station].name),
  sentence: words.held.sentence(HOLD_PLACES[station].where),
  end: words.held.end,
});

/** `40 s left`; by the sandbox's clock. */
export const timeLeft = (until: number, now: number): string =>
  explainTexts.time.left(duration(Math.max(0, until - now)));
