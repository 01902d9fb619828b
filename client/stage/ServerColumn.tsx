/** The right of the stage: the request's way through the server, station by station, and the store below. */
import { Lock } from 'lucide-react';
import { useState } from 'react';
import { HoldStation } from '#shared/holds.ts';
import type { Station } from '#shared/trace.ts';
import { type StationView, stationsOf } from '../explain/stations.ts';
import { useView } from '../model/hooks.tsx';
import type { ModelState } from '../model/state.ts';
import { stageTexts } from '../texts/stage.ts';
import { FieldError, Heard, type Refusal, StationRow, useRefusal } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { HoldButton } from './HoldButton.tsx';
import { HoldScope } from './HoldScope.tsx';
import { Seal } from './Seal.tsx';
import { Sid } from './Sid.tsx';
import { StoreCabinet } from './StoreCabinet.tsx';
import { useAct } from './useAct.ts';
import './server.css';

const words = stageTexts.server;

export interface ServerColumnProps {
  lit: Station | null;
  /** The station that is explained while none is lit. */
  selected: Station | null;
  onSelect: (station: Station) => void;
}

export function ServerColumn({ lit, selected, onSelect }: ServerColumnProps) {
  return (
    <section className="server" aria-label={words.name}>
      <h2 className="zone">{words.name}</h2>
      <Rack lit={lit} selected={selected} onSelect={onSelect} />
      <StoreCabinet />
    </section>
  );
}

function Rack({ lit, selected, onSelect }: ServerColumnProps) {
  const exchange = useView((state) => state.exchange);
  const port = useView((state) => state.shown.port);
  const tlsPort = useView((state) => state.shown.tlsPort);
  const state = useView(rackState);
  const browsers = useView((state) => state.world.browsers);
  const [chosen, choose] = useState<string | null>(null);
  const scope = browsers.some(({ name }) => name === chosen) ? chosen : null;
  const { error, attempt } = useRefusal();
  return (
    <div className="rack" data-anchor="server" data-down={state === 'down' || undefined}>
      <div className="rack-head">
        <span className="led" data-state={state} aria-hidden="true" />
        <b translate="no">localhost:{port ?? '…'}</b>
        {tlsPort !== null && state === 'up' && (
          <span className="rack-tls" title={words.certificate(`https://localhost:${tlsPort}`)}>
            <Lock />
            <Heard text={words.overTls} seen={<span className="rack-port">{tlsPort}</span>} />
          </span>
        )}
        {state !== 'up' && <span className="rack-what">{words.states[state]}</span>}
        {state === 'up' && <HoldScope scope={scope} onChange={choose} />}
      </div>
      <ol className="pipe">
        {stationsOf(exchange).map((station) => (
          <StationRow
            key={station.id}
            ref={anchored(`station ${station.id}`)}
            state={station.id === lit ? 'lit' : station.state}
            label={station.label}
            struck={station.struck ?? undefined}
            value={<Value station={station} />}
            dense={station.state === 'skipped'}
            selected={station.id === selected && lit === null}
            held={exchange?.heldAt === station.id}
            action={
              isHoldable(station.id) && <HoldToggle station={station.id} scope={scope} attempt={attempt} />
            }
            onSelect={
              exchange === null || station.state === 'waiting' ? undefined : () => onSelect(station.id)
            }
          />
        ))}
      </ol>
      <FieldError id="hold-error">{error}</FieldError>
    </div>
  );
}

type RackState = 'up' | 'down' | 'unknown' | 'refused' | 'away';

/** unknown: the page has nothing of it yet; refused: and it won't; away: the page can't tell how it is now. */
function rackState({ connection, cursor, head, shown }: ModelState): RackState {
  if (head === 0 && connection === 'refused') return 'refused';
  if (connection === 'offline' && !cursor.past) return 'away';
  if (head === 0) return 'unknown';
  return shown.running ? 'up' : 'down';
}

const isHoldable = (station: Station): station is HoldStation =>
  HoldStation.options.some((holdable) => holdable === station);

interface HoldToggleProps {
  station: HoldStation;
  scope: string | null;
  attempt: Refusal['attempt'];
}

function HoldToggle({ station, scope, attempt }: HoldToggleProps) {
  const act = useAct();
  const live = useView(({ connection }) => connection === 'live');
  const hold = useView(({ cursor, shown, world }) => {
    const { holds } = (cursor.past ? shown : world).holding;
    return holds.find((set) => set.station === station) ?? null;
  });
  return (
    <HoldButton
      station={station}
      hold={hold}
      scope={scope}
      disabled={!live}
      onToggle={() =>
        void attempt(
          act(hold === null ? { type: 'setHold', station, browser: scope } : { type: 'clearHold', station }),
        )
      }
    />
  );
}

function Value({ station: { id, state, words, code, sid, ghost } }: { station: StationView }) {
  return (
    <>
      {id === 'verify-signature' && (state === 'passed' || state === 'failed') && (
        <Seal holds={state === 'passed'} />
      )}
      {words !== null && (code ? <code>{words}</code> : words)}
      {words !== null && sid !== null && ' '}
      {sid !== null && <Sid sid={sid} ghost={ghost} />}
    </>
  );
}
