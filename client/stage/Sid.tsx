/** A session id as its chip, numbered as in the world on the stage. */
import { chipOf } from '#shared/cookies.ts';
import { useView } from '../model/hooks.tsx';
import { SidChip } from '../ui/index.ts';

export interface SidProps {
  sid: string;
  ghost?: boolean | undefined;
  pinnable?: boolean | undefined;
}

/** Draws nothing for an id that no event has told yet. */
export function Sid({ sid, ghost, pinnable }: SidProps) {
  const n = useView((state) => state.world.chips.get(sid) ?? null);
  // While its record is destroyed, every place says so.
  const destroyed = useView(
    ({ event }) => event?.type === 'store.destroy' && event.outcome === 'ok' && event.sid === sid,
  );
  if (n === null) return null;
  return (
    <SidChip
      n={n}
      label={chipOf(sid, n).label}
      title={sid}
      ghost={ghost === true || destroyed}
      pinnable={pinnable}
    />
  );
}
