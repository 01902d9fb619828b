/** How the page stands with its sandbox: a word, a shape and a colour; a change is announced. */
import clsx from 'clsx';
import { CircleAlert, CircleCheck, Film, LoaderCircle, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../model/hooks.tsx';
import type { ModelState } from '../model/state.ts';
import './connection-pill.css';

type PillState = 'live' | 'crashed' | 'replaced' | 'connecting' | 'offline' | 'refused' | 'recording';

const PILLS: Record<PillState, { text: string; short: string; icon: ReactNode }> = {
  live: { text: 'Live', short: 'Live', icon: <CircleCheck /> },
  crashed: { text: 'Server crashed', short: 'Crashed', icon: <CircleAlert /> },
  replaced: { text: 'Server crashed, replaced', short: 'Replaced', icon: <CircleAlert /> },
  connecting: { text: 'Connecting', short: 'Connecting', icon: <LoaderCircle /> },
  offline: { text: 'Offline, retrying', short: 'Offline', icon: <Unplug /> },
  refused: { text: 'Refused', short: 'Refused', icon: <CircleAlert /> },
  recording: { text: 'A recording, not live', short: 'Recording', icon: <Film /> },
};

function pillState({ connection, world }: ModelState): PillState {
  if (connection !== 'live' || world.crash === null) return connection;
  return world.running ? 'replaced' : 'crashed';
}

/** `brief`: the banner under the bar says the rest. */
export function ConnectionPill({ brief }: { brief: boolean }) {
  const state = useView(pillState);
  const { text, short, icon } = PILLS[state];
  return (
    <span role="status" className={clsx('pill', `pill-${state}`)} title={text}>
      {icon}
      {brief && (
        <span className="pill-word" aria-hidden="true">
          {short}
        </span>
      )}
      <span className={clsx(brief && 'vh')}>{text}</span>
    </span>
  );
}
