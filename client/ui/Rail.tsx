/** A side panel folded to a strip: its name, and how far its tasks are. */
import clsx from 'clsx';
import { PanelLeft, PanelRight } from 'lucide-react';
import type { Ref } from 'react';
import { uiTexts } from '../texts/ui.ts';
import './rail.css';

export interface RailProps {
  side: 'left' | 'right';
  label: string;
  /** One dot a task, filled where it is done. */
  dots?: readonly { id: string; done: boolean }[] | undefined;
  /** Whether the panel lies open over the stage now. */
  expanded: boolean;
  onOpen: () => void;
  ref?: Ref<HTMLButtonElement> | undefined;
}

export function Rail({ side, label, dots = [], expanded, onOpen, ref }: RailProps) {
  const done = dots.filter((dot) => dot.done).length;
  return (
    <button
      ref={ref}
      type="button"
      className={clsx('rail', `rail-${side}`)}
      aria-expanded={expanded}
      onClick={onOpen}
    >
      {side === 'left' ? <PanelLeft /> : <PanelRight />}
      <span className="rail-label">{label}</span>
      {dots.length > 0 && (
        <span className="rail-dots">
          {dots.map((dot) => (
            <i key={dot.id} className={clsx(dot.done && 'rail-dot-done')} />
          ))}
          <span className="vh">{uiTexts.rail.tasksDone(done, dots.length)}</span>
        </span>
      )}
    </button>
  );
}
