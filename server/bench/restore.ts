/** How long a whole sandbox takes to be put back, from the page's command to its answer. */
import { TUTORIAL_APP } from '#shared/appVariants.ts';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { SandboxState } from '#shared/sandboxState.ts';
import { HeadlessPage } from '../headlessPage.ts';
import { openScope } from './scope.ts';
import { median, type Row } from './table.ts';

const SESSIONS = 1000;
const ROUNDS = 15;
const TARGET_MS = 50;

export async function restore(): Promise<Row[]> {
  const scope = await openScope();
  const page = await HeadlessPage.open(scope.url);
  const waits: number[] = [];
  let cpu = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const state = stateWith(SESSIONS);
    const before = process.cpuUsage();
    const begun = performance.now();
    const result = await page.send({ type: 'restore', state });
    waits.push(performance.now() - begun);
    const used = process.cpuUsage(before);
    cpu += (used.user + used.system) / 1000 / ROUNDS;
    if (!result.ok) throw new Error(result.error.message);
  }
  page.close();
  await scope.close();
  const wait = median(waits);
  return [
    {
      what: `Restore of a sandbox with ${SESSIONS} sessions, median of ${ROUNDS}`,
      figure: `${wait.toFixed(1)} ms`,
      peer: `slowest ${Math.max(...waits).toFixed(1)} ms; ${cpu.toFixed(1)} ms of CPU, all threads`,
      limit: { text: `at most ${TARGET_MS} ms`, met: wait <= TARGET_MS },
    },
  ];
}

function stateWith(sessions: number): SandboxState {
  const expires = Date.now() + 86_400_000;
  const cookie = { originalMaxAge: 86_400_000, expires: new Date(expires), httpOnly: true, path: '/' };
  return {
    version: 1,
    options: TUTORIAL_OPTIONS,
    app: TUTORIAL_APP,
    trustProxy: false,
    clockOffsetMs: 0,
    browsers: [{ name: 'Alice', cookies: [] }],
    store: 'memory',
    sessions: Array.from({ length: sessions }, (_, n) => ({
      sid: `session-${n}`,
      data: JSON.stringify({ cookie, userid: `user${n}`, views: n }),
      expires,
    })),
  };
}
