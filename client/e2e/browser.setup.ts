// Runs once before the browser tests: makes sure that there is a browser, and builds what they look at with the very command
// that a person would use. What goes wrong is handed to browser.gate.ts, so that it fails the browser tests and no others.

import { spawn } from 'node:child_process';
import type { TestProject } from 'vitest/node';
import { ensureBrowser } from './browser.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Why there is nothing to test in a browser, in a sentence, or null. */
    browserProblem: string | null;
  }
}

/** In a process of its own, since a test's NODE_ENV would end up in the page. */
async function build(): Promise<void> {
  const { NODE_ENV: _, ...env } = process.env;
  const output: Buffer[] = [];
  const code = await new Promise((resolve, reject) => {
    // On Windows npm is a script, which only a shell can start.
    const npm = spawn('npm', ['run', 'build'], { env, shell: process.platform === 'win32' });
    npm.stdout.on('data', (chunk) => output.push(chunk));
    npm.stderr.on('data', (chunk) => output.push(chunk));
    npm.on('error', reject);
    npm.on('close', resolve);
  });
  if (code !== 0) throw new Error(`\`npm run build\` failed:\n${Buffer.concat(output)}`);
}

export default async function setup(project: TestProject): Promise<void> {
  try {
    await ensureBrowser();
    await build();
    project.provide('browserProblem', null);
  } catch (error) {
    project.provide('browserProblem', error instanceof Error ? error.message : String(error));
  }
}
