/**
 * Entry of the thread in which the embedded Postgres runs: PGlite behind a door of its own on a free local port. A thread
 * of its own, since each of its queries keeps the thread busy, and ending the thread gives its memory back.
 */
import { randomBytes } from 'node:crypto';
import { parentPort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { postgresDoor } from './postgresDoor.ts';

/** Two connections a sandbox are allowed, and one more while a table is dropped. */
const CONNECTIONS = 512;

const password = randomBytes(24).toString('hex');
const door = postgresDoor(await PGlite.create(), password);
door.maxConnections = CONNECTIONS;
door.listen({ port: 0, host: '127.0.0.1' }, () => {
  const address = door.address();
  if (address === null || typeof address === 'string') throw new Error('It got no port.');
  const url = `postgres://postgres@127.0.0.1:${address.port}/postgres?application_name=${password}`;
  parentPort?.postMessage(url);
});
