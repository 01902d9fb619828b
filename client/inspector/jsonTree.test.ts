import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasChange, type TreeNode, treeOf } from './jsonTree.ts';

/** What a tree says of one side, put together again. */
function side(nodes: readonly TreeNode[], which: 'before' | 'after'): Record<string, unknown> {
  const gone = which === 'before' ? 'added' : 'removed';
  const kept = nodes.filter(({ change }) => change !== gone);
  return Object.fromEntries(
    kept.map((node) => [
      node.key,
      node.children === null ? JSON.parse(node[which] ?? '') : side(node.children, which),
    ]),
  );
}
/** Arrays become objects with their indexes as keys, which is how the tree has them. */
const asObjects = (value: unknown): unknown =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, asObjects(item)]))
    : value;

const aSession = fc
  .dictionary(
    fc.string({ maxLength: 3 }).filter((key) => key !== '__proto__'),
    fc.jsonValue({ maxDepth: 3 }),
    {
      maxKeys: 5,
    },
  )
  .map((one) => JSON.stringify(one))
  .filter((text) => !text.includes('__proto__'));

describe('the tree of two sessions', () => {
  it('has all of both in it', () => {
    fc.assert(
      fc.property(aSession, aSession, (before, after) => {
        const tree = treeOf(before, after);
        // A leaf that took the place of a branch is told as JSON text, so compare in the tree's own terms.
        expect(asObjects(side(tree, 'before'))).toEqual(asObjects(JSON.parse(before)));
        expect(asObjects(side(tree, 'after'))).toEqual(asObjects(JSON.parse(after)));
      }),
    );
  });

  it('says that something changed exactly where something did', () => {
    fc.assert(
      fc.property(aSession, aSession, (before, after) => {
        const isSame = isDeepStrictEqual(JSON.parse(before), JSON.parse(after));
        expect(hasChange(treeOf(before, after))).toBe(!isSame);
        expect(hasChange(treeOf(before, before))).toBe(false);
      }),
    );
  });

  it('takes a list for something else than an object with its numbers as keys', () => {
    expect(treeOf('{"a":[1]}', '{"a":{"0":1}}')).toMatchObject([
      { change: 'changed', before: '[1]', after: '{"0":1}' },
    ]);
  });

  it('tells added, removed and changed keys apart, also deep inside', () => {
    const tree = treeOf('{"cart":{"tea":1,"rice":2},"a":1}', '{"cart":{"tea":3,"oat":1},"b":[1]}');
    expect(tree).toEqual([
      {
        key: 'cart',
        change: 'changed',
        before: null,
        after: null,
        children: [
          { key: 'tea', change: 'changed', before: '1', after: '3', children: null },
          { key: 'rice', change: 'removed', before: '2', after: null, children: null },
          { key: 'oat', change: 'added', before: null, after: '1', children: null },
        ],
      },
      { key: 'a', change: 'removed', before: '1', after: null, children: null },
      {
        key: 'b',
        change: 'added',
        before: null,
        after: null,
        children: [{ key: '0', change: 'added', before: null, after: '1', children: null }],
      },
    ]);
  });

  it('takes what is missing or no JSON for nothing', () => {
    expect(treeOf(null, null)).toEqual([]);
    expect(treeOf('{', '{"a":1}')).toEqual([
      { key: 'a', change: 'added', before: null, after: '1', children: null },
    ]);
  });
});
