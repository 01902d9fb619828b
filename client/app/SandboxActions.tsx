/** What can be done to the sandbox as a whole: read its app's source, restart its server, begin anew. */
import { Code2, Ellipsis, ListRestart, Power, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useWish } from '../guide/wishes.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { appTexts } from '../texts/app.ts';
import {
  Button,
  Dialog,
  IconButton,
  later,
  Menu,
  MenuItem,
  MenuSeparator,
  PoppedPart,
  type Refusal,
} from '../ui/index.ts';
import { SnapshotMenu, useSnapshot } from './Snapshot.tsx';
import { ViewChoices } from './ViewMenu.tsx';

const shareDialog = later(() => import('../share/ShareDialog.tsx'));
const appSource = later(() => import('./AppSource.tsx'));

const words = appTexts.actions;

/** As buttons, or all in one menu with how the page looks; and what they open, which outlives a change from one to the other. */
export function useSandboxActions(attempt: Refusal['attempt']) {
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

  return {
    menu: (
      <Menu
        label={words.more}
        trigger={
          <IconButton label={words.more} data-place="more">
            <Ellipsis />
          </IconButton>
        }
      >
        <MenuItem icon={<Code2 />} onSelect={() => setOpen('source')}>
          {words.showSource}
        </MenuItem>
        {live && (
          <>
            <MenuItem icon={<Power />} onSelect={restart}>
              {words.restartTheServer}
            </MenuItem>
            <MenuItem icon={<ListRestart />} onSelect={() => setOpen('reset')}>
              {words.resetTheSandbox}
            </MenuItem>
          </>
        )}
        {snapshot.items}
        <MenuItem icon={<Share2 />} onSelect={() => setOpen('share')}>
          {appTexts.share.item}
        </MenuItem>
        <MenuSeparator />
        <ViewChoices />
      </Menu>
    ),
    buttons: (
      <nav className="sandbox-actions" aria-label={words.name}>
        <Button kind="quiet" icon={<Code2 />} onClick={() => setOpen('source')}>
          {words.source}
        </Button>
        <Button kind="quiet" icon={<Power />} data-place="restart" disabled={!live} onClick={restart}>
          {words.restart}
        </Button>
        <SnapshotMenu items={snapshot.items} />
        <Button kind="quiet" icon={<Share2 />} onClick={() => setOpen('share')}>
          {appTexts.share.button}
        </Button>
        <Button kind="quiet" icon={<ListRestart />} disabled={!live} onClick={() => setOpen('reset')}>
          {words.reset}
        </Button>
      </nav>
    ),
    opened: (
      <>
        {snapshot.opened}
        {open === 'share' && (
          <PoppedPart of={shareDialog} onClose={close}>
            {({ ShareDialog }) => <ShareDialog open onClose={close} />}
          </PoppedPart>
        )}
        {open === 'source' && (
          <PoppedPart of={appSource} onClose={close}>
            {({ AppSource }) => <AppSource open onClose={close} />}
          </PoppedPart>
        )}
        <Dialog
          open={open === 'reset'}
          onClose={close}
          title={appTexts.reset.title}
          actions={
            <>
              <Button onClick={close}>{appTexts.reset.keep}</Button>
              <Button kind="danger" onClick={reset}>
                {appTexts.reset.reset}
              </Button>
            </>
          }
        >
          {appTexts.reset.loses}
        </Dialog>
      </>
    ),
  };
}
