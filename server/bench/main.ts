/**
 * `npm run bench`: what Sessionscope costs, as ratios in one run, since machines are noisy. Prints a table with
 * the peer beside us and the limit that we set ourselves; judges nothing in a timed test.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import { paint } from './paint.ts';
import { restore } from './restore.ts';
import { playRole, Role } from './roles.ts';
import { sandboxes } from './sandboxes.ts';
import { type Row, table } from './table.ts';
import { throughput } from './throughput.ts';

const SUITES: Record<string, { title: string; run: () => Promise<Row[]> }> = {
  throughput: { title: 'Requests a second, GET /views with one session', run: throughput },
  paint: { title: 'From the event on the server to the painted row, in a real browser', run: paint },
  sandboxes: { title: 'Sandboxes side by side', run: sandboxes },
  restore: { title: 'Back to a snapshot', run: restore },
};

if (!isMainThread) await playRole(Role.parse(workerData));

/** Runs the suites named, or all. */
export async function bench(argv: string[]): Promise<void> {
  const unknown = argv.find((name) => !(name in SUITES));
  if (unknown !== undefined) {
    console.error(
      `There is no suite "${unknown}": use one of ${Object.keys(SUITES).join(', ')}, or none for all.`,
    );
    process.exitCode = 1;
    return;
  }
  for (const [name, { title, run }] of Object.entries(SUITES)) {
    if (argv.length > 0 && !argv.includes(name)) continue;
    console.log(`\n${title}\n`);
    console.log(table(await run()));
  }
}
