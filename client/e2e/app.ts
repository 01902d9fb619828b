// Starts what a person would start, `npm start` on free ports, and opens its page as a visitor who has never been there.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface RunningApp {
  /** Address of the page. */
  url: string;
  /** Address of the first sandbox's own server. */
  sandboxUrl: string;
  /** Everything printed so far. */
  output(): string;
  process: ChildProcess;
  /** Lets the thread of every sandbox throw where nobody catches. */
  crash(): void;
  /** Ends it as Ctrl-C does; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Runs the built app, or with `dev` the one that follows its files. Rejects with what it printed where it doesn't come up. */
export async function startApp(
  args: string[] = ['--port', '0', '--sandbox-port', '0'],
  mode: 'start' | 'dev' = 'start',
): Promise<RunningApp> {
  const folder = await mkdtemp(join(tmpdir(), 'sessionscope-kept-'));
  const faults = ['--require', join(root, 'client', 'e2e', 'crash.cjs')];
  const own = [mode, '--no-open', '--keep-in', folder];
  const child = spawn(process.execPath, [...faults, join(root, 'server', 'start.cjs'), ...own, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let text = '';
  const addresses = await new Promise<string[]>((resolve, reject) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      const found = text.match(/http:\/\/localhost:\d+/g) ?? [];
      if (text.includes('Ctrl-C') && found.length >= 2) resolve(found);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`The app ended with ${code}:\n${text}`)));
  });
  const [url = '', sandboxUrl = ''] = addresses;
  return {
    url,
    sandboxUrl,
    output: () => text,
    process: child,
    crash: () => {
      child.send('crash');
    },
    stop: async () => {
      if (child.exitCode !== null) return child.exitCode;
      const ended = once(child, 'exit');
      child.kill('SIGINT');
      await ended;
      return child.exitCode;
    },
  };
}

export interface Visitor {
  page: Page;
  /** Address of this visitor's own sandbox server. */
  sandboxUrl: string;
  /** Errors that the page's console showed; none is expected. */
  problems: string[];
}

/** A new visitor, with a sandbox of their own, before the picture that a newcomer sees. `read`: how the page is searched. */
export async function openVisitor(
  browser: Browser,
  app: RunningApp,
  options: BrowserContextOptions = {},
  prepare: (page: Page) => Promise<void> = async () => {},
  read: (page: Page) => Page = (page) => page,
): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...options });
  const page = read(await context.newPage());
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(message.text());
  });
  page.on('pageerror', (error) => problems.push(error.message));
  // The tour has tests of its own.
  await page.addInitScript(() => localStorage.setItem('sessionscope.tour.v1', 'true'));
  await prepare(page);
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Visit /', exact: true }).waitFor();
  // The stage keeps a human pace; a test needs no more than to see where it ends.
  const speed = page.getByLabel('Speed');
  // It comes, and with it the keys, as soon as a visit can be made.
  await speed.waitFor({ state: 'attached' });
  // A phone has no room for it.
  if (await speed.isVisible()) await speed.selectOption({ label: '4×' });
  const address = await page
    .getByText(/^localhost:\d+$/)
    .first()
    .textContent();
  return { page, sandboxUrl: `http://${address}`, problems };
}
