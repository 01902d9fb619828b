import { describe, expect, it } from 'vitest';
import { LIMITS } from './limits.ts';
import { STARTED, stamp } from './sampleTrace.ts';
import { leftOutOf, SandboxState, stateOf } from './sandboxState.ts';
import { advance, EMPTY_WORLD, type World } from './world.ts';

const cookie = { originalMaxAge: null, expires: null, httpOnly: true, path: '/' };

/** A world whose store got that many sessions, one after the other, each with `chars` more characters. */
function worldWith(count: number, chars = 0, unlisted = 0): World {
  const data = JSON.stringify({ cookie, story: 'x'.repeat(chars) });
  const world = stamp([STARTED]).reduce(advance, EMPTY_WORLD);
  const store = Array.from({ length: count }, (_, index) => index).reduce(
    (before, index) =>
      before.set(`id-${index}`, {
        sid: `id-${index}`,
        data,
        expires: null,
        op: 'set' as const,
        seq: index,
        exchange: null,
        written: index,
      }),
    world.store,
  );
  return { ...world, store, storeUnlisted: unlisted };
}

describe('the state of a world', () => {
  it('has every session, as long as it can be put back', () => {
    const world = worldWith(LIMITS.storeRecords);
    expect(stateOf(world).sessions).toHaveLength(LIMITS.storeRecords);
    expect(leftOutOf(world)).toBe(0);
  });

  it.each([
    ['too many', worldWith(LIMITS.storeRecords + 7), 7],
    ['too long', worldWith(100, LIMITS.snapshotChars / 50), 51],
    ['not all known to the page', worldWith(3, 0, 20), 20],
  ])(
    'has the newest where they are %s, can be put back, and says how many it lacks',
    (_why, world, lacking) => {
      const state = stateOf(world);
      expect(SandboxState.safeParse(state).success).toBe(true);
      expect(leftOutOf(world)).toBe(lacking);
      const count = world.store.size + world.storeUnlisted - lacking;
      const newest = Array.from({ length: count }, (_, index) => `id-${world.store.size - 1 - index}`);
      expect(state.sessions.map(({ sid }) => sid).sort()).toEqual(newest.sort());
      expect(new TextEncoder().encode(JSON.stringify(state)).length).toBeLessThan(LIMITS.messageBytes);
    },
  );
});
