/** What each key does in the grid of exchanges, as a tree grid does it (ARIA Authoring Practices, Treegrid). Pure. */
import type { Line } from './rows.ts';

/** Rows of one press of Page Up or Page Down. */
const PAGE = 8;

export type RowAct =
  | { act: 'move'; to: number }
  | { act: 'toggle' | 'inspect' | 'pin'; exchange: number }
  /** From an event to the row of its exchange. */
  | { act: 'parent'; exchange: number };

export interface Place {
  line: Line;
  /** Its index among `count` rows. */
  at: number;
  count: number;
  opened: boolean;
}

/** What a key does at a row; null where nothing. */
export function actOf(key: string, { line, at, count, opened }: Place): RowAct | null {
  const to = destination(key, at, count);
  if (to !== null) return { act: 'move', to };
  if (line.kind === 'event' && key === 'ArrowLeft') return { act: 'parent', exchange: line.exchange };
  if (line.kind !== 'exchange') return null;
  const exchange = line.id;
  if (key === (opened ? 'ArrowLeft' : 'ArrowRight')) return { act: 'toggle', exchange };
  if (key === 'Enter') return { act: 'inspect', exchange };
  return key === 'p' || key === 'P' ? { act: 'pin', exchange } : null;
}

function destination(key: string, at: number, count: number): number | null {
  const moves: Record<string, number> = {
    ArrowDown: at + 1,
    ArrowUp: at - 1,
    Home: 0,
    End: count - 1,
    PageDown: at + PAGE,
    PageUp: at - PAGE,
  };
  const to = moves[key];
  return to === undefined ? null : Math.min(count - 1, Math.max(0, to));
}
