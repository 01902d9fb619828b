/** A button that opens a short list: things to do, or one choice of a few. Arrow keys, letters and Escape work in it. The list
 * itself is drawn by a part of the page that comes later. */
import {
  cloneElement,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useState,
} from 'react';
import { useLater } from './later.ts';
import { PoppedPart } from './Part.tsx';
import { pops } from './pops.ts';

export interface MenuTriggerProps {
  disabled?: boolean | undefined;
  'aria-haspopup'?: 'menu' | undefined;
  'aria-expanded'?: boolean | undefined;
  onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onKeyDown?: ((event: KeyboardEvent<HTMLElement>) => void) | undefined;
}

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement<MenuTriggerProps>;
  label: string;
  /** Nothing in it can be done now: it can't be opened, and closes where it is open. */
  disabled?: boolean | undefined;
  children: ReactNode;
}

const OPENING = ['Enter', ' ', 'ArrowDown'];

export function Menu({ trigger, label, disabled = false, children }: MenuProps) {
  const [open, setOpen] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const isThere = useLater(pops, true).is === 'here';
  if (open && disabled) setOpen(false);
  const toggle = (event: PointerEvent<HTMLElement> | KeyboardEvent<HTMLElement>) => {
    setAnchor(event.currentTarget);
    setOpen(!open);
    // The list takes the focus.
    if (!open) event.preventDefault();
  };
  const button = cloneElement(trigger, {
    'aria-haspopup': 'menu',
    'aria-expanded': open,
    disabled: disabled || trigger.props.disabled,
    onPointerDown: (event) => {
      if (event.button === 0 && !event.ctrlKey) toggle(event);
    },
    onKeyDown: (event) => {
      if (!OPENING.includes(event.key)) return;
      event.preventDefault();
      if (event.key !== 'ArrowDown' || !open) toggle(event);
    },
  });
  return (
    <>
      {button}
      {(open || isThere) && (
        <PoppedPart of={pops} onClose={() => setOpen(false)}>
          {({ FloatingMenu }) => (
            <FloatingMenu anchor={anchor} label={label} open={open} onOpenChange={setOpen}>
              {children}
            </FloatingMenu>
          )}
        </PoppedPart>
      )}
    </>
  );
}

/** What lists are made of; null before it is here, when no list is open either. */
function useList() {
  const state = useLater(pops);
  return state.is === 'here' ? state.module : null;
}

export interface MenuItemProps {
  children: ReactNode;
  icon?: ReactNode | undefined;
  className?: string | undefined;
  onSelect: () => void;
}

export function MenuItem(props: MenuItemProps) {
  const list = useList();
  return list && <list.Item {...props} />;
}

export interface MenuChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  onChange: (value: T) => void;
}

export function MenuChoice<T extends string>(props: MenuChoiceProps<T>) {
  const list = useList();
  return list && <list.Choice {...props} />;
}

export interface MenuTickProps {
  children: ReactNode;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

/** One of several that can be chosen together; the menu stays open. */
export function MenuTick(props: MenuTickProps) {
  const list = useList();
  return list && <list.Tick {...props} />;
}

/** The name of the items that follow. */
export function MenuLabel({ children }: { children: ReactNode }) {
  const list = useList();
  return list && <list.Label>{children}</list.Label>;
}

export function MenuSeparator() {
  const list = useList();
  return list && <list.Separator />;
}
