/** Sets and clears the hold of one station: a live breakpoint, at which the server really waits. */
import { Hand } from 'lucide-react';
import type { Hold, HoldStation } from '#shared/holds.ts';
import { HOLD_PLACES, whose } from '../explain/holds.ts';
import { Tooltip } from '../ui/index.ts';

export interface HoldButtonProps {
  station: HoldStation;
  /** The hold that is set there. */
  hold: Hold | null;
  /** Whose requests a new hold stops; null: everybody's. */
  scope: string | null;
  disabled: boolean;
  onToggle: () => void;
}

export function HoldButton({ station, hold, scope, disabled, onToggle }: HoldButtonProps) {
  const { name, where } = HOLD_PLACES[station];
  const browser = hold === null ? scope : hold.browser;
  const hint =
    hold === null
      ? `Hold requests of ${whose(browser)} here, ${where}`
      : `Requests of ${whose(browser)} are held here, ${where}. Press to let them through.`;
  return (
    <Tooltip content={hint}>
      <button
        type="button"
        className="hold"
        aria-pressed={hold !== null}
        disabled={disabled}
        onClick={onToggle}
      >
        <Hand />
        <span className="vh">Hold at {name}</span>
        {hold !== null && <span className="hold-whose">{hold.browser ?? 'all'}</span>}
      </button>
    </Tooltip>
  );
}
