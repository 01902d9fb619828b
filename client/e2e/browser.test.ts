import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ensureBrowser, findBrowser, type Machine, waysToInstall } from './browser.ts';

const machine = (platform: NodeJS.Platform, present: string[], rest: Partial<Machine> = {}): Machine => ({
  platform,
  env:
    platform === 'win32'
      ? {
          PATH: 'C:\\bin;D:\\tools',
          PROGRAMFILES: 'C:\\Program Files',
          'PROGRAMFILES(X86)': 'C:\\Program Files (x86)',
          LOCALAPPDATA: 'C:\\Users\\ann\\AppData\\Local',
        }
      : { PATH: '/usr/local/bin:/usr/bin' },
  home: '/Users/ann',
  isRoot: false,
  downloaded: '/cache/playwright/chrome',
  runs: (path) => present.includes(path),
  ...rest,
});

const EDGE = '/opt/microsoft/msedge/msedge';
const preference: Partial<Record<NodeJS.Platform, string[]>> = {
  linux: [
    '/cache/playwright/chrome',
    '/usr/local/bin/google-chrome-stable',
    '/usr/bin/google-chrome-stable',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/snap/bin/chromium',
    '/usr/bin/microsoft-edge-stable',
    '/usr/bin/microsoft-edge',
    EDGE,
  ],
  darwin: [
    '/cache/playwright/chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Users/ann/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    '/cache/playwright/chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Users\\ann\\AppData\\Local\\Google\\Chrome\\Application\\chrome.exe',
    'D:\\tools\\chrome.exe',
    'C:\\Users\\ann\\AppData\\Local\\Chromium\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
    'C:\\bin\\msedge.exe',
  ],
};

describe.each(['linux', 'darwin', 'win32'] as const)('on %s', (platform) => {
  const places = preference[platform] ?? [];

  test('of all the browsers that are there, the most preferred is found', () => {
    fc.assert(
      fc.property(fc.subarray(places), (present) => {
        expect(findBrowser(machine(platform, present))).toBe(
          places.find((place) => present.includes(place)) ?? null,
        );
      }),
    );
  });

  test('each place is found when the browser is nowhere else', () => {
    for (const place of places) expect(findBrowser(machine(platform, [place]))).toBe(place);
  });

  test('the browser that a person names comes before all others', () => {
    const named = { SESSIONSCOPE_BROWSER: '/my/browser' };
    expect(findBrowser(machine(platform, [...places, '/my/browser'], { env: named }))).toBe('/my/browser');
  });

  test('a machine that says nothing about itself has no browser', () => {
    expect(findBrowser(machine(platform, [], { env: {} }))).toBeNull();
  });
});

test('a named browser that is not there is told by its name, not replaced by another', async () => {
  const wrong = machine('linux', [EDGE], { env: { SESSIONSCOPE_BROWSER: '/gone' } });
  expect(findBrowser(wrong)).toBeNull();
  await expect(ensureBrowser(wrong)).rejects.toThrow(
    'SESSIONSCOPE_BROWSER is "/gone", which can\'t be run: correct it or unset it.',
  );
});

test('an empty name is no name', () => {
  const env = { SESSIONSCOPE_BROWSER: '' };
  expect(findBrowser(machine('linux', [EDGE], { env }))).toBe(EDGE);
});

test('root on Debian gets the package; everybody else gets the download of Playwright', () => {
  const programs = (on: Machine) => waysToInstall(on).map((way) => way.map(([program]) => program));
  const apt = ['/usr/bin/apt-get'];
  const download = [[process.execPath]];
  expect(programs(machine('linux', apt, { isRoot: true }))).toEqual([['apt-get', 'apt-get'], ...download]);
  expect(programs(machine('linux', apt))).toEqual(download);
  expect(programs(machine('linux', [], { isRoot: true }))).toEqual(download);
  expect(programs(machine('darwin', [], { isRoot: true }))).toEqual(download);
  expect(programs(machine('win32', []))).toEqual(download);
});
