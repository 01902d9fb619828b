/** The command palette: every action by its name, found by a few letters, done by Enter. Loaded when it is first opened. */
import { Command, defaultFilter } from 'cmdk';
import { Fragment, useRef, useState } from 'react';
import { texts } from '../texts/texts.ts';
import { Dialog } from '../ui/index.ts';
import { type Action, GROUPS } from './action.ts';
import { keysOf } from './actions.ts';
import { isMac, keyWords } from './shortcuts.ts';
import './palette.css';

const { palette: T, groups: NAMES } = texts.guide;

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

/** By the words that are seen; ids are only there to tell them apart. */
const score = (_id: string, search: string, words: string[] = []): number => {
  const [label = '', ...more] = words;
  return Math.max(defaultFilter(label, search), 0.8 * defaultFilter(`${label} ${more.join(' ')}`, search));
};

function Search({ actions, onChoose }: { actions: readonly Action[]; onChoose: (action: Action) => void }) {
  const [search, setSearch] = useState('');
  const offered = search === '' ? actions.filter(({ minor }) => minor !== true) : actions;
  return (
    <Command className="palette" label={T.title} filter={score} loop>
      <Command.Input
        className="text-input palette-input"
        value={search}
        onValueChange={setSearch}
        placeholder={T.placeholder}
        autoFocus
        data-first-focus
      />
      <Command.Empty className="palette-none">{T.none}</Command.Empty>
      <Command.List className="palette-list" tabIndex={-1} label={T.title}>
        {GROUPS.map((group) => {
          const items = offered.filter((action) => action.group === group);
          if (items.length === 0) return <Fragment key={group} />;
          return (
            <Command.Group key={group} className="palette-group" heading={NAMES[group]}>
              {items.map((action) => (
                <Item key={action.id} action={action} onChoose={onChoose} />
              ))}
            </Command.Group>
          );
        })}
      </Command.List>
      <p className="palette-foot">{T.foot}</p>
    </Command>
  );
}

function Item({ action, onChoose }: { action: Action; onChoose: (action: Action) => void }) {
  const { id, label, hint, group } = action;
  const keys = keysOf(action);
  const words = [label, ...(hint === undefined ? [] : [hint]), NAMES[group]];
  return (
    <Command.Item className="palette-item" value={id} keywords={words} onSelect={() => onChoose(action)}>
      <span className="palette-label">{label}</span>
      {hint !== undefined && <span className="palette-hint">{hint}</span>}
      {keys !== null && <kbd className="key">{keyWords(keys, isMac())}</kbd>}
    </Command.Item>
  );
}
