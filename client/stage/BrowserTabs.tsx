/** The tabs of the virtual browsers, with one for requests from outside once there are any. */
import { AppWindow, Code2, Ellipsis, Plus, X } from 'lucide-react';
import { type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { BrowserState } from '#shared/world.ts';
import { stageTexts } from '../texts/stage.ts';
import { IconButton, Menu, MenuItem, Who } from '../ui/index.ts';
import { CAST } from './browserNames.ts';
import type { Tab } from './useTab.ts';

export interface BrowserTabsProps {
  browsers: readonly BrowserState[];
  /** Whether there is something from outside to show. */
  outside: boolean;
  selected: Tab;
  onSelect: (tab: Tab) => void;
  onAdd: () => void;
  onRemove: (name: string) => void;
  /** Lets a script of the page read document.cookie. */
  onScript: (name: string) => void;
  /** Closes the window and opens another. */
  onClose: (name: string) => void;
}

const words = stageTexts.browsers.tabs;

export function BrowserTabs(props: BrowserTabsProps) {
  const { browsers, outside, selected, onSelect, onAdd, onRemove, onScript, onClose } = props;
  const tabs: Tab[] = [...browsers.map(({ name }) => name), ...(outside ? [null] : [])];
  const removable = selected !== null && !CAST.includes(selected);

  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const tab = list.current?.querySelector(`#${CSS.escape(tabId(selected))}`);
    tab?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);

  const onKeyDown = (event: KeyboardEvent) => {
    const at = tabs.indexOf(selected);
    const step = { ArrowRight: 1, ArrowLeft: -1, Home: -at, End: tabs.length - 1 - at }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      const next = tabs[(at + step + tabs.length) % tabs.length];
      if (next === undefined) return;
      onSelect(next);
      const row = event.currentTarget;
      requestAnimationFrame(() => row.querySelector<HTMLElement>('[aria-selected="true"]')?.focus());
    }
  };

  return (
    <div className="tabs">
      <div
        ref={list}
        role="tablist"
        aria-label={stageTexts.browsers.name}
        className="tabs-list"
        onKeyDown={onKeyDown}
      >
        {tabs.map((tab) => {
          const isSelected = tab === selected;
          return (
            <button
              key={tab ?? ' outside'}
              type="button"
              role="tab"
              data-browser={tab ?? undefined}
              id={tabId(tab)}
              aria-selected={isSelected}
              aria-controls="browser-panel"
              tabIndex={isSelected ? 0 : -1}
              className="tab"
              onClick={() => onSelect(tab)}
            >
              {(isSelected || tab === null) && <Who name={tab} active={isSelected} />}
              <span className="tab-name" translate={tab === null ? undefined : 'no'}>
                {tab ?? words.outside}
              </span>
            </button>
          );
        })}
      </div>
      {removable && (
        <IconButton
          label={words.close(selected)}
          hint={words.closeHint(selected)}
          className="tab-close"
          onClick={() => onRemove(selected)}
        >
          <X />
        </IconButton>
      )}
      {selected !== null && (
        <Menu
          label={words.browserOf(selected)}
          trigger={
            <IconButton label={words.browserOf(selected)} hint={words.more} className="tab-more">
              <Ellipsis />
            </IconButton>
          }
        >
          <MenuItem icon={<Code2 />} onSelect={() => onScript(selected)}>
            {words.script}
          </MenuItem>
          <MenuItem icon={<AppWindow />} onSelect={() => onClose(selected)}>
            {words.closeWindow}
          </MenuItem>
        </Menu>
      )}
      <IconButton label={words.add} className="tab-add" onClick={onAdd}>
        <Plus />
      </IconButton>
    </div>
  );
}

export const tabId = (tab: Tab): string => `tab-${tab === null ? ' outside' : tab}`.replaceAll(' ', '_');
