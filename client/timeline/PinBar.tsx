/** Says how many rows are pinned, and sets two of them side by side. */
import { GitCompareArrows, PinOff } from 'lucide-react';
import { Button } from '../ui/index.ts';

export interface PinBarProps {
  pinned: readonly number[];
  onUnpinAll: () => void;
  onCompare: (exchange: number, beside: number) => void;
}

export function PinBar({ pinned, onUnpinAll, onCompare }: PinBarProps) {
  const [first, second] = pinned.slice(-2);
  return (
    <div className="filter-bar">
      <span>
        {pinned.length === 1 ? '1 row pinned. Pin another to compare.' : `${pinned.length} rows pinned`}
      </span>
      {first !== undefined && second !== undefined && (
        <Button size="sm" icon={<GitCompareArrows />} onClick={() => onCompare(first, second)}>
          Compare {first} with {second}
        </Button>
      )}
      <Button kind="quiet" size="sm" icon={<PinOff />} onClick={onUnpinAll}>
        Unpin all
      </Button>
    </div>
  );
}
