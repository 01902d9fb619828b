/** What can be done to the sandbox as a whole: read its app's source, restart its server, begin anew. */
import { Code2, Ellipsis, ListRestart, Power, Share2 } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useWish } from '../guide/wishes.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { dialogTexts } from '../share/shareTexts.ts';
import {
  Button,
  Dialog,
  IconButton,
  Menu,
  MenuItem,
  MenuSeparator,
  type Refusal,
  Unavailable,
} from '../ui/index.ts';
import { SnapshotMenu, useSnapshot } from './Snapshot.tsx';
import { ViewChoices } from './ViewMenu.tsx';

const ShareDialog = lazy(() =>
  import('../share/ShareDialog.tsx').then(
    (module) => ({ default: module.ShareDialog }),
    () => ({ default: Unavailable }),
  ),
);
const AppSource = lazy(() =>
  import('./AppSource.tsx').then(
    (module) => ({ default: module.AppSource }),
    () => ({ default: Unavailable }),
  ),
);

interface SandboxActionsProps {
  attempt: Refusal['attempt'];
  /** All in one menu, the theme too. */
  inMenu: boolean;
}

export function SandboxActions({ attempt, inMenu }: SandboxActionsProps) {
  const model = useModel();
  const [open, setOpen] = useState<'source' | 'share' | 'reset' | null>(null);
  const live = useView(({ connection }) => connection === 'live');
  const snapshot = useSnapshot(live);
  useWish('source', () => setOpen('source'));
  useWish('share', () => setOpen('share'));
  useWish('reset', () => setOpen('reset'));
  const close = () => setOpen(null);
  const restart = () => void attempt(model.sendCommand({ type: 'restartServer' }));
  const reset = () => {
    close();
    void attempt(model.sendCommand({ type: 'reset' }));
  };

  return (
    <>
      {inMenu ? (
        <Menu
          label="More"
          trigger={
            <IconButton label="More">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem icon={<Code2 />} onSelect={() => setOpen('source')}>
            Show the app’s source
          </MenuItem>
          {live && (
            <>
              <MenuItem icon={<Power />} onSelect={restart}>
                Restart the server
              </MenuItem>
              <MenuItem icon={<ListRestart />} onSelect={() => setOpen('reset')}>
                Reset the sandbox…
              </MenuItem>
            </>
          )}
          {snapshot.items}
          <MenuItem icon={<Share2 />} onSelect={() => setOpen('share')}>
            {dialogTexts.item}
          </MenuItem>
          <MenuSeparator />
          <ViewChoices />
        </Menu>
      ) : (
        <nav className="sandbox-actions" aria-label="Sandbox">
          <Button kind="quiet" icon={<Code2 />} onClick={() => setOpen('source')}>
            App source
          </Button>
          <Button kind="quiet" icon={<Power />} data-place="restart" disabled={!live} onClick={restart}>
            Restart server
          </Button>
          <SnapshotMenu />
          <Button kind="quiet" icon={<Share2 />} onClick={() => setOpen('share')}>
            {dialogTexts.button}
          </Button>
          <Button kind="quiet" icon={<ListRestart />} disabled={!live} onClick={() => setOpen('reset')}>
            Reset…
          </Button>
        </nav>
      )}
      {inMenu && snapshot.rest}
      <Suspense>
        {open === 'share' && <ShareDialog open onClose={close} />}
        {open === 'source' && <AppSource open onClose={close} />}
      </Suspense>
      <Dialog
        open={open === 'reset'}
        onClose={close}
        title="Reset the sandbox?"
        actions={
          <>
            <Button onClick={close}>Keep it</Button>
            <Button kind="danger" onClick={reset}>
              Reset it
            </Button>
          </>
        }
      >
        The server, its store, every jar and the whole timeline are thrown away. The options go back to the
        tutorial’s, and the clock to the present.
      </Dialog>
    </>
  );
}
