/** The edge between two panels: dragged, or moved by arrow keys (ARIA Authoring Practices, Window Splitter). What moves is the
 * caller's; this only says how large its panel shall be. */
import clsx from 'clsx';
import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import './splitter.css';

export interface SplitterProps {
  /** What it resizes: its accessible name. */
  label: string;
  /** Which way it moves: across for a panel at the side, along for one above or below. */
  moves: 'across' | 'along';
  /** 1: the panel grows as the edge goes right or down; -1: as it goes left or up. */
  grows: 1 | -1;
  /** Size of the panel and how small and large it may be, px. */
  size: number;
  min: number;
  max: number;
  onResize: (size: number) => void;
  /** Back to the size that it had at first. */
  onReset: () => void;
  className?: string | undefined;
}

/** px a key press. */
const STEP = 16;

export function Splitter(props: SplitterProps) {
  const { label, moves, grows, size, min, max, onResize, onReset, className } = props;
  const from = useRef<{ at: number; size: number } | null>(null);
  const isAcross = moves === 'across';
  const place = (event: PointerEvent) => (isAcross ? event.clientX : event.clientY);
  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))));

  const onKeyDown = (event: KeyboardEvent) => {
    const step = isAcross
      ? { ArrowRight: STEP, ArrowLeft: -STEP }[event.key]
      : { ArrowDown: STEP, ArrowUp: -STEP }[event.key];
    if (step !== undefined) resize(size + grows * step);
    else if (event.key === 'Home') resize(min);
    else if (event.key === 'End') resize(max);
    else if (event.key === 'Enter') onReset();
    else return;
    event.preventDefault();
  };

  return (
    <hr
      tabIndex={0}
      className={clsx('splitter', `splitter-${moves}`, className)}
      aria-label={label}
      aria-orientation={isAcross ? 'vertical' : 'horizontal'}
      aria-valuenow={Math.round(size)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        from.current = { at: place(event), size };
      }}
      onPointerMove={(event) => {
        const { current } = from;
        if (current !== null) resize(current.size + grows * (place(event) - current.at));
      }}
      onLostPointerCapture={() => {
        from.current = null;
      }}
    />
  );
}
