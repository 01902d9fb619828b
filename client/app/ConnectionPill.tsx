/** How the page stands with its sandbox: a word, a shape and a colour; a change is announced. */
import clsx from 'clsx';
import { CircleAlert, CircleCheck, Film, LoaderCircle, Unplug } from 'lucide-react';
import type { ReactNode } from 'react';
import { useView } from '../model/hooks.tsx';
import type { ModelState } from '../model/state.ts';
import { appTexts } from '../texts/app.ts';
import './connection-pill.css';

type PillState = 'live' | 'crashed' | 'replaced' | 'connecting' | 'offline' | 'refused' | 'recording';

const ICONS: Record<PillState, ReactNode> = {
  live: <CircleCheck />,
  crashed: <CircleAlert />,
  replaced: <CircleAlert />,
  connecting: <LoaderCircle />,
  offline: <Unplug />,
  refused: <CircleAlert />,
  recording: <Film />,
};

function pillState({ connection, world }: ModelState): PillState {
  if (connection !== 'live' || world.crash === null) return connection;
  return world.running ? 'replaced' : 'crashed';
}

/** `brief`: the banner under the bar says the rest. While it connects, the stage says it: so nothing moves once it has. */
export function ConnectionPill({ brief }: { brief: boolean }) {
  const state = useView(pillState);
  const { text, short } = appTexts.pill[state];
  const turns = state === 'connecting';
  return (
    <span role="status" className={clsx('pill', `pill-${state}`)} title={text}>
      {ICONS[state]}
      {brief && !turns && (
        <span className="pill-word" aria-hidden="true">
          {short}
        </span>
      )}
      <span className={clsx((brief || turns) && 'vh')}>{text}</span>
    </span>
  );
}
