/**
 * Whose the folder with kept sandboxes is: one process at a time, or each would go on with the same sandboxes and write
 * over what the other keeps. It is claimed by listening on a local socket, which the system takes back however a process ends.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Claim {
  /** What it listens at, as long as the claim holds. */
  address: string;
  release(): Promise<void>;
}

/** Claims the folder for this process; null where another one has it. One that can't be claimed at all is nobody's. */
export async function claimFolder(folder: string): Promise<Claim | null> {
  const address = addressOf(folder);
  for (const retry of [true, false]) {
    const server = createServer((socket) => socket.destroy());
    const problem = await listenAt(server, address);
    if (problem === null) return { address, release: () => released(server) };
    if (problem !== 'EADDRINUSE') return { address, release: async () => {} };
    if (process.platform === 'win32' || (await answers(address))) return null;
    // A process that was killed leaves the name of its socket, except on Windows.
    if (retry) rmSync(address, { force: true });
  }
  return null;
}

/** The same for every way to write the folder's path; short, since a socket's path may have 103 characters on macOS. */
function addressOf(folder: string): string {
  let path = folder;
  try {
    mkdirSync(folder, { recursive: true });
    path = realpathSync.native(folder);
  } catch {
    // Where it can't be written, nothing is kept.
  }
  const name = `sessionscope-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

function listenAt(server: Server, address: string): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen(address, () => {
      // Of itself it keeps no process alive.
      server.unref();
      resolve(null);
    });
  });
}

function answers(address: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createConnection(address);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

const released = (server: Server) => new Promise<void>((resolve) => void server.close(() => resolve()));
