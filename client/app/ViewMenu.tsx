/** How the page looks: light or dark, for the projector, with the log; and what helps around it. */
import { Compass, Contrast, Keyboard } from 'lucide-react';
import { logShown } from '../guide/LogPanel.tsx';
import { startTour } from '../guide/tour.ts';
import { wishFor } from '../guide/wishes.ts';
import { useDesk } from '../lessons/useLessons.tsx';
import { IconButton, Menu, MenuChoice, MenuItem, MenuSeparator, MenuTick } from '../ui/index.ts';
import { useKept } from './kept.ts';
import { chooseProjector, useProjector } from './projector.ts';
import { chooseTheme, useThemeChoice } from './theme.ts';

const TEXTS = {
  name: 'View',
  projector: 'Projector mode',
  log: 'Log of every step',
  tour: 'Take the tour',
  keys: 'Keyboard shortcuts',
};

const THEMES = [
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
  { value: 'system', label: 'As the system' },
] as const;

/** `brief`: only what any screen has, for where the sandbox is out of sight. */
export function ViewMenu({ brief = false }: { brief?: boolean }) {
  return (
    <Menu
      label={TEXTS.name}
      trigger={
        <IconButton label={TEXTS.name}>
          <Contrast />
        </IconButton>
      }
    >
      <ViewChoices brief={brief} />
    </Menu>
  );
}

export function ViewChoices({ brief = false }: { brief?: boolean }) {
  const desk = useDesk();
  const theme = useThemeChoice();
  const projector = useProjector();
  const log = useKept(logShown);
  const tour = () => {
    desk.playFreely();
    startTour();
  };
  return (
    <>
      <MenuChoice label="Theme" value={theme} options={THEMES} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuTick checked={projector} onChange={chooseProjector}>
        {TEXTS.projector}
      </MenuTick>
      {!brief && (
        <MenuTick checked={log} onChange={(shown) => logShown.set(shown)}>
          {TEXTS.log}
        </MenuTick>
      )}
      <MenuSeparator />
      {!brief && (
        <MenuItem icon={<Compass />} onSelect={tour}>
          {TEXTS.tour}
        </MenuItem>
      )}
      <MenuItem icon={<Keyboard />} onSelect={() => wishFor('shortcuts')}>
        {TEXTS.keys}
      </MenuItem>
    </>
  );
}
