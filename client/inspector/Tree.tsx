/** A tree of JSON with what was added, removed and changed: each said in words, in a sign and in colour. */
import clsx from 'clsx';
import { inspectorTexts } from '../texts/inspector.ts';
import type { TreeNode } from './jsonTree.ts';

const SIGNS = { same: '', added: '+', removed: '−', changed: '~' } as const;
const words = inspectorTexts.tree;

export function Tree({ nodes, label }: { nodes: readonly TreeNode[]; label: string }) {
  return (
    <ul className="json-tree" aria-label={label}>
      {nodes.map((node) => (
        <Node key={node.key} node={node} />
      ))}
    </ul>
  );
}

function Node({ node }: { node: TreeNode }) {
  const { key, change, before, after, children } = node;
  const head = (
    <>
      <span className="json-sign" aria-hidden="true">
        {SIGNS[change]}
      </span>
      {change !== 'same' && <span className="vh">{words[change]}</span>}
      <b translate="no">{key}</b>
    </>
  );
  if (children !== null)
    return (
      <li className={clsx(change !== 'same' && change !== 'changed' && `json-${change}`)}>
        <details open>
          <summary>
            {head}
            {children.length === 0 && <span className="json-empty">{words.empty}</span>}
          </summary>
          <ul>
            {children.map((child) => (
              <Node key={child.key} node={child} />
            ))}
          </ul>
        </details>
      </li>
    );
  return (
    <li className={`json-leaf json-${change}`}>
      {head}{' '}
      {change === 'same' ? (
        <code>{after}</code>
      ) : (
        <>
          {before !== null && <del translate="no">{before}</del>}
          {before !== null && after !== null && <span aria-hidden="true"> → </span>}
          {after !== null && <ins translate="no">{after}</ins>}
        </>
      )}
    </li>
  );
}
