/** Which actions a few typed letters find, best first: by the words that are seen, not by ids. */
import { defaultFilter } from 'cmdk';
import { type Action, GROUPS, type Group } from './action.ts';

export interface Found {
  group: Group;
  actions: readonly Action[];
}

/** What somebody types is rather a label than a hint or the name of a group. */
const OTHER_WORDS = 0.8;

/** Groups by their best action, actions within a group likewise; all but the minor ones, in their order, for no letters. */
export function found(
  actions: readonly Action[],
  search: string,
  groupNames: Readonly<Record<Group, string>>,
): Found[] {
  const score = ({ label, hint = '', group, minor }: Action): number => {
    if (search === '') return minor === true ? 0 : 1;
    const words = `${label} ${hint} ${groupNames[group]}`;
    return Math.max(defaultFilter(label, search), OTHER_WORDS * defaultFilter(words, search));
  };
  const scored = actions
    .map((action) => ({ action, score: score(action) }))
    .filter((one) => one.score > 0)
    // Equals stay in the order in which they are offered.
    .sort((a, b) => b.score - a.score);
  return GROUPS.map((group) => scored.filter(({ action }) => action.group === group))
    .sort(([a], [b]) => (b?.score ?? 0) - (a?.score ?? 0))
    .flatMap((group) => {
      const [best] = group;
      return best === undefined
        ? []
        : [{ group: best.action.group, actions: group.map(({ action }) => action) }];
    });
}
