/** The way to the comparison and to what-if, from the top bar. */
import { GitCompareArrows, ListRestart, Split } from 'lucide-react';
import { IconButton, Menu, MenuItem } from '../ui/index.ts';
import { openCompare } from './mode.ts';

const NAME = 'Compare';
const PAIRS = 'Two servers side by side';
const WHAT_IF = 'What if? My visits, other options';

export function CompareMenu() {
  return (
    <Menu
      label={NAME}
      trigger={
        <IconButton label={NAME}>
          <GitCompareArrows />
        </IconButton>
      }
    >
      <MenuItem icon={<Split />} onSelect={() => openCompare('presets')}>
        {PAIRS}
      </MenuItem>
      <MenuItem icon={<ListRestart />} onSelect={() => openCompare('what-if')}>
        {WHAT_IF}
      </MenuItem>
    </Menu>
  );
}
