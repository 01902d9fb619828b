/** The sandbox's clock, and the buttons that move it ahead for server, cookies and store alike. */
import { FastForward } from 'lucide-react';
import { useState } from 'react';
import { nextExpiry } from '#shared/nextExpiry.ts';
import { useModel, useSandboxTime, useView } from '../model/hooks.tsx';
import { Button, ButtonGroup, IconButton, Menu, MenuItem, type Refusal } from '../ui/index.ts';
import { clockText } from './clockText.ts';
import './world-clock.css';

const STEPS = [
  { label: '+1 s', said: '1 second', ms: 1000 },
  { label: '+1 min', said: '1 minute', ms: 60_000 },
  { label: '+1 h', said: '1 hour', ms: 3_600_000 },
  { label: '+1 day', said: '1 day', ms: 86_400_000 },
] as const;

export function WorldClock({ attempt, inMenu }: { attempt: Refusal['attempt']; inMenu: boolean }) {
  const model = useModel();
  const live = useView(({ connection }) => connection === 'live');
  const [moved, setMoved] = useState('');

  const ends = useView(({ world }) => nextExpiry(world, model.sandboxNow()) !== null);

  const move = async (byMs: number, said: string) => {
    setMoved('');
    if (await attempt(model.sendCommand({ type: 'advanceClock', byMs }))) setMoved(said);
  };
  const ahead = ({ ms, said }: (typeof STEPS)[number]) => move(ms, `The clock moved ${said} ahead.`);
  const toNextExpiry = async () => {
    const now = model.sandboxNow();
    const next = nextExpiry(model.getState().world, now);
    if (next !== null)
      await move(Math.ceil(next.at - now) + 1, `The clock moved to the end of ${next.what}.`);
  };

  return (
    <div className="clock">
      <ClockFace />
      {inMenu ? (
        <Menu
          label="Move the clock ahead"
          trigger={
            <IconButton label="Move the sandbox’s clock ahead" disabled={!live}>
              <FastForward />
            </IconButton>
          }
        >
          {STEPS.map((step) => (
            <MenuItem key={step.ms} onSelect={() => void ahead(step)}>
              {step.label}
            </MenuItem>
          ))}
          {ends && <MenuItem onSelect={() => void toNextExpiry()}>To the next expiry</MenuItem>}
        </Menu>
      ) : (
        <ButtonGroup label="Move the sandbox’s clock ahead">
          {STEPS.map((step) => (
            <Button key={step.ms} disabled={!live} onClick={() => void ahead(step)}>
              {step.label}
            </Button>
          ))}
          <Button
            disabled={!live || !ends}
            title="Moves the clock to the moment when the next cookie or session ends."
            aria-label="To the next expiry"
            onClick={() => void toNextExpiry()}
          >
            expiry
          </Button>
        </ButtonGroup>
      )}
      <span role="status" className="vh">
        {moved}
      </span>
    </div>
  );
}

/** Shows the moment on the stage, or the present where it follows it. */
function ClockFace() {
  const at = useSandboxTime('shown');
  const known = useView(({ head }) => head > 0);
  const { day, time, full } = clockText(at, Date.now());
  if (!known) return <span className="clock-face">--:--:--</span>;
  return (
    <span className="clock-face" title={`The sandbox’s clock: ${full}. Server, cookies and store go by it.`}>
      <span className="vh">Sandbox clock </span>
      <span className="clock-day">{day}</span> <time dateTime={new Date(at).toISOString()}>{time}</time>
    </span>
  );
}
