/**
 * Where the nodes of a decision's tree stand: each below the one that asks before it, subtrees as close as they fit, the
 * way that was taken always whole. A branch that was not taken is folded where the same is drawn already, or where there is
 * no room for it. Pure; no DOM.
 */
import { isAlike, type Tree, type Way } from '#shared/decisionTree.ts';

export interface TreeNode {
  key: string;
  kind: 'asking' | 'answer' | 'folded';
  /** The condition, or the answer in a word. */
  text: string;
  /** On the way that was taken. */
  taken: boolean;
  /** Middle, px at a root of 16 px. */
  x: number;
  y: number;
  width: number;
}

export interface TreeEdge {
  from: TreeNode;
  to: TreeNode;
  /** What was answered; null: both answers lead there. */
  value: boolean | null;
  taken: boolean;
}

export interface TreePicture {
  nodes: readonly TreeNode[];
  edges: readonly TreeEdge[];
  width: number;
  height: number;
}

/** px at a root of 16 px. */
export const NODE_HEIGHT = 30;
const ROW = 60;
const GAP = 8;
/** What a node and the words at the line above it take to each side at least. */
const REACH = 44;
/** Of the monospaced font at 13 px. */
const LETTER = 7.8;
const PADDING = 18;

/** A subtree, its own node at 0; how far it reaches to each side, row by row. */
interface Placed {
  node: TreeNode;
  nodes: TreeNode[];
  edges: TreeEdge[];
  left: number[];
  right: number[];
}

/** What the stage has room for, px at a root of 16 px. */
export const ROOM = 475;

/** The picture of a way; `words`: what a yes and a no mean. As much beside the way as there is room for. */
export function layOut(way: Way, words: readonly [yes: string, no: string]): TreePicture {
  let beside = 3;
  let picture = pictureOf(way, words, beside);
  while (picture.width > ROOM && beside > 0) picture = pictureOf(way, words, --beside);
  return picture;
}

/** `beside`: how many rows of conditions a branch shows that was not taken. */
function pictureOf(
  { tree, steps }: Way,
  words: readonly [yes: string, no: string],
  beside: number,
): TreePicture {
  const drawn: Tree[] = [];
  for (let at = tree, step = 0; at.kind === 'asking'; step++) {
    drawn.push(at);
    at = steps[step]?.value === false ? at.no : at.yes;
  }
  /** `off`: rows since the way was left. */
  const place = (at: Tree, key: string, depth: number, off: number): Placed => {
    const taken = off === 0;
    if (at.kind === 'answer')
      return leaf({ key, kind: 'answer', text: words[at.answer ? 0 : 1], taken }, depth);
    if (!taken) {
      if (off > beside || drawn.some((known) => isAlike(known, at)))
        return leaf({ key, kind: 'folded', text: `${at.name} …`, taken }, depth);
      drawn.push(at);
    }
    const value = steps[depth]?.value ?? true;
    const node = nodeOf({ key, kind: 'asking', text: at.name, taken }, depth);
    const next = (isWay: boolean) => (taken && isWay ? 0 : off + 1);
    if (at.yes === at.no) return above(node, [[place(at.yes, `${key}.`, depth + 1, next(true)), null]]);
    return above(node, [
      [place(at.yes, `${key}t`, depth + 1, next(value)), true],
      [place(at.no, `${key}f`, depth + 1, next(!value)), false],
    ]);
  };
  const { nodes, edges, left, right } = place(tree, 'r', 0, 0);
  const start = Math.min(...left);
  for (const node of nodes) node.x -= start;
  return { nodes, edges, width: Math.max(...right) - start, height: (left.length - 1) * ROW + NODE_HEIGHT };
}

type Named = Pick<TreeNode, 'key' | 'kind' | 'text' | 'taken'>;

const nodeOf = (named: Named, depth: number): TreeNode => ({
  ...named,
  x: 0,
  y: depth * ROW + NODE_HEIGHT / 2,
  width: named.text.length * LETTER + PADDING,
});

const reachOf = ({ width }: TreeNode): number => Math.max(width / 2, REACH);

function leaf(named: Named, depth: number): Placed {
  const node = nodeOf(named, depth);
  return { node, nodes: [node], edges: [], left: [-reachOf(node)], right: [reachOf(node)] };
}

/** A node above its subtrees, in its middle. */
function above(node: TreeNode, below: readonly (readonly [Placed, boolean | null])[]): Placed {
  const [first, second] = below.map(([placed]) => placed);
  const apart = first === undefined || second === undefined ? 0 : distance(first, second);
  for (const [index, [placed]] of below.entries())
    move(placed, below.length === 1 ? 0 : (index - 0.5) * apart);
  const rows = Math.max(...below.map(([placed]) => placed.left.length));
  const reach = (side: 'left' | 'right', pick: (...values: number[]) => number) => [
    reachOf(node) * (side === 'left' ? -1 : 1),
    ...Array.from({ length: rows }, (_, row) =>
      pick(...below.map(([placed]) => placed[side][row]).filter((x) => x !== undefined)),
    ),
  ];
  return {
    node,
    nodes: [node, ...below.flatMap(([placed]) => placed.nodes)],
    edges: below.flatMap(([{ node: to, edges }, value]) => [
      { from: node, to, value, taken: node.taken && to.taken },
      ...edges,
    ]),
    left: reach('left', Math.min),
    right: reach('right', Math.max),
  };
}

/** How far apart two subtrees have to stand so that no row of them meets. */
function distance(first: Placed, second: Placed): number {
  const rows = Math.min(first.right.length, second.left.length);
  const needed = Array.from({ length: rows }, (_, row) => (first.right[row] ?? 0) - (second.left[row] ?? 0));
  return Math.max(...needed) + GAP;
}

function move(placed: Placed, by: number): void {
  for (const node of placed.nodes) node.x += by;
  placed.left = placed.left.map((x) => x + by);
  placed.right = placed.right.map((x) => x + by);
}
