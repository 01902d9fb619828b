/** How the page looks: light or dark, for the projector, with the log; and what helps around it. */
import { Compass, Contrast, Keyboard } from 'lucide-react';
import { logShown } from '../guide/logShown.ts';
import { startTour } from '../guide/tourPlace.ts';
import { wishFor } from '../guide/wishes.ts';
import { useDesk } from '../lessons/useLessons.tsx';
import { appTexts } from '../texts/app.ts';
import { IconButton, Menu, MenuChoice, MenuItem, MenuSeparator, MenuTick } from '../ui/index.ts';
import { useKept } from './kept.ts';
import { chooseProjector, useProjector } from './projector.ts';
import { chooseTheme, useThemeChoice } from './theme.ts';

const words = appTexts.view;

const THEMES = (['light', 'dark', 'system'] as const).map((value) => ({ value, label: words.themes[value] }));

/** `brief`: only what any screen has, for where the sandbox is out of sight. */
export function ViewMenu({ brief = false }: { brief?: boolean }) {
  return (
    <Menu
      label={words.name}
      trigger={
        <IconButton label={words.name}>
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
      <MenuChoice label={words.theme} value={theme} options={THEMES} onChange={chooseTheme} />
      <MenuSeparator />
      <MenuTick checked={projector} onChange={chooseProjector}>
        {words.projector}
      </MenuTick>
      {!brief && (
        <MenuTick checked={log} onChange={(shown) => logShown.set(shown)}>
          {words.log}
        </MenuTick>
      )}
      <MenuSeparator />
      {!brief && (
        <MenuItem icon={<Compass />} onSelect={tour}>
          {words.tour}
        </MenuItem>
      )}
      <MenuItem icon={<Keyboard />} onSelect={() => wishFor('shortcuts')}>
        {words.keys}
      </MenuItem>
    </>
  );
}
