/** The controls of the stage's cursor: step, play, replay, pace, and where it stands. */
import {
  ChevronFirst,
  ChevronLast,
  ChevronsLeft,
  ChevronsRight,
  Pause,
  Play,
  RotateCcw,
  ScanSearch,
  StepBack,
  StepForward,
} from 'lucide-react';
import type { Ref } from 'react';
import { placeWords } from '../explain/moment.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { SPEEDS, type Speed } from '../model/state.ts';
import { timelineTexts } from '../texts/timeline.ts';
import { Heard } from '../ui/Heard.tsx';
import { Button, IconButton, Select } from '../ui/index.ts';
import { FilterField } from './filter/FilterField.tsx';
import { Scrubber } from './Scrubber.tsx';
import './transport.css';

const words = timelineTexts.transport;

export interface TransportProps {
  filter: string;
  onFilter: (filter: string) => void;
  /** The id of what says what is wrong with the filter; null where nothing is. */
  errorId: string | null;
  fieldRef: Ref<{ focus: () => void }>;
  onInspect: (exchange: number) => void;
}

export function Transport({ filter, onFilter, errorId, fieldRef, onInspect }: TransportProps) {
  const { player } = useModel();
  const mode = useView((state) => state.cursor.mode);
  const speed = useView((state) => state.cursor.speed);
  return (
    <div className="transport">
      <IconButton
        label={words.previousExchange}
        className="transport-far"
        onClick={() => player.stepExchange(-1)}
      >
        <ChevronFirst />
      </IconButton>
      <IconButton
        label={words.previousStation}
        className="transport-far"
        onClick={() => player.stepStation(-1)}
      >
        <ChevronsLeft />
      </IconButton>
      <IconButton label={words.stepBack} data-place="step-back" onClick={() => player.stepEvent(-1)}>
        <StepBack />
      </IconButton>
      {mode === 'paused' ? (
        <IconButton label={words.play} className="transport-play" onClick={player.play}>
          <Play />
        </IconButton>
      ) : (
        <IconButton label={words.pause} className="transport-play" onClick={player.pause}>
          <Pause />
        </IconButton>
      )}
      <IconButton label={words.stepForward} onClick={() => player.stepEvent(1)}>
        <StepForward />
      </IconButton>
      <IconButton label={words.nextStation} className="transport-far" onClick={() => player.stepStation(1)}>
        <ChevronsRight />
      </IconButton>
      <IconButton label={words.nextExchange} className="transport-far" onClick={() => player.stepExchange(1)}>
        <ChevronLast />
      </IconButton>
      <PlayAgain />
      <Select
        label={words.speed}
        value={String(speed)}
        options={SPEEDS.map((one) => ({ value: String(one), label: words.times(one) }))}
        onChange={(value) => player.setSpeed(speedOf(value))}
      />
      <Where />
      <Scrubber />
      <InspectThis onInspect={onInspect} />
      <FilterField ref={fieldRef} value={filter} onChange={onFilter} errorId={errorId} />
    </div>
  );
}

const speedOf = (value: string): Speed => SPEEDS.find((speed) => String(speed) === value) ?? 1;

function PlayAgain() {
  const { player } = useModel();
  const shown = useView((state) => state.cursor.exchange);
  return (
    <IconButton
      label={words.again}
      className="transport-far"
      disabled={shown === null}
      onClick={() => shown !== null && player.replayExchange(shown)}
    >
      <RotateCcw />
    </IconButton>
  );
}

function InspectThis({ onInspect }: { onInspect: (exchange: number) => void }) {
  const shown = useView((state) => state.cursor.exchange);
  return (
    <IconButton
      label={words.inspect}
      disabled={shown === null}
      onClick={() => shown !== null && onInspect(shown)}
    >
      <ScanSearch />
    </IconButton>
  );
}

/** Live, or what the stage stands at with the way back; the button beside it shows whether it plays. */
function Where() {
  const { player } = useModel();
  const mode = useView((state) => state.cursor.mode);
  const place = useView(({ event }) => placeWords(event));
  if (mode === 'live') return <span className="where where-live">{words.live}</span>;
  return (
    <span className="where">
      <i aria-hidden="true" />
      <span className="where-words" title={place} data-shortened="">
        <Heard text={mode === 'playing' ? words.playing : words.pausedAt} seen={<b>{place}</b>} />
      </span>
      <Button size="sm" onClick={player.live}>
        {words.live}
      </Button>
    </span>
  );
}
