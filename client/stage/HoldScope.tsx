/** Chooses whose requests the next hold stops, and says which stations have none. */

import { NOT_HOLDABLE } from '../explain/holds.ts';
import { useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Select, Tooltip } from '../ui/index.ts';

const words = stageTexts.server.holds;

/** No browser's name: a name has no "*". */
const EVERYBODY = '*';

export interface HoldScopeProps {
  /** null: everybody. */
  scope: string | null;
  onChange: (scope: string | null) => void;
}

export function HoldScope({ scope, onChange }: HoldScopeProps) {
  const names = useView(
    (state) => state.world.browsers.map(({ name }) => name),
    (a, b) => a.join() === b.join(),
  );
  const options = [
    { value: EVERYBODY, label: words.all },
    ...names.map((name) => ({ value: name, label: name, isName: true })),
  ];
  return (
    <div className="hold-scope">
      <Tooltip content={NOT_HOLDABLE}>
        <span data-shortened="whole in the name of the list">{words.hold}</span>
      </Tooltip>
      <span id="hold-scope-help" className="vh">
        {NOT_HOLDABLE}
      </span>
      <Select
        label={words.whose}
        value={scope ?? EVERYBODY}
        options={options}
        describedBy="hold-scope-help"
        onChange={(chosen) => onChange(chosen === EVERYBODY ? null : chosen)}
      />
    </div>
  );
}
