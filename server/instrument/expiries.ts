/**
 * When sessions end, as far as it was seen: what lets a store's "no such session" be told as "expired". A
 * store says neither why nor since when.
 */

import { type Expiry, timeOf } from './sessionText.ts';

/** Ids remembered of one store. The one that was seen first goes first. */
const MAX_IDS = 10_000;

export class Expiries {
  readonly #times = new Map<string, Expiry>();

  /** The session was read or written and ends then, or has no end of its own. */
  note(sid: string, expires: Expiry): void {
    if (expires === null) this.#times.delete(sid);
    else this.#times.set(sid, expires);
    if (this.#times.size <= MAX_IDS) return;
    for (const oldest of this.#times.keys()) {
      this.#times.delete(oldest);
      break;
    }
  }

  /** The store doesn't have the session: was its time up? */
  wasOver(sid: string, now: number): boolean {
    const expires = timeOf(this.#times.get(sid) ?? null);
    this.#times.delete(sid);
    return expires !== null && expires <= now;
  }

  forget(sid: string): void {
    this.#times.delete(sid);
  }

  forgetAll(): void {
    this.#times.clear();
  }
}
