import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { factsIn, optionsIn } from './decisionKey.ts';
import { type Decision, decide } from './decisions.ts';
import { type Tree, wayOf } from './decisionTree.ts';
import { Question } from './trace.ts';

const questions = fc.constantFrom(...Question.options);
/** Every bit that a decision looks at, at random. */
const situations = fc.integer({ min: 0, max: 2 ** 18 - 1 });

const decided = (question: Question, key: number) => decide(question, factsIn(key), optionsIn(key));

const has = ({ conditions }: Decision, wanted: string) => conditions.some(({ name }) => name === wanted);

/** Every way from the root to an answer. */
function ways(tree: Tree): { names: string[]; answer: boolean }[] {
  if (tree.kind === 'answer') return [{ names: [], answer: tree.answer }];
  return [
    ...ways(tree.yes).map(({ names, answer }) => ({ names: [tree.name, ...names], answer })),
    ...ways(tree.no).map(({ names, answer }) => ({ names: [`!${tree.name}`, ...names], answer })),
  ];
}

describe('the tree of a question', () => {
  it('has the way of each decision, with its conditions in their order, and ends at its answer', () => {
    fc.assert(
      fc.property(questions, situations, (question, key) => {
        const { answer, conditions } = decided(question, key);
        const way = wayOf(question, conditions);
        expect(way?.answer).toBe(answer);
        expect(way?.steps.map(({ name, value }) => ({ name, value }))).toEqual(conditions);
      }),
      { numRuns: 5000 },
    );
  });

  it('says of the other branch what decide() does where only that answer differs', () => {
    fc.assert(
      fc.property(questions, situations, situations, (question, key, otherKey) => {
        const one = decided(question, key);
        const two = decided(question, otherKey);
        const fork = one.conditions.findIndex(({ value }, at) => two.conditions[at]?.value !== value);
        // A new session's decision has no place in the tree of a loaded one's, and a bad cookie option's in nobody else's.
        const sameTree = ['resave', 'writable'].every((given) => has(one, given) === has(two, given));
        const sameNames = two.conditions[fork]?.name === one.conditions[fork]?.name;
        const [a, b] = [wayOf(question, one.conditions), wayOf(question, two.conditions)];
        fc.pre(fork !== -1 && sameTree && sameNames && a !== null && b !== null);
        const other = a?.steps[fork]?.other ?? null;
        const rest = two.conditions.slice(fork + 1).map(({ name, value }) => (value ? name : `!${name}`));
        if (other !== null) expect(ways(other)).toContainEqual({ names: rest, answer: two.answer });
      }),
    );
  });

  it('asks nothing twice on one way', () => {
    for (const question of Question.options) {
      const tree = wayOf(question, decided(question, 0).conditions)?.tree;
      expect(tree).toBeDefined();
      for (const { names } of tree ? ways(tree) : []) {
        const plain = names.map((name) => name.replace('!', ''));
        expect(new Set(plain).size).toBe(plain.length);
      }
    }
  });

  it('knows that resave alone leads nowhere else when it is noted', () => {
    const first = wayOf('save', [
      { name: 'resave', value: true },
      { name: 'hasSession', value: false },
    ]);
    expect(first?.steps.map(({ other }) => other)).toEqual([
      null,
      expect.objectContaining({ kind: 'asking' }),
    ]);
  });

  it('has no way for conditions that the rules would never ask', () => {
    expect(wayOf('save', [{ name: 'rolling', value: true }])).toBeNull();
    expect(wayOf('save', [{ name: 'hasSession', value: true }])).toBeNull();
    expect(wayOf('touch', [])).toBeNull();
  });
});
