/** At the moment before the first event that the page has, where there were others before it: what is known of then. */
import { History } from 'lucide-react';
import type { ReactNode } from 'react';
import { changedOptions } from '#shared/optionChanges.ts';
import type { World } from '#shared/world.ts';
import { missingEvents } from '../model/beginning.ts';
import type { Beginning } from '../model/state.ts';
import { stageTexts } from '../texts/stage.ts';
import { Plate } from './Plate.tsx';
import { Sid } from './Sid.tsx';

const words = stageTexts.plates.beginning;

/** More browsers than this make no table. */
const BROWSERS = 4;

export function TraceBeginning({ beginning }: { beginning: Beginning }) {
  const { reason, before, after } = beginning;
  const changed = before === null ? [] : changedOptions(before.options, after.options);
  return (
    <Plate title={words.titles[reason]} icon={<History />} torn news>
      <p>{words.what[reason](missingEvents(beginning))}</p>
      <p>{before === null ? words.goesOn : words.known}</p>
      <table className="stood">
        <thead>
          <tr>
            <td />
            {before !== null && <th scope="col">{words.before}</th>}
            <th scope="col">{before === null ? words.atThen : words.after}</th>
          </tr>
        </thead>
        <tbody>
          <Row
            name={words.records}
            before={before && recordsOf(before)}
            after={recordsOf(after)}
            changed={before !== null && recordsOf(before) !== recordsOf(after)}
          />
          {after.browsers.slice(0, BROWSERS).map(({ name }) => (
            <Row
              key={name}
              name={words.jar(name)}
              before={before && <Jar world={before} browser={name} />}
              after={<Jar world={after} browser={name} />}
              changed={before !== null && !sameJar(before, after, name)}
            />
          ))}
          {before !== null && (
            <Row
              name={words.options}
              before=""
              after={changed.join(', ') || words.same}
              changed={changed.length > 0}
            />
          )}
        </tbody>
      </table>
    </Plate>
  );
}

interface RowProps {
  name: string;
  /** null where nothing is known of then. */
  before: ReactNode;
  after: ReactNode;
  changed: boolean;
}

const Row = ({ name, before, after, changed }: RowProps) => (
  <tr className={changed ? 'stood-changed' : undefined}>
    <th scope="row">{name}</th>
    {before !== null && <td>{before}</td>}
    <td>{after}</td>
  </tr>
);

const recordsOf = ({ store, storeUnlisted }: World): number => store.size + storeUnlisted;

const cookiesOf = (world: World, browser: string) =>
  world.browsers.find(({ name }) => name === browser)?.cookies ?? [];

const sameJar = (before: World, after: World, browser: string): boolean =>
  JSON.stringify(cookiesOf(before, browser).map(({ name, value }) => [name, value])) ===
  JSON.stringify(cookiesOf(after, browser).map(({ name, value }) => [name, value]));

/** The chip where a jar holds a session's cookie, else how many it holds. */
function Jar({ world, browser }: { world: World; browser: string }) {
  const cookies = cookiesOf(world, browser);
  const sid = cookies.find((cookie) => cookie.sid !== null)?.sid ?? null;
  if (sid !== null) return <Sid sid={sid} />;
  return cookies.length === 0 ? words.empty : words.cookies(cookies.length);
}
