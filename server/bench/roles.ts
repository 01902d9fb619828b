/**
 * What the bench's own threads do: a bare server to compare with, and a viewer that takes what it is sent.
 */
import { createServer } from 'node:http';
import { parentPort } from 'node:worker_threads';
import session from 'express-session';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import { listen } from '../listen.ts';
import { demoApp } from '../worker/demoApp.ts';

export const Role = z.discriminatedUnion('role', [
  z.object({ role: z.literal('bare') }),
  z.object({ role: z.literal('viewer'), url: z.string(), credentials: z.unknown() }),
]);
export type Role = z.infer<typeof Role>;

/** Plays one role in this thread; the first message says that it is ready, with the port of a server. */
export async function playRole(role: Role): Promise<void> {
  if (role.role === 'bare') {
    const { secret, resave, saveUninitialized, cookie } = TUTORIAL_OPTIONS;
    const maxAge = cookie?.maxAge ?? 0;
    const app = demoApp(session({ secret, resave, saveUninitialized, cookie: { maxAge } }));
    app.disable('x-powered-by');
    app.disable('etag');
    const { port } = await listen(createServer(app), 0);
    parentPort?.postMessage(port);
    return;
  }
  // The page's own work happens in another process, on another core; here only the line is kept moving.
  const socket = io(role.url, {
    transports: ['websocket'],
    auth: { credentials: role.credentials, cursor: null },
  });
  for (const message of ['trace', 'gap']) socket.on(message, (_content: unknown, done: () => void) => done());
  socket.once('welcome', () => parentPort?.postMessage(0));
}
