/** The tree of a decision: the way that was taken thick and ticked, the ways not taken thin, what was not asked dashed. */
import clsx from 'clsx';
import { useMemo } from 'react';
import type { Way } from '#shared/decisionTree.ts';
import type { AnswerWords } from './answerWords.ts';
import { layOut, NODE_HEIGHT, type TreeEdge, type TreeNode } from './treeLayout.ts';

/** Room for the thick outlines, px. */
const MARGIN = 3;

/** A condition or its value: the same in every language. */
const DATA = { translate: 'no' } as const;

/** A picture beside DecisionPath, which says the same in words. */
export function DecisionTree({ way, words }: { way: Way; words: AnswerWords }) {
  const { nodes, edges, width, height } = useMemo(() => layOut(way, words), [way, words]);
  const box = [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  // The way that was taken lies on top.
  const ordered = [...edges].sort((a, b) => Number(a.taken) - Number(b.taken));
  return (
    <svg
      className="tree"
      viewBox={box.join(' ')}
      style={{ width: `${(width + 2 * MARGIN) / 16}rem` }}
      aria-hidden="true"
    >
      {ordered.map((edge) => (
        <Edge key={edge.to.key} edge={edge} />
      ))}
      {nodes.map((node) => (
        <Node key={node.key} node={node} answer={node.text === words[0]} />
      ))}
    </svg>
  );
}

function Edge({ edge: { from, to, value, taken } }: { edge: TreeEdge }) {
  const top = from.y + NODE_HEIGHT / 2;
  const bottom = to.y - NODE_HEIGHT / 2;
  const bend = top + 10;
  const start = from.x + Math.sign(to.x - from.x) * Math.min(14, from.width / 4);
  const side = to.x < from.x ? 'end' : 'start';
  return (
    <g className={clsx('tree-edge', taken && 'tree-taken')}>
      <path d={`M${start} ${top}V${bend}H${to.x}V${bottom}`} pathLength={1} />
      {value !== null && (
        <text x={to.x + (side === 'end' ? -6 : 6)} y={bottom - 6} textAnchor={side} {...DATA}>
          {String(value)}
        </text>
      )}
    </g>
  );
}

function Node({ node: { kind, text, taken, x, y, width }, answer }: { node: TreeNode; answer: boolean }) {
  return (
    <g
      className={clsx(
        'tree-node',
        `tree-${kind}`,
        taken && 'tree-taken',
        kind === 'answer' && answer && 'tree-yes',
      )}
    >
      <rect
        x={x - width / 2}
        y={y - NODE_HEIGHT / 2}
        width={width}
        height={NODE_HEIGHT}
        rx={kind === 'answer' ? NODE_HEIGHT / 2 : 6}
      />
      <text x={x} y={y + 4.5} textAnchor="middle" {...(kind === 'answer' ? {} : DATA)}>
        {text}
      </text>
    </g>
  );
}
