/** The small things of the comparison: a session id as the same chip in both, and the badge of a difference. */
import clsx from 'clsx';
import type { World } from '#shared/world.ts';
import { compareTexts } from '../texts/compare.ts';
import { SidChip, Tooltip } from '../ui/index.ts';
import './marks.css';

const T = compareTexts;

export interface IdProps {
  sid: string;
  /** The world that numbered it. */
  world: World;
  ghost?: boolean | undefined;
}

/** The n-th id of either server is drawn the same; the whole id is its title. */
export function Id({ sid, world, ghost }: IdProps) {
  const n = world.chips.get(sid);
  return n === undefined ? null : <SidChip n={n} label={T.id(n + 1)} title={sid} ghost={ghost} />;
}

/** A difference: never the colour alone. With sentences it can be asked for them. */
export function Unequal({ sentences, label }: { sentences: readonly string[]; label: string }) {
  return (
    <Tooltip content={sentences.join(' ')}>
      <button type="button" className="neq" aria-label={T.differ(label, sentences.join(' '))}>
        ≠
      </button>
    </Tooltip>
  );
}

/** The same as a mere sign. */
export const UnequalSign = ({ small }: { small?: boolean }) => (
  <span className={clsx('neq', small && 'neq-small')}>
    <span aria-hidden="true">≠</span>
    <span className="vh">{T.differs}</span>
  </span>
);
