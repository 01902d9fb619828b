/** The session chip: one id, one colour, one shape, in the jar, on the wire, in a station, in a drawer, in the log. */
import clsx from 'clsx';
import type { Ref } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { hueOf, type Shape, shapeOf } from './identity.ts';
import { togglePinnedSid, usePinnedSid } from './sidHighlight.ts';
import './sid.css';

const PATHS: Record<Shape, string> = {
  diamond: 'M6 .4 11.6 6 6 11.6 .4 6z',
  circle: 'M6 .8a5.2 5.2 0 1 1 0 10.4A5.2 5.2 0 0 1 6 .8z',
  triangle: 'M6 .8 11.8 11H.2z',
  square: 'M2 1h8a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1H2a1 1 0 0 1-1-1V2a1 1 0 0 1 1-1z',
  hexagon: 'M3.1 .9h5.8L11.8 6l-2.9 5.1H3.1L.2 6z',
  star: 'm6 .2 1.7 3.9 4.2.4-3.2 2.8 1 4.2L6 9.3l-3.7 2.2 1-4.2L.1 4.5l4.2-.4z',
  plus: 'M4 .6h4V4h3.4v4H8v3.4H4V8H.6V4H4z',
  'half-moon': 'M3 .2a5.8 5.8 0 0 1 0 11.6z',
};

export interface SidChipProps {
  /** The number in which this id first appeared, from 0. */
  n: number;
  /** Its four characters. */
  label: string;
  /** Expected, or made and thrown away: not held here. */
  ghost?: boolean | undefined;
  /** The whole id. */
  title?: string | undefined;
  /** A button that keeps every chip of this id ringed until it is pressed again. */
  pinnable?: boolean | undefined;
  ref?: Ref<HTMLElement> | undefined;
}

export function SidChip(props: SidChipProps) {
  const { n, label, ghost, title, pinnable, ref } = props;
  if (pinnable) return <PinnableChip {...props} />;
  return (
    <span
      ref={ref}
      className={clsx('sid', ghost && 'sid-ghost')}
      data-sid={n}
      data-hue={hueOf(n) + 1}
      title={title}
      translate="no"
    >
      <Inside n={n} label={label} ghost={ghost} />
    </span>
  );
}

function PinnableChip({ n, label, ghost, title, ref }: SidChipProps) {
  const pinned = usePinnedSid();
  return (
    <button
      ref={(element) => {
        if (typeof ref === 'function') return ref(element);
        if (ref) ref.current = element;
      }}
      type="button"
      className={clsx('sid', ghost && 'sid-ghost')}
      data-sid={n}
      data-hue={hueOf(n) + 1}
      title={title}
      translate="no"
      aria-pressed={pinned === n}
      onClick={() => togglePinnedSid(n)}
    >
      <Inside n={n} label={label} ghost={ghost} />
    </button>
  );
}

/** The shape says what the characters are: a picture with a name, one element where hidden words would be two more. */
function Inside({ n, label, ghost }: Pick<SidChipProps, 'n' | 'label' | 'ghost'>) {
  const words = uiTexts.sid;
  const shape = shapeOf(n);
  const name = words.shapes[shape];
  return (
    <>
      <svg
        viewBox="0 0 12 12"
        className="sid-shape"
        role="img"
        aria-label={ghost ? words.ghost(name) : words.here(name)}
      >
        <path d={PATHS[shape]} />
      </svg>
      {label}
    </>
  );
}
