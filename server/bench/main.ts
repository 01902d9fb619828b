/**
 * `npm run bench`: what Sessionscope costs, as ratios in one run, since machines are noisy. Prints a table with
 * the peer beside us and the limit that we set ourselves; judges nothing in a timed test.
 */
import { isMainThread, workerData } from 'node:worker_threads';
import { fidelity } from './fidelity.ts';
import { paint } from './paint.ts';
import { restore } from './restore.ts';
import { playRole, Role } from './roles.ts';
import { sandboxes } from './sandboxes.ts';
import { type Row, table } from './table.ts';
import { throughput } from './throughput.ts';
import { trace } from './trace.ts';

interface Suite {
  title: string;
  /** `numbers` are those that stand behind its name. */
  run: (numbers: readonly number[]) => Promise<Row[]>;
  /** Proves rather than measures, and takes its time. */
  onlyByName?: true;
}

const SUITES: Record<string, Suite> = {
  throughput: { title: 'Requests a second, GET /views with one session', run: throughput },
  paint: { title: 'From the event on the server to the painted row, in a real browser', run: paint },
  sandboxes: { title: 'Sandboxes side by side', run: sandboxes },
  trace: { title: 'A trace of 100,000 events on the page, in a real browser', run: trace },
  restore: { title: 'Back to a snapshot', run: restore },
  fidelity: {
    title: 'Bare and instrumented express-session, case by case',
    run: fidelity,
    onlyByName: true,
  },
};

if (!isMainThread) await playRole(Role.parse(workerData));

/** Runs the suites named, each with the numbers behind its name, or all that measure. */
export async function bench(argv: string[]): Promise<void> {
  const asked = new Map<string, number[]>();
  let numbers: number[] = [];
  for (const word of argv) {
    if (word in SUITES) {
      numbers = [];
      asked.set(word, numbers);
    } else if (/^\d+$/.test(word) && asked.size > 0) numbers.push(Number(word));
    else {
      console.error(
        `There is no suite "${word}": use one of ${Object.keys(SUITES).join(', ')}, or none for all that measure.`,
      );
      process.exitCode = 1;
      return;
    }
  }
  for (const [name, { title, run, onlyByName }] of Object.entries(SUITES)) {
    const wanted = asked.size === 0 ? !onlyByName : asked.has(name);
    if (!wanted) continue;
    console.log(`\n${title}\n`);
    console.log(table(await run(asked.get(name) ?? [])));
  }
}
