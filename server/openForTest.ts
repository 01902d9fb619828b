/** Opens a real Sessionscope for a test, on free ports, and closes it when the test is over. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';
import { HeadlessPage, type PageOptions } from './headlessPage.ts';
import { openSessionscope, type Sessionscope, type SessionscopeSettings } from './sessionscope.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A sandbox's code, bundled before the tests by bundle.setup.ts. */
export const workerEntry = new URL('../.cache/server/worker.js', import.meta.url);
export const postgresEntry = new URL('../.cache/server/postgres.js', import.meta.url);

export interface TestScope extends Sessionscope {
  /** A page that watches a sandbox of its own, or the one that the credentials open. */
  page(options?: PageOptions): Promise<HeadlessPage>;
}

export async function openForTest(settings: Partial<SessionscopeSettings> = {}): Promise<TestScope> {
  const clientDir = await mkdtemp(join(tmpdir(), 'sessionscope-'));
  await writeFile(join(clientDir, 'index.html'), '<!doctype html><title>page</title>');
  const ports = { port: 0, sandboxPort: 0, host: '127.0.0.1', names: [] };
  const scope = await openSessionscope({
    mode: 'production',
    clientDir,
    root,
    workerEntry,
    postgresEntry,
    ...ports,
    ...settings,
  });
  onTestFinished(async () => {
    await scope.close();
    await rm(clientDir, { recursive: true });
  });
  const page = async (options?: PageOptions) => {
    const opened = await HeadlessPage.open(scope.url, options);
    onTestFinished(() => opened.close());
    return opened;
  };
  return { ...scope, page };
}
