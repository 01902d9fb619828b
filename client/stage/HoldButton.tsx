/** Sets and clears the hold of one station: a live breakpoint, at which the server really waits. */
import { Hand } from 'lucide-react';
import type { Hold, HoldStation } from '#shared/holds.ts';
import { HOLD_PLACES, whose } from '../explain/holds.ts';
import { stageTexts } from '../texts/stage.ts';
import { Tooltip } from '../ui/index.ts';

const words = stageTexts.server.holds;

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
  const hint = hold === null ? words.set(whose(browser), where) : words.clear(whose(browser), where);
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
        <span className="vh">{words.at(name)}</span>
        {hold !== null && (
          <span className="hold-whose" translate={hold.browser === null ? undefined : 'no'}>
            {hold.browser ?? words.all}
          </span>
        )}
      </button>
    </Tooltip>
  );
}
