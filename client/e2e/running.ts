// A browser and the running app for the test file that imports this: there before its first test, ended after its last.

import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type RunningApp, startApp } from './app.ts';
import { launchBrowser } from './browser.ts';

export let browser: Browser;
export let app: RunningApp;

beforeAll(async () => {
  [browser, app] = await Promise.all([launchBrowser(), startApp()]);
});

afterAll(async () => {
  await Promise.all([browser.close(), app.stop()]);
});
