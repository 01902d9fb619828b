/**
 * What the bench's own threads do: a bare server to compare with, a viewer that takes what it is sent, and a
 * program that sends requests at a steady rate.
 */
import { Agent, createServer, get, type IncomingMessage } from 'node:http';
import { parentPort } from 'node:worker_threads';
import session from 'express-session';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import { listen } from '../listen.ts';
import { bornFor } from '../worker/bornRequests.ts';
import { chosenApp } from '../worker/demo/chosenApp.ts';
import { playFidelity } from './fidelity.ts';

export const Role = z.discriminatedUnion('role', [
  z.object({
    role: z.literal('bare'),
    born: z.boolean().describe('Its requests are born for the app, as those of a sandbox.'),
  }),
  z.object({ role: z.literal('viewer'), url: z.string(), credentials: z.unknown() }),
  z.object({
    role: z.literal('load'),
    url: z.string(),
    rate: z.number().describe('Requests a second.'),
    count: z.number(),
  }),
  z.object({ role: z.literal('fidelity'), cases: z.number(), seed: z.number() }),
]);
export type Role = z.infer<typeof Role>;

/** Plays one role in this thread; the first message says that it is ready, with the port of a server, or done. */
export async function playRole(role: Role): Promise<void> {
  if (role.role === 'bare') {
    const { secret, resave, saveUninitialized, cookie } = TUTORIAL_OPTIONS;
    const maxAge = cookie?.maxAge ?? 0;
    const app = chosenApp(session({ secret, resave, saveUninitialized, cookie: { maxAge } }));
    app.disable('x-powered-by');
    app.disable('etag');
    const options = role.born ? bornFor(app) : {};
    const { port } = await listen(createServer(options, app), 0);
    parentPort?.postMessage(port);
    return;
  }
  if (role.role === 'fidelity') return playFidelity(role);
  if (role.role === 'load') {
    parentPort?.postMessage(await sendSteadily(role));
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

/**
 * Sends `count` requests of one session, each when it is due, whether or not those before are answered. Answers how
 * long each took, from the moment when it was due to its last byte, ms.
 */
async function sendSteadily({ url, rate, count }: Extract<Role, { role: 'load' }>): Promise<number[]> {
  const agent = new Agent({ keepAlive: true });
  const send = (cookie: string): Promise<IncomingMessage> =>
    new Promise((resolve, reject) => {
      const request = get(url, { agent, headers: { cookie } }, (response) =>
        response.resume().once('end', () => resolve(response)),
      );
      // The server may close a connection in the moment in which it is used again: then another one is.
      request.once('error', (error) => {
        if (request.reusedSocket) resolve(send(cookie));
        else reject(error);
      });
    });
  const first = await send('');
  const cookie = first.headers['set-cookie']?.[0]?.split(';')[0] ?? '';
  const begun = performance.now();
  const pending: Promise<number>[] = [];
  for (let sent = 0; sent < count; sent++) {
    const due = begun + (sent * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    pending.push(send(cookie).then(() => performance.now() - due));
  }
  const waits = await Promise.all(pending);
  agent.destroy();
  return waits;
}
