/** A question or a text above everything else: the platform's modal dialog, which keeps and returns the focus. */
import clsx from 'clsx';
import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useState } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { IconButton } from './Button.tsx';
import { TopLayer } from './topLayer.ts';
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

/** What asks for it with data-first-focus; else, where there is a question, its first answer, which is the safe one; else the title. */
const FIRST_FOCUS = ':is(footer button, .dialog-in:not(:has(footer)) h2)';

export function Dialog({ open, onClose, title, children, headExtra, actions, shape = 'box' }: DialogProps) {
  const [element, setElement] = useState<HTMLDialogElement | null>(null);
  const titleId = useId();

  useEffect(() => {
    const dialog = element;
    if (dialog === null) return;
    if (open && !dialog.open) {
      dialog.showModal();
      const first = dialog.querySelector<HTMLElement>('[data-first-focus]');
      (first ?? dialog.querySelector<HTMLElement>(FIRST_FOCUS))?.focus();
    }
    if (!open && dialog.open) dialog.close();
  }, [open, element]);

  return (
    <dialog
      ref={setElement}
      className={clsx('dialog', `dialog-${shape}`)}
      aria-labelledby={titleId}
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open && (
        <TopLayer value={element}>
          <div className="dialog-in">
            <header>
              <h2 id={titleId} tabIndex={-1}>
                {title}
              </h2>
              {headExtra}
              <IconButton label={uiTexts.dialog.close} onClick={onClose}>
                <X />
              </IconButton>
            </header>
            <div className="dialog-body">{children}</div>
            {actions && <footer>{actions}</footer>}
          </div>
        </TopLayer>
      )}
    </dialog>
  );
}
