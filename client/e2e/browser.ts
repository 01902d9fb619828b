// Which browser the browser tests drive: an installed one if there is one, else one that is installed the platform's usual way.
// The search is a pure function of the machine it is told about. Pages and what happens on them belong to the tests.

import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join, posix, win32 } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

/** What the search needs to know of a computer. */
export interface Machine {
  platform: NodeJS.Platform;
  env: Record<string, string | undefined>;
  home: string;
  /** Whether this process may do what an administrator may, as on a Debian container. */
  isRoot: boolean;
  /** Where playwright-core keeps the Chromium that it downloads itself, whether or not it is there. */
  downloaded: string;
  /** Whether a path is a file that can be run. */
  runs: (path: string) => boolean;
}

const OVERRIDE = 'SESSIONSCOPE_BROWSER';
const ADVICE = `install one of them, or set ${OVERRIDE} to the path of one, and run the tests again.`;

/** Names on the PATH and fixed places, a row a browser in the order of preference. Windows places are under a folder of its own. */
const LINUX = [
  { names: ['google-chrome-stable', 'google-chrome'], places: ['/opt/google/chrome/chrome'] },
  { names: ['chromium', 'chromium-browser'], places: ['/snap/bin/chromium'] },
  { names: ['microsoft-edge-stable', 'microsoft-edge'], places: ['/opt/microsoft/msedge/msedge'] },
];
const MACOS = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = [
  { name: 'chrome.exe', place: 'Google\\Chrome\\Application\\chrome.exe' },
  { name: 'chrome.exe', place: 'Chromium\\Application\\chrome.exe' },
  { name: 'msedge.exe', place: 'Microsoft\\Edge\\Application\\msedge.exe' },
];

function onPath({ platform, env }: Machine, name: string): string[] {
  const { delimiter, join: joined } = platform === 'win32' ? win32 : posix;
  const folders = (env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => joined(folder, name));
}

function installedPlaces(machine: Machine): string[] {
  const { platform, env, home } = machine;
  if (platform === 'win32') {
    const roots = [env.PROGRAMFILES, env['PROGRAMFILES(X86)'], env.LOCALAPPDATA].filter(
      (root) => root !== undefined,
    );
    return WINDOWS.flatMap(({ name, place }) => [
      ...roots.map((root) => win32.join(root, place)),
      ...onPath(machine, name),
    ]);
  }
  if (platform === 'darwin') {
    return MACOS.flatMap((name) =>
      ['/', home].map((root) => posix.join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)),
    );
  }
  return LINUX.flatMap(({ names, places }) => [...names.flatMap((name) => onPath(machine, name)), ...places]);
}

/**
 * The browser to drive, or null where there is none. `SESSIONSCOPE_BROWSER` is the only choice where it is set; next comes
 * Playwright's own download, which fits its driver best; then Chrome, Chromium and Edge wherever the platform keeps them.
 */
export function findBrowser(machine: Machine): string | null {
  const override = machine.env[OVERRIDE];
  const places = override ? [override] : [machine.downloaded, ...installedPlaces(machine)];
  return places.find(machine.runs) ?? null;
}

/** Ways to get a browser, best first; each is a list of commands that must all succeed. */
export function waysToInstall({ platform, isRoot, runs }: Machine): string[][][] {
  const cli = join(dirname(createRequire(import.meta.url).resolve('playwright-core/package.json')), 'cli.js');
  const download = [process.execPath, cli, 'install', '--no-shell'];
  if (platform === 'linux' && isRoot && runs('/usr/bin/apt-get')) {
    return [
      [
        ['apt-get', 'update'],
        ['apt-get', 'install', '-y', '--no-install-recommends', 'chromium'],
      ],
      [[...download, '--with-deps', 'chromium']],
    ];
  }
  return [[[...download, 'chromium']]];
}

const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  downloaded: chromium.executablePath(),
  runs(path) {
    try {
      accessSync(path, constants.X_OK);
      return statSync(path).isFile();
    } catch {
      return false;
    }
  },
};

function succeeds([command = '', ...args]: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.on('error', () => resolve(false));
    child.on('close', (code) => resolve(code === 0));
  });
}

async function allSucceed(commands: string[][]): Promise<boolean> {
  for (const command of commands) {
    if (!(await succeeds(command))) return false;
  }
  return true;
}

/**
 * The path of a browser, after installing one where there is none.
 * @throws an Error of one sentence that says what to do, where none is there and none can be installed.
 */
export async function ensureBrowser(machine: Machine = thisMachine): Promise<string> {
  const found = findBrowser(machine);
  if (found !== null) return found;
  const override = machine.env[OVERRIDE];
  if (override) throw new Error(`${OVERRIDE} is "${override}", which can't be run: correct it or unset it.`);
  for (const commands of waysToInstall(machine)) {
    const installed = (await allSucceed(commands)) ? findBrowser(machine) : null;
    if (installed !== null) return installed;
  }
  throw new Error(`No Chrome, Chromium or Edge was found, and none could be installed: ${ADVICE}`);
}

/**
 * A running browser without a window. Chromium's own sandbox stays on wherever it can: not as root, and not where the system
 * forbids it to ordinary programs (as containers and some Linux distributions do); the tests open none but their own pages.
 */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = await ensureBrowser();
  const args = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (thisMachine.platform !== 'linux')
    return chromium.launch({ executablePath, args, chromiumSandbox: true });
  if (thisMachine.isRoot) return chromium.launch({ executablePath, args, chromiumSandbox: false });
  try {
    return await chromium.launch({ executablePath, args, chromiumSandbox: true });
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error;
    return chromium.launch({ executablePath, args, chromiumSandbox: false });
  }
}
