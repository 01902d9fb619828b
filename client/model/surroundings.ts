/** What the model needs of the page around it, so that a test can stand in for the page. */
import { type CredentialsPlace, credentialsOf } from './credentials.ts';

export interface Surroundings {
  /** Where the server is. */
  origin: string;
  credentials: CredentialsPlace;
  /** Milliseconds of a clock that never goes back. */
  now: () => number;
  /** Epoch ms. */
  wallClock: () => number;
  /** Calls back before the next paint. */
  nextFrame: (callback: () => void) => void;
  /** Calls back after `ms`, or somewhat later. */
  later: (callback: () => void, ms: number) => void;
  /** Says at once, and at each change, whether nothing should travel. Returns how to stop. */
  onStillness: (callback: (still: boolean) => void) => () => void;
}

export function surroundingsOf(page: Window): Surroundings {
  return {
    origin: page.location.origin,
    credentials: credentialsOf(page),
    now: () => performance.now(),
    wallClock: () => Date.now(),
    nextFrame: (callback) => page.requestAnimationFrame(callback),
    later: (callback, ms) => page.setTimeout(callback, ms),
    onStillness(callback) {
      const query = page.matchMedia('(prefers-reduced-motion: reduce)');
      const listener = () => callback(query.matches);
      listener();
      query.addEventListener('change', listener);
      return () => query.removeEventListener('change', listener);
    },
  };
}
