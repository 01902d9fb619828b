/** A question or a text above everything else: the platform's modal dialog, which keeps and returns the focus. */
import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { IconButton } from './Button.tsx';
import './dialog.css';

export interface DialogProps {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Stands in the head, after the title. */
  headExtra?: ReactNode | undefined;
  /** Buttons at the end; the safe one comes first and has the focus. */
  actions?: ReactNode | undefined;
  /** sheet: rises from the lower edge and fills a phone's width. */
  shape?: 'box' | 'wide' | 'sheet' | undefined;
}

export function Dialog({ open, onClose, title, children, headExtra, actions, shape = 'box' }: DialogProps) {
  const ref = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = ref.current;
    if (!dialog) return;
    if (open && !dialog.open) dialog.showModal();
    if (!open && dialog.open) dialog.close();
  }, [open]);

  return (
    <dialog
      ref={ref}
      className={clsx('dialog', `dialog-${shape}`)}
      aria-labelledby={titleId}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <div className="dialog-in">
          <header>
            <h2 id={titleId}>{title}</h2>
            {headExtra}
            <IconButton label="Close" onClick={onClose}>
              <X />
            </IconButton>
          </header>
          <div className="dialog-body">{children}</div>
          {actions && <footer>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
