/** Two JSON values as one tree that says what was added, removed and changed on the way from one to the other. Pure. */

export type Change = 'same' | 'added' | 'removed' | 'changed';

export interface TreeNode {
  key: string;
  change: Change;
  /** Of a leaf, as JSON text; null where it wasn't there, and of a node with children. */
  before: string | null;
  after: string | null;
  /** null: a leaf. Of arrays, keys are indexes. */
  children: readonly TreeNode[] | null;
}

const NOTHING = Symbol('nothing');
type Side = unknown;

/** The tree of two objects; text that is no JSON, and null, count as nothing at all. */
export function treeOf(before: string | null, after: string | null): readonly TreeNode[] {
  return childrenOf(parsed(before), parsed(after));
}

/** Whether anything in it differs. */
export const hasChange = (nodes: readonly TreeNode[]): boolean =>
  nodes.some(({ change }) => change !== 'same');

function parsed(text: string | null): Side {
  if (text === null) return NOTHING;
  try {
    return JSON.parse(text);
  } catch {
    return NOTHING;
  }
}

function childrenOf(before: Side, after: Side): TreeNode[] {
  const [olds, news] = [entriesOf(before), entriesOf(after)];
  const keys = new Set([...olds.keys(), ...news.keys()]);
  return [...keys].map((key) =>
    nodeOf(key, olds.has(key) ? olds.get(key) : NOTHING, news.has(key) ? news.get(key) : NOTHING),
  );
}

function nodeOf(key: string, before: Side, after: Side): TreeNode {
  if (isTree(before, after)) {
    const children = childrenOf(before, after);
    return { key, change: changeOf(before, after, hasChange(children)), before: null, after: null, children };
  }
  const [old, now] = [textOf(before), textOf(after)];
  return { key, change: changeOf(before, after, old !== now), before: old, after: now, children: null };
}

/** Whether both, or the only one there is, have children of the same kind. */
function isTree(before: Side, after: Side): boolean {
  if (before === NOTHING || after === NOTHING) return isBranch(before) || isBranch(after);
  return isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after);
}

function changeOf(before: Side, after: Side, differs: boolean): Change {
  if (before === NOTHING) return 'added';
  if (after === NOTHING) return 'removed';
  return differs ? 'changed' : 'same';
}

const isBranch = (value: Side): value is object => typeof value === 'object' && value !== null;

const entriesOf = (value: Side): Map<string, unknown> =>
  new Map(isBranch(value) ? Object.entries(value) : []);

const textOf = (value: Side): string | null => (value === NOTHING ? null : JSON.stringify(value));
