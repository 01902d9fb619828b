/** The way to the comparison and to what-if, from the top bar. */
import { GitCompareArrows, ListRestart, Split } from 'lucide-react';
import { appTexts } from '../texts/app.ts';
import { IconButton, Menu, MenuItem } from '../ui/index.ts';
import { openCompare } from './mode.ts';

const T = appTexts.compare;

export function CompareMenu() {
  return (
    <Menu
      label={T.name}
      trigger={
        <IconButton label={T.name}>
          <GitCompareArrows />
        </IconButton>
      }
    >
      <MenuItem icon={<Split />} onSelect={() => openCompare('presets')}>
        {T.pairs}
      </MenuItem>
      <MenuItem icon={<ListRestart />} onSelect={() => openCompare('what-if')}>
        {T.whatIf}
      </MenuItem>
    </Menu>
  );
}
