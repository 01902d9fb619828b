/** Two servers and the spine between them: stations share rows, so that each difference sits at its own height. */
import clsx from 'clsx';
import { Check, Minus, X } from 'lucide-react';
import type { Station } from '#shared/trace.ts';
import { type StationView, stationsOf } from '../explain/stations.ts';
import { compareTexts } from '../texts/compare.ts';
import { Heard } from '../ui/Heard.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import type { Both, SideName } from './comparison.ts';
import { DuoStores } from './DuoStores.tsx';
import { Id, Unequal } from './Marks.tsx';
import { type Moment, sentencesAt } from './moment.ts';
import type { Setup } from './presets.ts';
import { differingSettings } from './settings.ts';
import type { ComparisonView } from './useComparison.ts';
import './duo.css';
import './duo-station.css';

const { duo: T, sides: SIDE } = compareTexts;

export interface DuoProps {
  view: ComparisonView;
  moment: Moment;
  /** On a phone one of the two is in front. */
  front: SideName;
  onFront: (side: SideName) => void;
}

export function Duo({ view, moment, front, onFront }: DuoProps) {
  const stations = { a: stationsOf(moment.exchanges.a), b: stationsOf(moment.exchanges.b) };
  const { onlyDifferences, state } = view;
  const rows = stations.a.map((a, index) => {
    const b = stations.b[index] ?? a;
    return { a, b, sentences: sentencesAt(moment.differences, a.id) };
  });
  const shown = onlyDifferences ? rows.filter(({ sentences }) => sentences.length > 0) : rows;
  return (
    <section className="duo" aria-label={T.name} data-front={front}>
      <div className="duo-front">
        <Segmented
          label={T.front}
          value={front}
          options={[
            { value: 'a', label: T.servers.a },
            { value: 'b', label: T.servers.b },
          ]}
          onChange={onFront}
        />
      </div>
      <div className="duo-top" aria-hidden="true">
        <i className="duo-run" />
        <i className="duo-drop duo-a" />
        <i className="duo-drop duo-b" />
      </div>
      <div className="duo-grid">
        <span className="duo-plate duo-a" />
        <span className="duo-plate duo-b" />
        <Heads setups={state.setups} />
        {shown.map(({ a, b, sentences }) => (
          <div className="duo-row" key={a.id}>
            <StationCell side="a" station={a} moment={moment} at={moment.row?.place} />
            <div className="duo-spine">
              {sentences.length > 0 && <Unequal sentences={sentences} label={a.label} />}
            </div>
            <StationCell side="b" station={b} moment={moment} at={moment.row?.place} />
          </div>
        ))}
        {shown.length === 0 && (
          <div className="duo-row duo-same">
            <p>{T.noneHere}</p>
          </div>
        )}
      </div>
      <DuoStores moment={moment} onlyDifferences={onlyDifferences} />
    </section>
  );
}

function Heads({ setups }: { setups: Both<Setup> }) {
  const settings = differingSettings(setups);
  // One with its value has room; where more differ, the panel of the options lists them.
  const more = settings.length - 1;
  const head = (side: SideName) => (
    <div className={clsx('duo-head', `duo-${side}`)}>
      <h3>
        <Heard text={T.server} seen={SIDE[side]} />
      </h3>
      {settings.length === 0 && <span className="duo-alike">{T.sameAs[side]}</span>}
      {settings.slice(0, 1).map((setting) => (
        <code key={setting.name}>
          <mark>
            {setting.name}: {setting[side]}
          </mark>
        </code>
      ))}
      {more > 0 && <span className="duo-alike">{T.more(more)}</span>}
    </div>
  );
  const sentences = settings.map(({ name, a, b }) => compareTexts.facts.differs(name, a, b));
  return (
    <div className="duo-row duo-heads">
      {head('a')}
      <div className="duo-spine">
        {settings.length > 0 && <Unequal sentences={sentences} label={T.setup} />}
      </div>
      {head('b')}
    </div>
  );
}

interface StationCellProps {
  side: SideName;
  station: StationView;
  moment: Moment;
  at: string | undefined;
}

/** What a station says on one line, for those who listen. */
const stationSaid = ({ words, sid, state }: StationView): string =>
  words ?? (sid === null ? (state === 'waiting' ? T.notReached : T.passed) : T.sessionId);

const DECIDED: readonly Station[] = ['save', 'set-cookie'];

function StationCell({ side, station, moment, at }: StationCellProps) {
  const { id, label, words, code, sid, ghost, state } = station;
  const decided = DECIDED.includes(id) && state !== 'waiting';
  return (
    <div
      className={clsx(
        'cst',
        `cst-${state}`,
        `duo-${side}`,
        decided && (state === 'passed' ? 'cst-yes' : 'cst-no'),
        at === id && 'cst-here',
      )}
    >
      <span className="cst-node" aria-hidden="true">
        {state === 'passed' && <Check />}
        {state === 'skipped' && <Minus />}
        {state === 'failed' && <X />}
      </span>
      <span className="cst-label">
        <span className="vh">{T.station(SIDE[side])} </span>
        {label}
      </span>
      <span className="cst-value">
        {words !== null &&
          (code ? (
            <code title={words} data-shortened="">
              {words}
            </code>
          ) : (
            words
          ))}
        {sid !== null && <Id sid={sid} world={moment.worlds[side]} ghost={ghost} />}
        {words === null && sid === null && <span className="vh">{stationSaid(station)}</span>}
      </span>
    </div>
  );
}
