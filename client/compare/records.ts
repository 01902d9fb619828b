/** Records of two stores put side by side: the n-th that the same browser left in each. Pure. */
import type { StoreRecord, World } from '#shared/world.ts';
import { entriesOf } from '../explain/session.ts';
import type { Both } from './comparison.ts';

export interface Place extends Both<StoreRecord | null> {
  key: string;
  /** Whose cookie carries it; null where nobody's does any more. */
  owner: string | null;
}

export const contents = ({ data }: StoreRecord): string =>
  JSON.stringify(entriesOf(data)?.filter(({ key }) => !key.startsWith('__')) ?? data);

export const isEmpty = (record: StoreRecord): boolean => contents(record) === '[]';

const owned = (world: World) => {
  const counts = new Map<string, number>();
  return [...world.store.values()]
    .sort((one, two) => (world.chips.get(one.sid) ?? 0) - (world.chips.get(two.sid) ?? 0))
    .map((record) => {
      const owner =
        world.browsers.find(({ cookies }) => cookies.some(({ sid }) => sid === record.sid))?.name ?? null;
      const count = counts.get(owner ?? '') ?? 0;
      counts.set(owner ?? '', count + 1);
      return { key: `${owner ?? ''} ${count}`, owner, record };
    });
};

/** Every record of both in exactly one place. */
export function placesOf({ a, b }: Both<World>): Place[] {
  const places = new Map<string, Place>();
  for (const { key, owner, record } of owned(a)) places.set(key, { key, owner, a: record, b: null });
  for (const { key, owner, record } of owned(b))
    places.set(key, { key, owner, a: places.get(key)?.a ?? null, b: record });
  return [...places.values()];
}

/** Whether one is missing or holds something else; when they end is told by the calls that set it. */
export const recordsDiffer = ({ a, b }: Place): boolean =>
  a === null || b === null || contents(a) !== contents(b);
