/** A few words beside a control, on hover and on focus; Escape puts them away. Never the only place for a fact. They are drawn
 * by a part of the page that comes later; until a pointer or the focus comes, nothing stands beside the control. */
import {
  cloneElement,
  type FocusEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
  useState,
} from 'react';
import { useLater } from './later.ts';
import { pops } from './pops.ts';

interface TriggerProps {
  onPointerMove?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onPointerLeave?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onPointerDown?: ((event: PointerEvent<HTMLElement>) => void) | undefined;
  onFocus?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  onBlur?: ((event: FocusEvent<HTMLElement>) => void) | undefined;
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
}

export interface TooltipProps {
  content: ReactNode;
  /** One element that takes focus. */
  children: ReactElement<TriggerProps>;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
}

const DELAY_MS = 400;

/** Puts away the one that is shown. */
let putAway = (): void => {};

export function Tooltip({ content, children, side = 'bottom' }: TooltipProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [open, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const pressed = useRef(false);
  const own = children.props;

  const forget = () => {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
  };
  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );
  const show = (element: HTMLElement) => {
    forget();
    putAway();
    putAway = () => setOpen(false);
    setAnchor(element);
    setOpen(true);
  };
  const hide = () => {
    forget();
    setOpen(false);
  };

  const control = cloneElement(children, {
    onPointerMove: (event) => {
      own.onPointerMove?.(event);
      if (event.pointerType === 'touch' || open || timer.current !== null || pressed.current) return;
      const element = event.currentTarget;
      timer.current = setTimeout(() => show(element), DELAY_MS);
    },
    onPointerLeave: (event) => {
      own.onPointerLeave?.(event);
      pressed.current = false;
      forget();
      // From where it is drawn, the pointer may go over to it.
      if (pops.get().is !== 'here') setOpen(false);
    },
    onPointerDown: (event) => {
      own.onPointerDown?.(event);
      // Focus that a press brings is not a question.
      pressed.current = true;
      hide();
    },
    onFocus: (event) => {
      own.onFocus?.(event);
      if (!pressed.current) show(event.currentTarget);
    },
    onBlur: (event) => {
      own.onBlur?.(event);
      pressed.current = false;
      hide();
    },
    onClick: (event) => {
      own.onClick?.(event);
      hide();
    },
  });
  return (
    <>
      {control}
      {open && (
        <Hint anchor={anchor} onOpenChange={setOpen} side={side}>
          {content}
        </Hint>
      )}
    </>
  );
}

interface HintProps {
  anchor: HTMLElement | null;
  side: 'top' | 'right' | 'bottom' | 'left';
  onOpenChange: (open: boolean) => void;
  children: ReactNode;
}

/** Nothing where it could not be fetched: what it says is said elsewhere, too. */
function Hint({ children, ...rest }: HintProps) {
  const state = useLater(pops);
  if (state.is !== 'here') return null;
  const { FloatingHint } = state.module;
  return (
    <FloatingHint open {...rest}>
      {children}
    </FloatingHint>
  );
}
