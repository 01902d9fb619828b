/** What became of the store's records between two moments of the trace. Pure. */
import type { StoreRecord, World } from '#shared/world.ts';
import { type Change, hasChange, type TreeNode, treeOf } from './jsonTree.ts';

export interface RecordDiff {
  sid: string;
  change: Change;
  /** The record's keys, with what changed in them. */
  tree: readonly TreeNode[];
  /** Epoch ms by the sandbox's clock; null: no end of its own, or no record. */
  expires: { before: number | null; after: number | null };
}

/** Every record that either moment has, those that differ first, else in the order of the later one. */
export function storeDiff(before: World['store'], after: World['store']): RecordDiff[] {
  const sids = [...new Set([...after.keys(), ...before.keys()])];
  const all = sids.map((sid) => recordDiff(sid, before.get(sid) ?? null, after.get(sid) ?? null));
  return [...all.filter(({ change }) => change !== 'same'), ...all.filter(({ change }) => change === 'same')];
}

function recordDiff(sid: string, before: StoreRecord | null, after: StoreRecord | null): RecordDiff {
  const tree = treeOf(before?.data ?? null, after?.data ?? null);
  const expires = { before: before?.expires ?? null, after: after?.expires ?? null };
  const isChanged = hasChange(tree) || expires.before !== expires.after;
  const change = before === null ? 'added' : after === null ? 'removed' : isChanged ? 'changed' : 'same';
  return { sid, change, tree, expires };
}
