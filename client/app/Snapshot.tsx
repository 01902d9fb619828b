/** A snapshot of the sandbox as a file: saved from the present, opened in its place. */
import { Camera, FolderOpen, Save } from 'lucide-react';
import { type ReactNode, useRef, useState } from 'react';
import { useWish } from '../guide/wishes.ts';
import { useModel } from '../model/hooks.tsx';
import { saveFile } from '../share/saveFile.ts';
import { appTexts } from '../texts/app.ts';
import { uiTexts } from '../texts/ui.ts';
import { Button, Dialog, later, loaded, Menu, MenuItem, useRefusal } from '../ui/index.ts';

const words = appTexts.snapshot;

const files = later(() => import('./snapshotFile.ts'));

/** The menu of the wide frame. */
export const SnapshotMenu = ({ items }: { items: ReactNode }) => (
  <Menu
    label={words.name}
    trigger={
      <Button kind="quiet" icon={<Camera />}>
        {words.name}
      </Button>
    }
  >
    {items}
  </Menu>
);

/** The menu's items, and what has to stand outside of the menu for them. */
export function useSnapshot(live: boolean) {
  const model = useModel();
  const refusal = useRefusal();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [leftOut, setLeftOut] = useState(0);
  const close = () => {
    setProblem(null);
    refusal.clear();
  };

  const save = async () => {
    const { world } = model.getState();
    const file = await loaded(files);
    if (file === null) return setProblem(uiTexts.part.missing);
    const { text, leftOut } = file.snapshotOf(world);
    saveFile('sessionscope-snapshot.json', text, 'application/json');
    setLeftOut(leftOut);
  };

  const open = async (file: File | undefined) => {
    if (file === undefined) return;
    const reader = await loaded(files);
    if (reader === null) return setProblem(uiTexts.part.missing);
    const read = reader.restoreFrom(await file.text());
    if ('problem' in read) setProblem(read.problem);
    else await refusal.attempt(model.sendCommand(read.command));
  };

  useWish('save-snapshot', () => void save());
  useWish('open-snapshot', () => input.current?.click());

  const said = problem ?? refusal.error;
  return {
    items: (
      <>
        <MenuItem icon={<Save />} onSelect={() => void save()}>
          {words.save}
        </MenuItem>
        {live && (
          <MenuItem icon={<FolderOpen />} onSelect={() => input.current?.click()}>
            {words.open}
          </MenuItem>
        )}
      </>
    ),
    opened: (
      <>
        <input
          ref={input}
          type="file"
          accept="application/json,.json"
          hidden
          aria-label={words.file}
          onChange={({ target }) => {
            void open(target.files?.[0]);
            target.value = '';
          }}
        />
        <Dialog
          open={said !== null}
          onClose={close}
          title={words.notOpened}
          actions={<Button onClick={close}>{words.goOn}</Button>}
        >
          {said} {words.asItWas}
        </Dialog>
        <Dialog
          open={leftOut > 0}
          onClose={() => setLeftOut(0)}
          title={words.notWhole}
          actions={<Button onClick={() => setLeftOut(0)}>{words.goOn}</Button>}
        >
          {words.leftOut(leftOut)}
        </Dialog>
      </>
    ),
  };
}
