/** How far the first steps are, from the trace and from what was pointed at. */
import { useState } from 'react';
import { useView } from '../model/hooks.tsx';
import { usePointedSid } from '../ui/index.ts';
import { FIRST_STEPS, type FirstStep, heldInBoth } from './firstSteps.ts';

export type StepView = FirstStep & { done: boolean };

const NONE: ReadonlySet<string> = new Set();

export function useFirstSteps(): readonly StepView[] {
  const pointed = usePointedSid();
  const held = useView(({ shown }) => (pointed === null ? null : heldInBoth(shown, pointed)));
  const [found, setFound] = useState(NONE);
  if (held !== null && !found.has(held)) setFound(new Set([...found, held]));

  return useView(
    ({ exchanges, world }) =>
      FIRST_STEPS.map((step) => ({ ...step, done: step.isDone({ exchanges, world, found }) })),
    (a, b) => a.every(({ done }, at) => done === b[at]?.done),
  );
}
