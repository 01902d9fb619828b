/** Both stores below the servers: who left something to remember in one of them has a place in the other as well. */
import { STORES } from '#shared/storeFacts.ts';
import { entriesOf } from '../explain/session.ts';
import { remaining } from '../explain/time.ts';
import { compareTexts } from '../texts/compare.ts';
import { BlankDrawer, Cabinet, Drawer } from '../ui/index.ts';
import type { Both, SideName } from './comparison.ts';
import { Id, Unequal } from './Marks.tsx';
import type { Moment } from './moment.ts';
import { isEmpty, type Place, placesOf, recordsDiffer } from './records.ts';

const T = compareTexts.stores;

export function DuoStores({ moment, onlyDifferences }: { moment: Moment; onlyDifferences: boolean }) {
  const places = placesOf(moment.worlds);
  const differing = places.filter(recordsDiffer);
  const shown = onlyDifferences ? differing : places;
  const sentences = differing.map(({ owner, a, b }) =>
    compareTexts.facts.differs(owner ?? T.somebody, dataWords(a), dataWords(b)),
  );
  return (
    <div className="duo-stores">
      <Store side="a" moment={moment} places={shown} />
      <div className="duo-spine">
        {sentences.length > 0 && <Unequal sentences={sentences} label={T.name} />}
      </div>
      <Store side="b" moment={moment} places={shown} />
    </div>
  );
}

const dataWords = (record: Place['a']): string => {
  if (record === null) return compareTexts.facts.nothing;
  const entries = entriesOf(record.data)?.filter(({ key }) => !key.startsWith('__')) ?? [];
  return entries.length === 0 ? '{ }' : entries.map(({ key, value }) => `${key}: ${value}`).join(', ');
};

interface StoreProps {
  side: SideName;
  moment: Moment;
  places: readonly Place[];
}

function Store({ side, moment, places }: StoreProps) {
  const world = moment.worlds[side];
  const records = [...world.store.values()];
  const empty = records.filter(isEmpty).length;
  const summary = T.summary(STORES[world.storeKind].name, records.length, empty);
  return (
    <div className={`duo-${side} duo-store`}>
      <Cabinet title={T.of[side]} summary={summary}>
        {places.map((place) => {
          const record = place[side];
          if (record === null)
            return (
              <li key={place.key} className="duo-slot">
                {place.owner === null ? T.nothingThere : T.leftNothing(place.owner)}
              </li>
            );
          return (
            <Drawer
              key={place.key}
              chip={<Id sid={record.sid} world={world} />}
              op={{ op: record.op }}
              data={dataWords(record)}
              dataTitle={record.data}
              expiry={remaining(record.written, record.expires, world.t, T.noExpiry)}
              fresh={recordsDiffer(place)}
            />
          );
        })}
        {places.length === 0 && <BlankDrawer>{records.length === 0 ? T.empty : T.sameSoFar}</BlankDrawer>}
      </Cabinet>
    </div>
  );
}

/** What each browser holds: the id in its session cookie. */
export function heldIds(worlds: Both<Moment['worlds']['a']>) {
  const names = [...new Set([...worlds.a.browsers, ...worlds.b.browsers].map(({ name }) => name))];
  const held = (side: SideName, name: string) =>
    worlds[side].browsers.find((browser) => browser.name === name)?.cookies.find(({ sid }) => sid !== null)
      ?.sid ?? null;
  return names.map((name) => ({ name, a: held('a', name), b: held('b', name) }));
}
