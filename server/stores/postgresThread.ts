/**
 * Entry of the thread in which the embedded Postgres runs: PGlite behind a socket server on a free local port. A thread
 * of its own, since each of its queries keeps the thread busy, and ending the thread gives its memory back.
 */
import { createServer } from 'node:net';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { PGLiteSocketServer } from '@electric-sql/pglite-socket';

/** Two connections a sandbox are allowed, and one more while a table is dropped. */
const CONNECTIONS = 512;

const [db, port] = await Promise.all([PGlite.create(), freePort()]);
const server = new PGLiteSocketServer({ db, port, host: '127.0.0.1', maxConnections: CONNECTIONS });
await server.start();
parentPort?.postMessage(`postgres://postgres@127.0.0.1:${port}/postgres`);

/** The socket server doesn't say which port it got, so it is told one. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
