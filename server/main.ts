/**
 * What `npm run dev` and `npm start` run: reads the command line, starts Sessionscope, says where it is, and
 * ends it on Ctrl-C.
 */
import { join, resolve } from 'node:path';
import open from 'open';
import { readCommandLine } from './commandLine.ts';
import { openSessionscope, type Sessionscope } from './sessionscope.ts';

export interface MainInput {
  mode: 'dev' | 'production';
  argv: string[];
  clientDir: string;
  root: string;
}

export async function main({ mode, argv, clientDir, root }: MainInput): Promise<void> {
  const read = readCommandLine(argv);
  if ('print' in read) {
    console.log(read.print);
    process.exitCode = read.failed ? 1 : 0;
    return;
  }
  const { open: wantsBrowser, keepIn, lessons, ...settings } = read.settings;
  const folder = keepIn ?? join(root, '.cache', 'sandboxes');
  const lessonFolders = [join(root, 'lessons'), ...lessons.map((each) => resolve(each))];
  let scope: Sessionscope;
  try {
    scope = await openSessionscope({
      mode,
      clientDir,
      root,
      folder,
      lessonFolders,
      ...settings,
      ...storesIn(process.env),
    });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  }
  endOnSignals(scope);
  if (scope.portTaken !== null)
    console.log(`Port ${scope.portTaken} is in use by another program, so the page is on the next free one.`);
  if (scope.sandboxPortTaken !== null)
    console.log(`Port ${scope.sandboxPortTaken} is in use, so the sandbox's server is on the next free one.`);
  if (scope.folderTaken !== null)
    console.log(
      `Another Sessionscope keeps its sandboxes in ${scope.folderTaken}, so those of this one will not outlive a restart. Give it a folder of its own with --keep-in.`,
    );
  console.log(`\n${addresses(scope)}\n\n  Ctrl-C ends all.\n`);
  if (wantsBrowser && hasDesktop(process.env)) await openBrowser(scope.url);
}

const addresses = ({ url, sandboxPort, sandboxTlsPort }: Sessionscope): string =>
  [
    `  Sessionscope           ${url}`,
    `  The sandbox's server   http://localhost:${sandboxPort}`,
    ...(sandboxTlsPort === null ? [] : [`  The same over TLS      https://localhost:${sandboxTlsPort}`]),
  ].join('\n');

/** Where the environment says that there is a Redis and a Postgres. An empty variable is none. */
const storesIn = ({ REDIS_URL, DATABASE_URL }: NodeJS.ProcessEnv) => ({
  redisUrl: REDIS_URL || undefined,
  databaseUrl: DATABASE_URL || undefined,
});

function endOnSignals(scope: Sessionscope): void {
  let ending = false;
  const end = () => {
    if (ending) process.exit(130);
    ending = true;
    void scope.close().then(() => process.exit(0));
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}

/** Whether there is a screen on which a browser could open. */
function hasDesktop(env: NodeJS.ProcessEnv): boolean {
  if (env.CI !== undefined || !process.stdout.isTTY) return false;
  return process.platform !== 'linux' || env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined;
}

async function openBrowser(url: string): Promise<void> {
  try {
    const child = await open(url);
    child.once('error', () => {});
  } catch {
    // The address is on screen; a person can open it.
  }
}
