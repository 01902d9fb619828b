/**
 * Listening on loopback only, on IPv4 and, where there is one, IPv6, since `localhost` may mean either; and
 * the next free port where the wanted one is taken.
 */
import { Server as HttpServer } from 'node:http';
import { createServer, type Server } from 'node:net';

const LOOPBACK = '127.0.0.1';
const LOOPBACK6 = '::1';
const PORTS_TO_TRY = 200;

export interface Listening {
  port: number;
  /** The port asked for, where it was taken; null where it was free. */
  taken: number | null;
  /** Stops listening and closes every connection. Resolves when both are done. */
  close(): Promise<void>;
}

/**
 * Makes `server` listen on `port` of loopback (or on `host`), or on the next free port above it; 0 takes any.
 * Rejects with one sentence where none of the next 200 is free.
 */
export async function listen(server: Server, port: number, host: string = LOOPBACK): Promise<Listening> {
  for (let candidate = port; candidate < port + PORTS_TO_TRY && candidate <= 65_535; candidate++) {
    const twin = await tryPort(server, candidate, host);
    if (twin !== 'taken') {
      const address = server.address();
      const bound = typeof address === 'object' && address !== null ? address.port : candidate;
      return {
        port: bound,
        taken: port !== 0 && bound !== port ? port : null,
        close: async () => {
          await Promise.all([stop(server), twin === null ? undefined : stop(twin)]);
        },
      };
    }
  }
  throw new Error(
    `No free port from ${port} to ${Math.min(port + PORTS_TO_TRY - 1, 65_535)}. Close a program that uses one, or choose another with --port.`,
  );
}

/** Binds the server, and a twin on ::1 that hands its connections to it; null where there is no IPv6. */
async function tryPort(server: Server, port: number, host: string): Promise<Server | null | 'taken'> {
  if ((await bind(server, port, host)) === 'taken') return 'taken';
  if (host !== LOOPBACK) return null;
  const address = server.address();
  if (typeof address !== 'object' || address === null) return null;
  const twin = createServer((socket) => server.emit('connection', socket));
  const bound = await bind(twin, address.port, LOOPBACK6);
  if (bound === 'no-address') return null;
  if (bound === 'bound') return twin;
  await stop(server);
  return 'taken';
}

function bind(server: Server, port: number, host: string): Promise<'bound' | 'taken' | 'no-address'> {
  return new Promise((resolve, reject) => {
    const failed = (error: NodeJS.ErrnoException) => {
      server.removeListener('listening', done);
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve('taken');
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT') resolve('no-address');
      else reject(error);
    };
    const done = () => {
      server.removeListener('error', failed);
      resolve('bound');
    };
    server.once('error', failed);
    server.once('listening', done);
    server.listen({ port, host, exclusive: true });
  });
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) return resolve();
    server.close(() => resolve());
    if (server instanceof HttpServer) server.closeAllConnections();
  });
}
