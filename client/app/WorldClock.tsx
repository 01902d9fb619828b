/** The sandbox's clock, and the buttons that move it ahead for server, cookies and store alike. */
import { FastForward } from 'lucide-react';
import { useState } from 'react';
import { nextExpiry } from '#shared/nextExpiry.ts';
import { useModel, useSandboxTime, useView } from '../model/hooks.tsx';
import { appTexts } from '../texts/app.ts';
import { Button, ButtonGroup, IconButton, Menu, MenuItem, type Refusal } from '../ui/index.ts';
import { clockText } from './clockText.ts';
import './world-clock.css';

const words = appTexts.clock;
const STEPS = [
  { ...words.steps.second, ms: 1000 },
  { ...words.steps.minute, ms: 60_000 },
  { ...words.steps.hour, ms: 3_600_000 },
  { ...words.steps.day, ms: 86_400_000 },
];

export function WorldClock({ attempt, inMenu }: { attempt: Refusal['attempt']; inMenu: boolean }) {
  const model = useModel();
  const live = useView(({ connection }) => connection === 'live');
  const [moved, setMoved] = useState('');

  const ends = useView(({ world }) => nextExpiry(world, model.sandboxNow()) !== null);

  const move = async (byMs: number, said: string) => {
    setMoved('');
    if (await attempt(model.sendCommand({ type: 'advanceClock', byMs }))) setMoved(said);
  };
  const ahead = (step: (typeof STEPS)[number]) => move(step.ms, step.moved);
  const toNextExpiry = async () => {
    const now = model.sandboxNow();
    const next = nextExpiry(model.getState().world, now);
    if (next !== null) await move(Math.ceil(next.at - now) + 1, words.movedToEnd(next.what));
  };

  return (
    <div className="clock">
      <ClockFace />
      {inMenu ? (
        <Menu
          label={words.move}
          trigger={
            <IconButton label={words.moveSandbox} disabled={!live}>
              <FastForward />
            </IconButton>
          }
        >
          {STEPS.map((step) => (
            <MenuItem key={step.ms} onSelect={() => void ahead(step)}>
              {step.button}
            </MenuItem>
          ))}
          {ends && <MenuItem onSelect={() => void toNextExpiry()}>{words.toExpiry}</MenuItem>}
        </Menu>
      ) : (
        <ButtonGroup label={words.moveSandbox}>
          {STEPS.map((step) => (
            <Button key={step.ms} disabled={!live} onClick={() => void ahead(step)}>
              {step.button}
            </Button>
          ))}
          <Button
            disabled={!live || !ends}
            title={words.expiryHint}
            aria-label={words.toExpiry}
            onClick={() => void toNextExpiry()}
          >
            {words.expiry}
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
  // Of the same width as the time that will stand there.
  if (!known)
    return (
      <span className="clock-face clock-coming">
        <span className="clock-day">{clockText(Date.now(), Date.now()).day}</span> --:--:--
      </span>
    );
  return (
    <span className="clock-face" title={words.whole(full)}>
      <span className="vh">{words.name} </span>
      <span className="clock-day">{day}</span> <time dateTime={new Date(at).toISOString()}>{time}</time>
    </span>
  );
}
