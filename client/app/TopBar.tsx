/** The bar over everything: whose screen it is, what can be done to the sandbox, its clock, and the connection. */
import { Search } from 'lucide-react';
import { CompareMenu } from '../compare/CompareMenu.tsx';
import { useCompareMode } from '../compare/mode.ts';
import { isMac, keyWords } from '../guide/keyWords.ts';
import { wishFor } from '../guide/wishes.ts';
import { appTexts } from '../texts/app.ts';
import { IconButton, Part, type Refusal } from '../ui/index.ts';
import { Brand } from './Brand.tsx';
import { ConnectionPill } from './ConnectionPill.tsx';
import { type FrameShape, useMedia } from './frameShape.ts';
import { findings } from './parts.ts';
import { SandboxActions } from './SandboxActions.tsx';
import { ViewMenu } from './ViewMenu.tsx';
import { WorldClock } from './WorldClock.tsx';
import './top-bar.css';

/** Below these widths the buttons of a group go into a menu. */
const ACTIONS_FIT = '(min-width: 1380px)';
const CLOCK_FITS = '(min-width: 880px)';
const WORDS_FIT = '(min-width: 1560px)';

interface TopBarProps {
  shape: FrameShape;
  attempt: Refusal['attempt'];
  /** Whether no panel has the page’s title. */
  titled: boolean;
}

export function TopBar({ shape, attempt, titled }: TopBarProps) {
  const actionsFit = useMedia(ACTIONS_FIT);
  const clockFits = useMedia(CLOCK_FITS);
  const wordsFit = useMedia(WORDS_FIT);
  const comparing = useCompareMode() !== null;
  // The sandbox's own controls would act on what is out of sight.
  if (comparing)
    return (
      <header className="top-bar">
        <Brand title={false} />
        <div className="top-bar-end">
          <CompareMenu />
          <Commands />
          <ViewMenu brief />
          <ConnectionPill brief={shape !== 'wide'} />
        </div>
      </header>
    );
  return (
    <header className="top-bar">
      <Brand title={titled} />
      {actionsFit && <SandboxActions attempt={attempt} inMenu={false} />}
      <WorldClock attempt={attempt} inMenu={!clockFits} />
      <div className="top-bar-end">
        <CompareMenu />
        <Part of={findings} patient unseen>
          {({ FindingsButton }) => <FindingsButton brief={!wordsFit} />}
        </Part>
        {shape !== 'phone' && <Commands />}
        {actionsFit ? <ViewMenu /> : <SandboxActions attempt={attempt} inMenu />}
        <ConnectionPill brief={!wordsFit} />
      </div>
    </header>
  );
}

/** The palette, for those who don't know its keys yet. */
function Commands() {
  return (
    <IconButton
      label={appTexts.commands.name}
      hint={appTexts.palette(appTexts.commands.hint, keyWords('mod+k', isMac()))}
      className="commands"
      onClick={() => wishFor('palette')}
    >
      <Search />
    </IconButton>
  );
}
