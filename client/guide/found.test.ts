import { expect, test } from 'vitest';
import { guideTexts } from '../texts/guide.ts';
import type { Action, Group } from './action.ts';
import { found } from './found.ts';

const action = (id: string, group: Group, label: string, more: Partial<Action> = {}): Action => ({
  id,
  group,
  label,
  run: () => {},
  ...more,
});

const ACTIONS = [
  action('visit', 'requests', 'Alice: Visit /'),
  action('login', 'requests', 'Bob: Log in', { minor: true }),
  action('pause', 'time', 'Pause'),
  action('resave', 'options', 'resave: on', { hint: 'save unchanged sessions' }),
];

const ids = (search: string) =>
  found(ACTIONS, search, guideTexts.groups).map(({ actions }) => actions.map(({ id }) => id));

test('without a letter all are offered in their order but the minor ones', () => {
  expect(ids('')).toEqual([['visit'], ['pause'], ['resave']]);
});

test('the best stands first, whatever group it is of and however minor', () => {
  expect(ids('bob log')[0]).toEqual(['login']);
  expect(ids('pause')[0]).toEqual(['pause']);
});

test('a word of the hint finds, but a label is better', () => {
  expect(ids('unchanged')).toEqual([['resave']]);
  expect(ids('resave')[0]).toEqual(['resave']);
});

test('what nothing is called finds nothing', () => {
  expect(ids('zzzz')).toEqual([]);
});
