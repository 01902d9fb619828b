/**
 * Whether a sandbox is at rest, told by its trace: nothing is under way, or what is waits for a person to release it.
 * How the server knows it of itself is server/worker/visits.ts.
 */
import type { ExchangeView } from './exchanges.ts';
import type { World } from './world.ts';

/** Responses with a Location that a browser follows (RFC 9110, section 15.4). */
const FOLLOWED: readonly (number | null)[] = [301, 302, 303, 307, 308];

/** `exchanges`: those of the trace so far, in order. */
export function isAtRest({ browsers }: World, exchanges: readonly ExchangeView[]): boolean {
  const busy = exchanges.some(
    ({ arrived, outcome, heldAt }) => arrived && outcome === 'running' && heldAt === null,
  );
  return (
    !busy &&
    browsers.every(
      ({ loading, name }) => !loading || isKept(exchanges.findLast((each) => each.browser === name)),
    )
  );
}

/** A browser waits for what is held, but not for the last byte of a redirect: that it follows as soon as it has the headers. */
const isKept = (newest: ExchangeView | undefined): boolean =>
  newest !== undefined && newest.heldAt !== null && !isFollowed(newest);

const isFollowed = ({ status, responseHeaders }: ExchangeView): boolean =>
  FOLLOWED.includes(status) && responseHeaders.some(([name]) => name.toLowerCase() === 'location');
