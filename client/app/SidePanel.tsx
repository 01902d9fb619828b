/** A panel beside the stage: docked, folded to a rail, or open over the stage where there is no room to dock. */
import clsx from 'clsx';
import { PanelLeft, PanelRight } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { appTexts } from '../texts/app.ts';
import { IconButton, Rail, type RailProps, Splitter, type SplitterProps } from '../ui/index.ts';

/** Of a panel, px, and how it changes. */
export type PanelSize = Pick<SplitterProps, 'size' | 'min' | 'max' | 'onResize' | 'onReset'>;

export interface SidePanelProps {
  side: 'left' | 'right';
  /** Its name, also on the rail. */
  label: string;
  dots?: RailProps['dots'];
  /** Whether there is room to dock it. */
  dockable: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  size: PanelSize;
  /** The content; `fold` is the button that folds the panel. */
  children: (fold: ReactNode) => ReactNode;
}

export function SidePanel(props: SidePanelProps) {
  const { side, label, dots, dockable, open, onOpenChange, size, children } = props;
  const rail = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLElement>(null);
  const opened = useRef(false);

  // Focus goes along: into the panel when a press opened it, back to the rail when it folds.
  useEffect(() => {
    if (!opened.current) return;
    if (open) panel.current?.focus();
    else rail.current?.focus();
  }, [open]);

  const change = (next: boolean) => {
    opened.current = true;
    onOpenChange(next);
  };

  const fold = (
    <IconButton label={appTexts.panel.fold(label)} onClick={() => change(false)}>
      {side === 'left' ? <PanelLeft /> : <PanelRight />}
    </IconButton>
  );

  return (
    <div className={clsx('side', `side-${side}`, open && dockable ? 'side-docked' : 'side-railed')}>
      {!(open && dockable) && (
        <Rail ref={rail} side={side} label={label} dots={dots} expanded={open} onOpen={() => change(!open)} />
      )}
      {open && (
        <aside
          ref={panel}
          className={clsx('side-panel', !dockable && 'side-over')}
          aria-label={label}
          tabIndex={-1}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && !dockable) change(false);
          }}
        >
          {children(fold)}
        </aside>
      )}
      {open && dockable && (
        <Splitter
          label={appTexts.panel.width(label)}
          moves="across"
          grows={side === 'left' ? 1 : -1}
          className="side-edge"
          {...size}
        />
      )}
    </div>
  );
}
