/** Says how many rows are pinned, and sets two of them side by side. */
import { GitCompareArrows, PinOff } from 'lucide-react';
import { timelineTexts } from '../texts/timeline.ts';
import { Button } from '../ui/index.ts';

const words = timelineTexts.pins;

export interface PinBarProps {
  pinned: readonly number[];
  onUnpinAll: () => void;
  onCompare: (exchange: number, beside: number) => void;
}

export function PinBar({ pinned, onUnpinAll, onCompare }: PinBarProps) {
  const [first, second] = pinned.slice(-2);
  return (
    <div className="filter-bar">
      <span>{words.rows(pinned.length)}</span>
      {first !== undefined && second !== undefined && (
        <Button size="sm" icon={<GitCompareArrows />} onClick={() => onCompare(first, second)}>
          {words.compare(first, second)}
        </Button>
      )}
      <Button kind="quiet" size="sm" icon={<PinOff />} onClick={onUnpinAll}>
        {words.unpinAll}
      </Button>
    </div>
  );
}
