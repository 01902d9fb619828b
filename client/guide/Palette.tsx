/** The command palette: every action by its name, found by a few letters, done by Enter. Loaded when it is first opened. */
import { Command } from 'cmdk';
import { useRef, useState } from 'react';
import { guideTexts } from '../texts/guide.ts';
import { Dialog } from '../ui/index.ts';
import type { Action } from './action.ts';
import { keysOf } from './actions.ts';
import { found } from './found.ts';
import { isMac, keyWords } from './keyWords.ts';
import './palette.css';

const { palette: T, groups: NAMES } = guideTexts;

interface PaletteProps {
  open: boolean;
  actions: readonly Action[];
  onClose: () => void;
}

export function Palette({ open, actions, onClose }: PaletteProps) {
  const chosen = useRef<Action | null>(null);
  const choose = (action: Action) => {
    chosen.current = action;
    onClose();
  };
  // What is done may move the focus: only after the dialog has given it back.
  const closed = () => {
    const action = chosen.current;
    chosen.current = null;
    onClose();
    action?.run();
  };
  return (
    <Dialog open={open} onClose={closed} title={T.title}>
      <Search actions={actions} onChoose={choose} />
    </Dialog>
  );
}

function Search({ actions, onChoose }: { actions: readonly Action[]; onChoose: (action: Action) => void }) {
  const [search, setSearch] = useState('');
  const list = useRef<HTMLDivElement>(null);
  // What is found first is chosen: what was scrolled to before is another list.
  const find = (typed: string) => {
    setSearch(typed);
    list.current?.scrollTo({ top: 0 });
  };
  return (
    <Command className="palette" label={T.title} shouldFilter={false} loop>
      <Command.Input
        className="text-input palette-input"
        value={search}
        onValueChange={find}
        placeholder={T.placeholder}
        autoFocus
        data-first-focus
      />
      <Command.Empty className="palette-none">{T.none}</Command.Empty>
      <Command.List ref={list} className="palette-list" tabIndex={-1} label={T.title}>
        {found(actions, search, NAMES).map(({ group, actions: items }) => (
          <Command.Group key={group} className="palette-group" heading={NAMES[group]}>
            {items.map((action) => (
              <Item key={action.id} action={action} onChoose={onChoose} />
            ))}
          </Command.Group>
        ))}
      </Command.List>
      <p className="palette-foot">{T.foot}</p>
    </Command>
  );
}

function Item({ action, onChoose }: { action: Action; onChoose: (action: Action) => void }) {
  const { id, label, hint } = action;
  const keys = keysOf(action);
  return (
    <Command.Item className="palette-item" value={id} onSelect={() => onChoose(action)}>
      <span className="palette-label">{label}</span>
      {hint !== undefined && <span className="palette-hint">{hint}</span>}
      {keys !== null && <kbd className="key">{keyWords(keys, isMac())}</kbd>}
    </Command.Item>
  );
}
