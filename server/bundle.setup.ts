// Runs once before the server's tests: bundles the server into .cache/server/, since a worker thread can't be started from
// TypeScript. Tests that need a thread start it from there.

import { build } from 'vite';

export default async function setup(): Promise<void> {
  await build({ mode: 'server-dev', logLevel: 'warn' });
}
