/** A button that opens a small panel beside it; Escape and a press elsewhere close it. The panel is drawn by a part of the
 * page that comes later. */
import { cloneElement, type MouseEvent, type ReactElement, type ReactNode, useState } from 'react';
import { PoppedPart } from './Part.tsx';
import { pops } from './pops.ts';

interface TriggerProps {
  'aria-haspopup'?: 'dialog' | undefined;
  'aria-expanded'?: boolean | undefined;
  onClick?: ((event: MouseEvent<HTMLElement>) => void) | undefined;
}

/** Where the panel stands beside the button, and how it is named. */
export interface PopoverPlace {
  label?: string | undefined;
  className: string;
  side: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end' | undefined;
  /** Distance to the button, px. */
  sideOffset: number;
}

export interface PopoverProps extends PopoverPlace {
  trigger: ReactElement<TriggerProps>;
  /** The content; `close` closes it. */
  children: (close: () => void) => ReactNode;
}

export function Popover({ trigger, children, ...place }: PopoverProps) {
  const [open, setOpen] = useState(false);
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setOpen(false);
  const button = cloneElement(trigger, {
    'aria-haspopup': 'dialog',
    'aria-expanded': open,
    onClick: (event) => {
      setAnchor(event.currentTarget);
      setOpen(!open);
    },
  });
  return (
    <>
      {button}
      {anchor !== null && (
        <PoppedPart of={pops} onClose={close}>
          {({ FloatingPanel }) => (
            <FloatingPanel anchor={anchor} open={open} onOpenChange={setOpen} place={place}>
              {children(close)}
            </FloatingPanel>
          )}
        </PoppedPart>
      )}
    </>
  );
}
