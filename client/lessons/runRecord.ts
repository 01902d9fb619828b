/**
 * Where a lesson was left, as plain JSON that a page keeps over a reload: enough to go on, in the same sandbox where it
 * stands as it was left, or in one that is made ready anew.
 */
import { z } from 'zod';

export const Confidence = z.enum(['guess', 'fairly', 'sure']);
export type Confidence = z.infer<typeof Confidence>;

export const Locked = z.object({ choice: z.string(), confidence: Confidence.nullable() });
export type Locked = z.infer<typeof Locked>;

export const StepResult = z.enum(['passed', 'revealed']);
export type StepResult = z.infer<typeof StepResult>;

const Place = z.object({ epoch: z.string(), seq: z.number().int().min(0) });

export const RunRecord = z.object({
  lesson: z.string(),
  step: z.string().nullable().describe('Id of the step; null: all are done.'),
  locked: z.record(z.string(), Locked),
  results: z.record(z.string(), StepResult),
  named: z.record(z.string(), z.number().int()),
  hints: z.number().int().min(0),
  began: Place.nullable(),
  from: Place.nullable(),
  madeReadyIn: z
    .string()
    .nullable()
    .default(null)
    .describe(
      'Id of the sandbox that was being made ready for it; null: it was ready, or the lesson was left.',
    ),
});
export type RunRecord = z.infer<typeof RunRecord>;
