import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsIn, optionsIn } from '#shared/decisionKey.ts';
import { decide } from '#shared/decisions.ts';
import { wayOf } from '#shared/decisionTree.ts';
import { Question } from '#shared/trace.ts';
import { layOut, NODE_HEIGHT, ROOM } from './treeLayout.ts';

const decisions = fc
  .tuple(fc.constantFrom(...Question.options), fc.integer({ min: 0, max: 2 ** 18 - 1 }))
  .map(([question, key]) => decide(question, factsIn(key), optionsIn(key)));

function drawn({ question, conditions }: ReturnType<typeof decide>) {
  const way = wayOf(question, conditions);
  if (way === null) throw new Error('decide() always finds a way.');
  return layOut(way, ['yes', 'no']);
}

describe('the picture of a decision', () => {
  it('marks the way that decide() took, and only that', () => {
    fc.assert(
      fc.property(decisions, (decision) => {
        const { nodes, edges } = drawn(decision);
        const taken = nodes.filter((node) => node.taken).map(({ text }) => text);
        expect(taken).toEqual([
          ...decision.conditions.map(({ name }) => name),
          decision.answer ? 'yes' : 'no',
        ]);
        const answers = edges.filter((edge) => edge.taken && edge.value !== null);
        const asked = new Map(decision.conditions.map(({ name, value }) => [name, value]));
        for (const { from, value } of answers) expect(asked.get(from.text)).toBe(value);
      }),
      { numRuns: 500 },
    );
  });

  it('lets no two nodes meet, and keeps all inside of its frame', () => {
    fc.assert(
      fc.property(decisions, (decision) => {
        const { nodes, width, height } = drawn(decision);
        for (const [index, one] of nodes.entries()) {
          expect(one.x - one.width / 2).toBeGreaterThanOrEqual(-0.01);
          expect(one.x + one.width / 2).toBeLessThanOrEqual(width + 0.01);
          expect(one.y + NODE_HEIGHT / 2).toBeLessThanOrEqual(height);
          for (const two of nodes.slice(index + 1))
            if (one.y === two.y)
              expect(Math.abs(one.x - two.x)).toBeGreaterThanOrEqual((one.width + two.width) / 2);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('fits the stage: its text is not made smaller there', () => {
    for (const question of Question.options)
      for (let key = 0; key < 2 ** 18; key += 997) {
        const { width, height } = drawn(decide(question, factsIn(key), optionsIn(key)));
        expect(width).toBeLessThanOrEqual(ROOM);
        expect(height).toBeLessThanOrEqual(520);
      }
  });
});
