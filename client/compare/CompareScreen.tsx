/** The comparison as a mode of its own: over the sandbox, which goes on below untouched. Loaded when it is first opened. */
import { ArrowLeft } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useModel } from '../model/hooks.tsx';
import { compareTexts } from '../texts/compare.ts';
import { Button, Select } from '../ui/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';
import { differing, type Group } from './alignment.ts';
import { ChangesTable } from './ChangesTable.tsx';
import { CompareTransport } from './CompareTransport.tsx';
import { Comparison, type SideName } from './comparison.ts';
import { Duo } from './Duo.tsx';
import { DuoTable } from './DuoTable.tsx';
import { type CompareMode, openCompare } from './mode.ts';
import { isExchange } from './moment.ts';
import { PRESETS } from './presets.ts';
import { DifferencesHere, Score } from './Score.tsx';
import { SentToBoth } from './SentToBoth.tsx';
import { Setups } from './Setups.tsx';
import { type Recorded, recordedSteps } from './script.ts';
import { useComparison } from './useComparison.ts';
import { questionsOf, setupOf } from './whatIf.ts';
import './compare.css';

const T = compareTexts;

type Layout = 'duo' | 'table';
const RECORDED = 'recorded';
const OWN = 'own';

export function CompareScreen({ mode }: { mode: CompareMode }) {
  const model = useModel();
  const [opened] = useState(() => begin(mode, model));
  const { comparison, recorded, now } = opened;
  const view = useComparison(comparison);
  const { state, moment, seek } = view;
  const [chosen, choose] = useState<string>(opened.chosen);
  const [question, ask] = useState<string>(OWN);
  const [layout, setLayout] = useState<Layout>(mode === 'what-if' ? 'table' : 'duo');
  const [front, setFront] = useState<SideName>('a');
  const screen = useRef<HTMLElement>(null);
  const preset = PRESETS.find(({ id }) => id === chosen) ?? null;
  const questions = questionsOf(now);

  useEffect(() => {
    comparison.runAll();
    screen.current?.focus({ preventScroll: true });
    return () => comparison.close();
  }, [comparison]);

  const take = (id: string) => {
    choose(id);
    seek(null);
    const other = PRESETS.find((each) => each.id === id);
    if (other !== undefined) comparison.choose({ a: other.a, b: other.b }, other.script);
    else comparison.choose({ a: now, b: now }, recorded.steps);
    ask(OWN);
  };
  const takeQuestion = (id: string) => {
    ask(id);
    seek(null);
    const asked = questions.find((each) => each.id === id);
    if (asked !== undefined) comparison.choose({ a: now, b: asked.setup }, recorded.steps);
  };
  const isPlain =
    preset !== null &&
    state.setups.a === preset.a &&
    state.setups.b === preset.b &&
    state.script.map(({ step }) => step).every((step, index) => step === preset.script[index]) &&
    state.script.length === preset.script.length;
  const isAsked = questions.some(
    ({ id, setup }) => id === question && JSON.stringify(setup) === JSON.stringify(state.setups.b),
  );
  const problem = state.phase === 'failed' ? state.problem : null;
  const empty = chosen === RECORDED && state.script.length === 0;

  return (
    <main
      ref={screen}
      className="compare"
      data-layout={layout}
      tabIndex={-1}
      aria-label={T.title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) openCompare(null);
      }}
    >
      <div className="compare-bar">
        <Button kind="quiet" size="sm" icon={<ArrowLeft />} onClick={() => openCompare(null)}>
          {T.back}
        </Button>
        <h1>{chosen === RECORDED ? T.whatIfTitle : T.title}</h1>
        <Select
          label={T.pair}
          value={chosen}
          options={[
            ...PRESETS.map(({ id, label }) => ({ value: id, label })),
            { value: RECORDED, label: T.recorded },
          ]}
          onChange={take}
        />
        {chosen === RECORDED && (
          <Select
            label={T.question}
            value={isAsked ? question : OWN}
            options={[
              { value: OWN, label: T.ownQuestion },
              ...questions.map(({ id, words }) => ({ value: id, label: words })),
            ]}
            onChange={takeQuestion}
          />
        )}
        <Segmented
          label={T.shownAs}
          value={layout}
          options={[
            { value: 'duo', label: T.sideBySide },
            { value: 'table', label: T.changes },
          ]}
          onChange={setLayout}
        />
        <p className="compare-status" role="status">
          {state.phase === 'running'
            ? T.running
            : problem === null && state.run !== null && summary(state.run.groups)}
        </p>
      </div>
      {problem !== null && (
        <div className="compare-problem" role="alert">
          <p>
            <b>{T.failed}</b> {problem}
          </p>
          <Button size="sm" onClick={() => comparison.runAll()}>
            {T.tryAgain}
          </Button>
        </div>
      )}
      {chosen === RECORDED && recorded.outside > 0 && (
        <p className="compare-note">{T.outside(recorded.outside)}</p>
      )}
      {empty && <p className="compare-note">{T.noRequests}</p>}
      <div className="compare-stage">
        {layout === 'duo' ? (
          <>
            <SentToBoth view={view} moment={moment} />
            <Duo view={view} moment={moment} front={front} onFront={setFront} />
          </>
        ) : (
          <>
            <span className="compare-only">
              <Switch
                label={T.onlyDifferences}
                checked={view.onlyDifferences}
                onChange={view.setOnlyDifferences}
              />
              <span aria-hidden="true">{T.onlyDifferences}</span>
            </span>
            <ChangesTable view={view} />
          </>
        )}
      </div>
      <aside className="compare-side" aria-label={T.setupsAndDifferences}>
        <Setups view={view} />
        {state.run !== null && layout === 'duo' && <DifferencesHere moment={moment} />}
        {state.run !== null && (
          <Score run={state.run} moment={moment} lesson={isPlain ? preset.lesson : null} />
        )}
        <p className="compare-ids">{T.idsNote}</p>
      </aside>
      {layout === 'duo' && (
        <div className="compare-time">
          <CompareTransport view={view} moment={moment} />
          <DuoTable view={view} moment={moment} />
        </div>
      )}
    </main>
  );
}

function summary(groups: readonly Group[]): string {
  const exchanges = groups.filter(isExchange);
  if (groups.length === 0) return '';
  const count = exchanges.filter((group) => differing(group).length > 0).length;
  return count === 0 && groups.every((group) => differing(group).length === 0)
    ? T.changed.same
    : T.exchangesDiffer(count, exchanges.length);
}

interface Opened {
  comparison: Comparison;
  recorded: Recorded;
  now: ReturnType<typeof setupOf>;
  chosen: string;
}

/** What was done in the sandbox until now is taken once: the sandbox may go on meanwhile. */
function begin(mode: CompareMode, model: ReturnType<typeof useModel>): Opened {
  const now = setupOf(model.getState().world);
  const recorded = recordedSteps(model.events(), model.worldAt(0));
  const [first] = PRESETS;
  const { origin } = location;
  return mode === 'presets'
    ? {
        comparison: new Comparison(origin, { a: first.a, b: first.b }, first.script),
        recorded,
        now,
        chosen: first.id,
      }
    : {
        comparison: new Comparison(origin, { a: lastAsked(model) ?? now, b: now }, recorded.steps),
        recorded,
        now,
        chosen: RECORDED,
      };
}

/** The setup under which the last request was sent: it may have been changed since. */
function lastAsked(model: ReturnType<typeof useModel>) {
  const last = model.getState().exchanges.at(-1);
  return last === undefined ? null : setupOf(model.worldAt(last.firstSeq));
}
