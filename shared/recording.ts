/**
 * A trace as a file: the world just before its first event, its events, and the source of the app that ran. It holds all
 * that was on screen, also what was typed, and needs no server to be looked at.
 */
import { z } from 'zod';
import { LIMITS } from './limits.ts';
import { files } from './texts/en/files.ts';
import { objecting, wordsOf } from './texts/speech.ts';
import { TraceEvent } from './trace.ts';
import { WorldSnapshot } from './world.ts';

const said = wordsOf('files', files);
const refuse = objecting(() => said().recording);

export const Recording = z
  .strictObject(
    {
      format: z.literal(
        'sessionscope-recording',
        refuse((say) => say.none),
      ),
      version: z.literal(
        1,
        refuse((say) => say.otherVersion),
      ),
      epoch: z.string().max(64),
      sources: z
        .record(z.string(), z.string())
        .describe('The demo app’s source by file, with every variant.'),
      world: WorldSnapshot.describe('Just before the first event.'),
      events: z
        .array(TraceEvent)
        .min(
          1,
          refuse((say) => say.empty),
        )
        .max(
          LIMITS.viewerEvents,
          refuse((say) => say.tooMany(LIMITS.viewerEvents)),
        ),
    },
    refuse((say) => say.none),
  )
  .refine(({ world, events }) => events.every(({ seq }, at) => seq === world.seq + 1 + at), {
    ...refuse((say) => say.gap),
    path: ['events'],
  });
export type Recording = z.infer<typeof Recording>;

/** What a file's text holds, or what is wrong with it and where, in a sentence. Never throws. */
export function readRecording(text: string): { recording: Recording } | { problem: string } {
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    return { problem: said().recording.noJson };
  }
  const read = Recording.safeParse(content);
  if (read.success) return { recording: read.data };
  const issue = read.error.issues[0];
  if (issue === undefined || issue.path.length < 2)
    return { problem: issue?.message ?? said().recording.none };
  return { problem: said().recording.damaged(issue.path.join('.'), issue.message) };
}
