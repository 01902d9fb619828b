/** A button that opens a short list: things to do, or one choice of a few. Arrow keys, letters and Escape work in it. */
import clsx from 'clsx';
import { Check } from 'lucide-react';
import { DropdownMenu as Radix } from 'radix-ui';
import { type ReactElement, type ReactNode, useState } from 'react';
import './menu.css';

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  /** Nothing in it can be done now: it can't be opened, and closes where it is open. */
  disabled?: boolean | undefined;
  children: ReactNode;
}

export function Menu({ trigger, label, disabled = false, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  if (open && disabled) setOpen(false);
  return (
    <Radix.Root modal={false} open={open && !disabled} onOpenChange={setOpen}>
      <Radix.Trigger asChild disabled={disabled}>
        {trigger}
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content className="menu" aria-label={label} sideOffset={6} collisionPadding={8} align="end">
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode | undefined;
  className?: string | undefined;
  onSelect: () => void;
}

export function MenuItem({ children, icon, className, onSelect }: MenuItemProps) {
  return (
    <Radix.Item className={clsx('menu-item', className)} onSelect={onSelect}>
      <span className="menu-icon">{icon}</span>
      {children}
    </Radix.Item>
  );
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

export function MenuChoice<T extends string>({ label, value, options, onChange }: MenuChoiceProps<T>) {
  return (
    <Radix.RadioGroup
      value={value}
      onValueChange={(chosen) => {
        const option = options.find((candidate) => candidate.value === chosen);
        if (option) onChange(option.value);
      }}
    >
      <Radix.Label className="menu-label">{label}</Radix.Label>
      {options.map((option) => (
        <Radix.RadioItem key={option.value} className="menu-item" value={option.value}>
          <span className="menu-icon">
            <Radix.ItemIndicator>
              <Check />
            </Radix.ItemIndicator>
          </span>
          {option.label}
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  );
}

export interface MenuTickProps {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One of several that can be chosen together; the menu stays open. */
export function MenuTick({ children, checked, onChange }: MenuTickProps) {
  return (
    <Radix.CheckboxItem
      className="menu-item"
      checked={checked}
      onCheckedChange={onChange}
      onSelect={(event) => event.preventDefault()}
    >
      <span className="menu-icon">
        <Radix.ItemIndicator>
          <Check />
        </Radix.ItemIndicator>
      </span>
      {children}
    </Radix.CheckboxItem>
  );
}

/** The name of the items that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="menu-label">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="menu-separator" />;
}
