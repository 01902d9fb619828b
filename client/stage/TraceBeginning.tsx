/** At the moment before the first event that the page has, where there were others before it: what is known of then. */
import { History } from 'lucide-react';
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
  const rows = [
    {
      key: 'records',
      name: words.records,
      cell: (world: World) => String(world.store.size + world.storeUnlisted),
    },
  ];
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
          {rows.map(({ key, name, cell }) => (
            <tr
              key={key}
              className={before !== null && cell(before) !== cell(after) ? 'stood-changed' : undefined}
            >
              <th scope="row">{name}</th>
              {before !== null && <td>{cell(before)}</td>}
              <td>{cell(after)}</td>
            </tr>
          ))}
          {after.browsers.slice(0, BROWSERS).map(({ name }) => (
            <tr
              key={name}
              className={before !== null && !sameJar(before, after, name) ? 'stood-changed' : undefined}
            >
              <th scope="row">{words.jar(name)}</th>
              {before !== null && <Jar world={before} browser={name} />}
              <Jar world={after} browser={name} />
            </tr>
          ))}
          {before !== null && (
            <tr
              className={
                changedOptions(before.options, after.options).length > 0 ? 'stood-changed' : undefined
              }
            >
              <th scope="row">{words.options}</th>
              <td />
              <td>{changedOptions(before.options, after.options).join(', ') || words.same}</td>
            </tr>
          )}
        </tbody>
      </table>
    </Plate>
  );
}

const cookiesOf = (world: World, browser: string) =>
  world.browsers.find(({ name }) => name === browser)?.cookies ?? [];

const sameJar = (before: World, after: World, browser: string): boolean =>
  JSON.stringify(cookiesOf(before, browser).map(({ name, value }) => [name, value])) ===
  JSON.stringify(cookiesOf(after, browser).map(({ name, value }) => [name, value]));

/** The chip where a jar holds a session's cookie, else how many it holds. */
function Jar({ world, browser }: { world: World; browser: string }) {
  const cookies = cookiesOf(world, browser);
  const sid = cookies.find((cookie) => cookie.sid !== null)?.sid ?? null;
  if (sid !== null)
    return (
      <td>
        <Sid sid={sid} />
      </td>
    );
  return <td>{cookies.length === 0 ? words.empty : words.cookies(cookies.length)}</td>;
}
