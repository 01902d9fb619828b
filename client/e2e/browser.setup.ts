// Runs once before the browser tests: makes sure that there is a browser, and builds what they look at with the very command
// that a person would use. In a process of its own, since a test's NODE_ENV would end up in the page.

import { spawn } from 'node:child_process';
import { ensureBrowser } from './browser.ts';

export default async function setup(): Promise<void> {
  await ensureBrowser();
  const { NODE_ENV: _, ...env } = process.env;
  const output: Buffer[] = [];
  const code = await new Promise((resolve, reject) => {
    // On Windows npm is a script, which only a shell can start.
    const build = spawn('npm', ['run', 'build'], { env, shell: process.platform === 'win32' });
    build.stdout.on('data', (chunk) => output.push(chunk));
    build.stderr.on('data', (chunk) => output.push(chunk));
    build.on('error', reject);
    build.on('close', resolve);
  });
  if (code !== 0) throw new Error(`\`npm run build\` failed:\n${Buffer.concat(output)}`);
}
