/** The script as lines of a table: a step with each of its exchanges, and what came of it. Pure. */

import { differing, type Group } from './alignment.ts';
import type { ScriptStep } from './comparison.ts';
import { isExchange } from './moment.ts';

export interface Line {
  key: string;
  step: ScriptStep;
  stepAt: number;
  /** The first of its step: what can be done to the step is there. */
  first: boolean;
  /** null while it was not sent. */
  group: Group | null;
  groupAt: number;
  /** Its number among the exchanges, from 1; null for what is none. */
  number: number | null;
  differs: boolean;
}

export function linesOf(script: readonly ScriptStep[], groups: readonly Group[]): Line[] {
  let number = 0;
  return script.flatMap((step, stepAt): Line[] => {
    const all = groups
      .map((group, groupAt) => ({ group, groupAt }))
      .filter(({ group }) => group.step === stepAt);
    // What happens beside the exchanges of a visit is worth a line where it differs.
    const told = all.filter(
      ({ group }) => isExchange(group) || step.step.type !== 'visit' || differing(group).length > 0,
    );
    const shown = told.length === 0 ? all.slice(0, 1) : told;
    const base = { step, stepAt };
    if (shown.length === 0)
      return [
        { ...base, key: `${step.id}`, first: true, group: null, groupAt: -1, number: null, differs: false },
      ];
    return shown.map(({ group, groupAt }, index) => ({
      ...base,
      key: `${step.id} ${groupAt}`,
      first: index === 0,
      group,
      groupAt,
      number: isExchange(group) ? ++number : null,
      differs: differing(group).length > 0,
    }));
  });
}
