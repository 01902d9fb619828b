/** The bar over everything: whose screen it is, what can be done to the sandbox, its clock, and the connection. */
import { Search } from 'lucide-react';
import { useRef } from 'react';
import { CompareMenu } from '../compare/CompareMenu.tsx';
import { useCompareMode } from '../compare/mode.ts';
import { isMac, keyWords } from '../guide/keyWords.ts';
import { wishFor } from '../guide/wishes.ts';
import { appTexts } from '../texts/app.ts';
import { IconButton, Part, type Refusal } from '../ui/index.ts';
import { Brand } from './Brand.tsx';
import { ConnectionPill } from './ConnectionPill.tsx';
import type { FrameShape } from './frameShape.ts';
import { findings } from './parts.ts';
import { useSandboxActions } from './SandboxActions.tsx';
import { useRoom } from './useRoom.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { WorldClock } from './WorldClock.tsx';
import './top-bar.css';

/** What is given up, in this order, where there is no room for all: words that icons say, buttons that a menu can hold. */
const BREVITY = { words: 1, actions: 2, clock: 3 };

interface TopBarProps {
  shape: FrameShape;
  attempt: Refusal['attempt'];
  /** Whether no panel has the page’s title. */
  titled: boolean;
}

export function TopBar(props: TopBarProps) {
  // The sandbox's own controls would act on what is out of sight.
  return useCompareMode() === null ? <SandboxBar {...props} /> : <CompareBar shape={props.shape} />;
}

const CompareBar = ({ shape }: Pick<TopBarProps, 'shape'>) => (
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

function SandboxBar({ shape, attempt, titled }: TopBarProps) {
  const bar = useRef<HTMLElement>(null);
  const brevity = useRoom(bar, BREVITY.clock);
  const brief = brevity >= BREVITY.words;
  const inMenu = brevity >= BREVITY.actions;
  const actions = useSandboxActions(attempt);
  return (
    <>
      <header ref={bar} className="top-bar">
        <Brand title={titled} />
        {!inMenu && actions.buttons}
        <WorldClock attempt={attempt} inMenu={brevity >= BREVITY.clock} />
        <div className="top-bar-end">
          <CompareMenu />
          <Part of={findings} patient unseen>
            {({ FindingsButton }) => <FindingsButton brief={brief} />}
          </Part>
          {shape !== 'phone' && <Commands />}
          {inMenu ? actions.menu : <ViewMenu />}
          <ConnectionPill brief={brief} />
        </div>
      </header>
      {actions.opened}
    </>
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
