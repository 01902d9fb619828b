/** What pops up beside a button, by Radix: fetched when first needed, see Menu, Popover and Tooltip, which are the doors to it. */
import clsx from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu, Popover, Tooltip } from 'radix-ui';
import { type ReactNode, use } from 'react';
import { Borrowed } from './Borrowed.tsx';
import type { MenuChoiceProps, MenuItemProps, MenuTickProps } from './Menu.tsx';
import type { PopoverPlace } from './Popover.tsx';
import { TopLayer } from './topLayer.ts';
import './menu.css';
import './tooltip.css';

interface FloatingProps {
  /** The button that it belongs to; null before it was first opened. */
  anchor: HTMLElement | null;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

export function FloatingMenu({
  anchor,
  label,
  open,
  onOpenChange,
  children,
}: FloatingProps & { label: string }) {
  return (
    <DropdownMenu.Root modal={false} open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.Trigger asChild>
        <Borrowed element={anchor} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="menu"
          aria-label={label}
          aria-labelledby={undefined}
          sideOffset={6}
          collisionPadding={8}
          align="end"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function Item({ children, icon, className, onSelect }: MenuItemProps) {
  return (
    <DropdownMenu.Item className={clsx('menu-item', className)} onSelect={onSelect}>
      <span className="menu-icon">{icon}</span>
      {children}
    </DropdownMenu.Item>
  );
}

const Mark = () => (
  <span className="menu-icon">
    <DropdownMenu.ItemIndicator>
      <Check />
    </DropdownMenu.ItemIndicator>
  </span>
);

export function Choice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <DropdownMenu.RadioGroup
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      <DropdownMenu.Label className="menu-label">{label}</DropdownMenu.Label>
      {options.map((option) => (
        <DropdownMenu.RadioItem key={option.value} className="menu-item" value={option.value}>
          <Mark />
          {option.label}
        </DropdownMenu.RadioItem>
      ))}
    </DropdownMenu.RadioGroup>
  );
}

export function Tick({ children, checked, onChange }: MenuTickProps) {
  return (
    <DropdownMenu.CheckboxItem
      className="menu-item"
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <Mark />
      {children}
    </DropdownMenu.CheckboxItem>
  );
}

export const Label = ({ children }: { children: ReactNode }) => (
  <DropdownMenu.Label className="menu-label">{children}</DropdownMenu.Label>
);

export const Separator = () => <DropdownMenu.Separator className="menu-separator" />;

export function FloatingPanel({
  anchor,
  open,
  onOpenChange,
  place,
  children,
}: FloatingProps & { place: PopoverPlace }) {
  const { label, ...where } = place;
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>
        <Borrowed element={anchor} />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content aria-label={label} collisionPadding={8} {...where}>
          {children}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

type Side = 'top' | 'right' | 'bottom' | 'left';

export function FloatingHint({ anchor, open, onOpenChange, side, children }: FloatingProps & { side: Side }) {
  const layer = use(TopLayer);
  return (
    <Tooltip.Provider>
      <Tooltip.Root open={open} onOpenChange={onOpenChange}>
        <Tooltip.Trigger asChild>
          <Borrowed element={anchor} />
        </Tooltip.Trigger>
        <Tooltip.Portal container={layer}>
          <Tooltip.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
            {children}
          </Tooltip.Content>
        </Tooltip.Portal>
      </Tooltip.Root>
    </Tooltip.Provider>
  );
}
