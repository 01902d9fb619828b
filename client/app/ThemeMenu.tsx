/** Light, dark, or as the system says. */
import { Contrast } from 'lucide-react';
import { IconButton, Menu, MenuChoice } from '../ui/index.ts';
import { chooseTheme, useThemeChoice } from './theme.ts';

const OPTIONS = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the system' },
] as const;

export function ThemeMenu() {
  return (
    <Menu
      label="Theme"
      trigger={
        <IconButton label="Theme">
          <Contrast />
        </IconButton>
      }
    >
      <ThemeChoices />
    </Menu>
  );
}

export function ThemeChoices() {
  return <MenuChoice label="Theme" value={useThemeChoice()} options={OPTIONS} onChange={chooseTheme} />;
}
