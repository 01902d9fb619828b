/** Pages of one thing, one in sight. Arrow keys go from tab to tab, Home and End to the first and the last. */
import { Tabs as Radix } from 'radix-ui';
import type { KeyboardEvent, ReactNode } from 'react';
import './tabs.css';

export interface TabsProps<T extends string> {
  label: string;
  value: T;
  tabs: readonly { value: T; label: string; count?: number | undefined }[];
  onChange: (value: T) => void;
  /** Keys pressed on a tab that the tabs themselves have no use for. */
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
  /** The page of the chosen tab. */
  children: ReactNode;
}

export function Tabs<T extends string>(props: TabsProps<T>) {
  const { label, value, tabs, onChange, onKeyDown, children } = props;
  return (
    <Radix.Root
      className="pages"
      value={value}
      onValueChange={(chosen) => {
        const tab = tabs.find((candidate) => candidate.value === chosen);
        if (tab) onChange(tab.value);
      }}
    >
      <Radix.List className="pages-list" aria-label={label} data-sideways="" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} className="pages-tab" value={tab.value}>
            {tab.label}
            {tab.count !== undefined && <small>{tab.count}</small>}
          </Radix.Trigger>
        ))}
      </Radix.List>
      <Radix.Content className="pages-page" value={value}>
        {children}
      </Radix.Content>
    </Radix.Root>
  );
}
