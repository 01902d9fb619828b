/** A few words beside a control, on hover and on focus; Escape puts them away. Never the only place for a fact. */
import { Tooltip as Radix } from 'radix-ui';
import { type ReactElement, type ReactNode, use } from 'react';
import { TopLayer } from './topLayer.ts';
import './tooltip.css';

export interface TooltipProps {
  content: ReactNode;
  /** One element that takes focus. */
  children: ReactElement;
  side?: 'top' | 'right' | 'bottom' | 'left' | undefined;
}

const DELAY_MS = 400;

export function Tooltip({ content, children, side = 'bottom' }: TooltipProps) {
  const layer = use(TopLayer);
  return (
    <Radix.Provider delayDuration={DELAY_MS}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal container={layer}>
          <Radix.Content className="tooltip" side={side} sideOffset={6} collisionPadding={8}>
            {content}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  );
}
