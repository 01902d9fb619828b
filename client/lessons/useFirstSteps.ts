/** How far the first steps are, from the trace and from what was pointed at. */
import { useEffect, useState } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { usePointedSid } from '../ui/index.ts';
import { FIRST_STEPS, type FirstStep, heldInBoth } from './firstSteps.ts';

export type StepView = FirstStep & { done: boolean };

const NONE: ReadonlySet<string> = new Set();

export function useFirstSteps(): readonly StepView[] {
  const model = useModel();
  const pointed = usePointedSid();
  const [found, setFound] = useState(NONE);

  useEffect(() => {
    if (pointed === null) return;
    const sid = heldInBoth(model.getState().shown, pointed);
    if (sid !== null) setFound((before) => (before.has(sid) ? before : new Set([...before, sid])));
  }, [model, pointed]);

  return useView(
    ({ exchanges, world }) =>
      FIRST_STEPS.map((step) => ({ ...step, done: step.isDone({ exchanges, world, found }) })),
    (a, b) => a.every(({ done }, at) => done === b[at]?.done),
  );
}
