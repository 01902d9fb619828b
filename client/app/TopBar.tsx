/** The bar over everything: whose screen it is, what can be done to the sandbox, its clock, and the connection. */
import type { Refusal } from '../ui/index.ts';
import { Brand } from './Brand.tsx';
import { ConnectionPill } from './ConnectionPill.tsx';
import { type FrameShape, useCrowded } from './frameShape.ts';
import { SandboxActions } from './SandboxActions.tsx';
import { ThemeMenu } from './ThemeMenu.tsx';
import { WorldClock } from './WorldClock.tsx';
import './top-bar.css';

export function TopBar({ shape, attempt }: { shape: FrameShape; attempt: Refusal['attempt'] }) {
  const crowded = useCrowded();
  const phone = shape === 'phone';
  return (
    <header className="top-bar">
      <Brand />
      {!crowded && <SandboxActions attempt={attempt} inMenu={false} />}
      <WorldClock attempt={attempt} inMenu={phone} />
      <div className="top-bar-end">
        {crowded ? <SandboxActions attempt={attempt} inMenu /> : <ThemeMenu />}
        <ConnectionPill brief={phone} />
      </div>
    </header>
  );
}
