/** Runs the script and moves through what came of it, in both at once. */
import clsx from 'clsx';
import { ChevronsRight, ListRestart, Pause, Play, SkipBack, SkipForward, StepForward } from 'lucide-react';
import { SPEEDS } from '../model/state.ts';
import { compareTexts } from '../texts/compare.ts';
import { Button, IconButton, Select } from '../ui/index.ts';
import { Switch } from '../ui/Switch.tsx';
import { differing } from './alignment.ts';
import { UnequalSign } from './Marks.tsx';
import { endOf, isExchange, type Moment, nextDifference } from './moment.ts';
import { stepWords } from './script.ts';
import type { ComparisonView } from './useComparison.ts';
import { usePlay } from './usePlay.ts';
import './compare-transport.css';

const T = compareTexts.transport;

export function CompareTransport({ view, moment }: { view: ComparisonView; moment: Moment }) {
  const { comparison, state, seek, onlyDifferences, setOnlyDifferences } = view;
  const { run, script } = state;
  const player = usePlay(view);
  const groups = run?.groups ?? [];
  const done = run?.refused.length ?? 0;
  const at = moment.at;
  const total = moment.total;
  const toDifference = nextDifference(groups, at);
  const then = (act: () => void) => () => {
    seek(null);
    act();
  };
  return (
    <div className="ct">
      <IconButton label={T.rewind} onClick={then(() => comparison.rewind())}>
        <ListRestart />
      </IconButton>
      <IconButton
        label={T.stepOn}
        disabled={done >= script.length || state.phase === 'running'}
        onClick={then(() => comparison.stepOn())}
      >
        <StepForward />
      </IconButton>
      <IconButton className="ct-all" label={T.runAll} onClick={then(() => comparison.runAll())}>
        <ChevronsRight />
      </IconButton>
      <span className="ct-gap" />
      <IconButton label={T.previousEvent} disabled={at === 0} onClick={() => seek(at - 1)}>
        <SkipBack />
      </IconButton>
      <IconButton
        className="ct-play"
        label={player.playing ? T.pause : T.play}
        disabled={total === 0}
        onClick={() => (player.playing ? player.pause() : player.play())}
      >
        {player.playing ? <Pause /> : <Play />}
      </IconButton>
      <IconButton label={T.nextEvent} disabled={at >= total} onClick={() => seek(at + 1)}>
        <SkipForward />
      </IconButton>
      <span className="ct-speed">
        <Select
          label={T.speed}
          value={String(player.speed)}
          options={SPEEDS.map((one) => ({ value: String(one), label: T.times(one) }))}
          onChange={(value) => player.setSpeed(SPEEDS.find((one) => String(one) === value) ?? 1)}
        />
      </span>
      <fieldset className="ct-scrub">
        <legend className="vh">{T.moment}</legend>
        <Segments view={view} moment={moment} />
      </fieldset>
      <Button
        size="sm"
        className="ct-next"
        disabled={toDifference === null}
        icon={<UnequalSign small />}
        onClick={() => seek(toDifference)}
      >
        {T.nextDifference}
      </Button>
      <span className="ct-only">
        <Switch
          label={compareTexts.onlyDifferences}
          checked={onlyDifferences}
          onChange={setOnlyDifferences}
        />
        <span aria-hidden="true">{compareTexts.onlyDifferences}</span>
      </span>
      <p className="vh" role="status">
        {moment.row != null && T.spoken(moment.row.title, moment.row.differences.join(' '))}
      </p>
    </div>
  );
}

function Segments({ view, moment }: { view: ComparisonView; moment: Moment }) {
  const groups = view.state.run?.groups ?? [];
  let number = 0;
  return groups.map((group, index) => {
    const exchange = isExchange(group);
    if (exchange) number += 1;
    const differs = differing(group).length > 0;
    const step = view.state.script[group.step]?.step;
    const name = exchange
      ? T.exchange(number, differs)
      : T.step(step === undefined ? null : stepWords(step), differs);
    const here = moment.groupAt === index;
    const from = endOf(groups, index - 1);
    const seen = here ? (moment.at - from) / group.rows.length : 1;
    return (
      <button
        key={`${group.step} ${group.a} ${group.b}`}
        type="button"
        className={clsx('ct-group', !exchange && 'ct-loose', differs && 'ct-differs', here && 'ct-here')}
        aria-label={name}
        aria-current={here ? 'step' : undefined}
        onClick={() => view.seek(endOf(groups, index))}
      >
        {exchange ? number : '·'}
        {here && <i aria-hidden="true" style={{ transform: `scaleX(${seen})` }} />}
      </button>
    );
  });
}
