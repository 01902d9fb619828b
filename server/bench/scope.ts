/** A whole Sessionscope for a suite, on free ports, and the built page for those that look at it in a real browser. */
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { openSessionscope, type Sessionscope } from '../sessionscope.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Without `clientDir` it has no page. */
export const openScope = (clientDir: string = ROOT): Promise<Sessionscope> =>
  openSessionscope({
    mode: 'production',
    clientDir,
    root: ROOT,
    port: 0,
    sandboxPort: 0,
    host: '127.0.0.1',
    names: [],
  });

/** Builds the page. Answers its folder; whoever asked removes it. */
export async function buildPage(): Promise<string> {
  const clientDir = await mkdtemp(join(tmpdir(), 'sessionscope-bench-'));
  // Vite's build declares the whole process a production one; the sandbox isn't.
  const nodeEnv = process.env.NODE_ENV;
  await build({
    configFile: join(ROOT, 'vite.config.ts'),
    mode: 'production',
    logLevel: 'warn',
    build: { outDir: clientDir },
  });
  if (nodeEnv === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = nodeEnv;
  return clientDir;
}
