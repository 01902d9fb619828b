/** The bar over everything: whose screen it is, what can be done to the sandbox, its clock, and the connection. */
import { CompareMenu } from '../compare/CompareMenu.tsx';
import { useCompareMode } from '../compare/mode.ts';
import { FindingsButton } from '../explain/Findings.tsx';
import type { Refusal } from '../ui/index.ts';
import { Brand } from './Brand.tsx';
import { ConnectionPill } from './ConnectionPill.tsx';
import { type FrameShape, useMedia } from './frameShape.ts';
import { SandboxActions } from './SandboxActions.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { WorldClock } from './WorldClock.tsx';
import './top-bar.css';

/** Below these widths the buttons of a group go into a menu. */
const ACTIONS_FIT = '(min-width: 1380px)';
const CLOCK_FITS = '(min-width: 880px)';

export function TopBar({ shape, attempt }: { shape: FrameShape; attempt: Refusal['attempt'] }) {
  const actionsFit = useMedia(ACTIONS_FIT);
  const clockFits = useMedia(CLOCK_FITS);
  const comparing = useCompareMode() !== null;
  // The sandbox's own controls would act on what is out of sight.
  if (comparing)
    return (
      <header className="top-bar">
        <Brand />
        <div className="top-bar-end">
          <CompareMenu />
          <ThemeMenu />
          <ConnectionPill brief={shape !== 'wide'} />
        </div>
      </header>
    );
  return (
    <header className="top-bar">
      <Brand />
      {actionsFit && <SandboxActions attempt={attempt} inMenu={false} />}
      <WorldClock attempt={attempt} inMenu={!clockFits} />
      <div className="top-bar-end">
        <CompareMenu />
        <FindingsButton brief={!clockFits} />
        {actionsFit ? <ThemeMenu /> : <SandboxActions attempt={attempt} inMenu />}
        <ConnectionPill brief={shape !== 'wide'} />
      </div>
    </header>
  );
}
