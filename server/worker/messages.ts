/**
 * What host and worker say to each other, both directions. Both sides are ours and what people send is
 * validated before it gets here; what a worker starts with is checked once more, since everything hangs on it.
 */
import { z } from 'zod';
import type { Command, CommandResult } from '#shared/commands.ts';
import { SessionOptions } from '#shared/options.ts';
import { JarCookie } from '#shared/trace.ts';

/** Commands that a worker carries out; a reset is the host's: it starts another worker. */
export type WorkerCommand = Exclude<Command, { type: 'reset' }>;

/** What a sandbox begins with, or, after a crash, goes on with. */
export const WorkerStart = z.object({
  port: z.number().int(),
  options: SessionOptions,
  clockOffsetMs: z.number(),
  browsers: z.array(z.object({ name: z.string(), cookies: z.array(JarCookie) })),
  after: z
    .object({ seq: z.number(), exchange: z.number(), visit: z.number(), mono: z.number() })
    .describe('What the trace already has: seq, number of exchanges and visits, µs.'),
  reason: z
    .union([z.enum(['new', 'reset']), z.object({ crashLost: z.number().int() })])
    .describe('Why the trace begins here; after a crash it goes on, with that many sessions lost.'),
});
export type WorkerStart = z.infer<typeof WorkerStart>;

export type ToWorker =
  | { type: 'command'; id: number; command: WorkerCommand }
  | { type: 'ping' }
  | { type: 'stop' };

export type FromWorker =
  | { type: 'ready'; port: number; taken: number | null }
  | { type: 'unable'; message: string }
  | { type: 'trace'; from: number; to: number; events: string }
  | { type: 'result'; id: number; result: CommandResult }
  | { type: 'pong' }
  | { type: 'stopped' };
