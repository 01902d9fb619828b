/**
 * A trace as a file: the world just before its first event, its events, and the source of the app that ran. It holds all
 * that was on screen, also what was typed, and needs no server to be looked at.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { TraceEvent } from './trace.ts';
import { WorldSnapshot } from './world.ts';

const NO_RECORDING = 'This is no recording of Sessionscope.';

export const Recording = z
  .strictObject(
    {
      format: z.literal('sessionscope-recording', { error: NO_RECORDING }),
      version: z.literal(1, {
        error: 'This recording was made by another version of Sessionscope. Open it in that one.',
      }),
      epoch: z.string().max(64),
      sources: z
        .record(z.string(), z.string())
        .describe('The demo app’s source by file, with every variant.'),
      world: WorldSnapshot.describe('Just before the first event.'),
      events: z
        .array(TraceEvent)
        .min(1, 'This recording is empty: it has no events.')
        .max(LIMITS.viewerEvents, `A recording has at most ${LIMITS.viewerEvents} events.`),
    },
    { error: NO_RECORDING },
  )
  .refine(({ world, events }) => events.every(({ seq }, at) => seq === world.seq + 1 + at), {
    error: 'This recording has a gap: some of its events are missing, so it can’t be replayed.',
    path: ['events'],
  });
export type Recording = z.infer<typeof Recording>;

/** What a file's text holds, or what is wrong with it and where, in a sentence. Never throws. */
export function readRecording(text: string): { recording: Recording } | { problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { problem: 'The file is no JSON. Choose a file that was saved here as a recording.' };
  }
  const read = Recording.safeParse(content);
  if (read.success) return { recording: read.data };
  const issue = read.error.issues[0];
  if (issue === undefined || issue.path.length < 2) return { problem: issue?.message ?? NO_RECORDING };
  return { problem: `The recording is damaged at ${issue.path.join('.')}: ${issue.message}` };
}
