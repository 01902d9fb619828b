/** The command palette: every action by its name, found by a few letters, done by Enter. Loaded when it is first opened. */
import { Command, defaultFilter } from 'cmdk';
import { Fragment, useRef, useState } from 'react';
import { Dialog } from '../ui/index.ts';
import type { Action } from './action.ts';
import { keysOf } from './actions.ts';
import { GROUPS, type Group, PALETTE_TEXTS } from './actionTexts.ts';
import { isMac, keyWords } from './shortcuts.ts';
import './palette.css';

interface PaletteProps {
  open: boolean;
  actions: readonly Action[];
  onClose: () => void;
}

const isGroup = (name: string): name is Group => Object.hasOwn(GROUPS, name);
const ORDER = Object.keys(GROUPS).filter(isGroup);

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
    <Dialog open={open} onClose={closed} title={PALETTE_TEXTS.title}>
      <Search actions={actions} onChoose={choose} />
    </Dialog>
  );
}

/** By the words that are seen; ids are only there to tell them apart. */
const score = (_id: string, search: string, words: string[] = []): number => {
  const [label = '', ...more] = words;
  return Math.max(defaultFilter(label, search), 0.8 * defaultFilter(`${label} ${more.join(' ')}`, search));
};

function Search({ actions, onChoose }: { actions: readonly Action[]; onChoose: (action: Action) => void }) {
  const [search, setSearch] = useState('');
  const offered = search === '' ? actions.filter(({ minor }) => minor !== true) : actions;
  return (
    <Command className="palette" label={PALETTE_TEXTS.title} filter={score} loop>
      <Command.Input
        className="text-input palette-input"
        value={search}
        onValueChange={setSearch}
        placeholder={PALETTE_TEXTS.placeholder}
        autoFocus
        data-first-focus
      />
      <Command.Empty className="palette-none">{PALETTE_TEXTS.none}</Command.Empty>
      <Command.List className="palette-list" tabIndex={-1} label={PALETTE_TEXTS.title}>
        {ORDER.map((group) => {
          const items = offered.filter((action) => action.group === group);
          if (items.length === 0) return <Fragment key={group} />;
          return (
            <Command.Group key={group} className="palette-group" heading={GROUPS[group]}>
              {items.map((action) => (
                <Item key={action.id} action={action} onChoose={onChoose} />
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
      <p className="palette-foot">{PALETTE_TEXTS.foot}</p>
    </Command>
  );
}

function Item({ action, onChoose }: { action: Action; onChoose: (action: Action) => void }) {
  const { id, label, hint, group } = action;
  const keys = keysOf(action);
  const words = [label, ...(hint === undefined ? [] : [hint]), GROUPS[group]];
  return (
    <Command.Item className="palette-item" value={id} keywords={words} onSelect={() => onChoose(action)}>
      <span className="palette-label">{label}</span>
      {hint !== undefined && <span className="palette-hint">{hint}</span>}
      {keys !== null && <kbd className="key">{keyWords(keys, isMac())}</kbd>}
    </Command.Item>
  );
}
