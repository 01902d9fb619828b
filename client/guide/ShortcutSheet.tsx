/** Every keyboard shortcut, and the switch for those of a single key. Loaded when it is first opened. */
import clsx from 'clsx';
import { useKept } from '../app/kept.ts';
import { guideTexts } from '../texts/guide.ts';
import { Dialog } from '../ui/index.ts';
import { Switch } from '../ui/Switch.tsx';
import type { Group } from './action.ts';
import { isMac, keyWords } from './keyWords.ts';
import { LOCAL_KEYS, SHORTCUTS, singleKeys } from './shortcuts.ts';
import './shortcut-sheet.css';

const { sheet: T, groups: NAMES } = guideTexts;

const HELP_ID = 'single-keys-help';

export function ShortcutSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const single = useKept(singleKeys);
  const groups = [...new Set(SHORTCUTS.map(({ group }) => group))];
  return (
    <Dialog open={open} onClose={onClose} title={T.title} shape="wide">
      <div className="sheet-single">
        <p id={HELP_ID}>
          <b>{T.single}</b>
          <span>{T.singleWhy}</span>
        </p>
        <Switch
          label={T.single}
          checked={single}
          describedBy={HELP_ID}
          onChange={(on) => singleKeys.set(on)}
        />
      </div>
      <div className="sheet-groups">
        {groups.map((group) => (
          <KeyList key={group} title={NAMES[group]} keys={keysIn(group, single)} />
        ))}
        {LOCAL_KEYS.map(({ where, keys }) => (
          <KeyList key={where} title={where} keys={keys.map((each) => ({ ...each, off: false }))} />
        ))}
      </div>
    </Dialog>
  );
}

const keysIn = (group: Group, single: boolean): Listed[] =>
  SHORTCUTS.filter((shortcut) => shortcut.group === group).map(({ keys, does }) => ({
    keys: keyWords(keys, isMac()),
    does,
    off: !single && !keys.startsWith('mod+'),
  }));

interface Listed {
  keys: string;
  does: string;
  off: boolean;
}

function KeyList({ title, keys }: { title: string; keys: readonly Listed[] }) {
  return (
    <section className="sheet-group">
      <h3>{title}</h3>
      <dl>
        {keys.map(({ keys: pressed, does, off }) => (
          <div key={pressed} className={clsx(off && 'sheet-off')}>
            <dt>
              <kbd className="key">{pressed}</kbd>
            </dt>
            <dd>
              {does}
              {off && <span className="vh"> {T.off}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
