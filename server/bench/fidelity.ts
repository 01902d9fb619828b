/**
 * The proof of fidelity at length: as many random cases as are asked for, on every core. What a case is and how it is
 * played is in server/instrument.
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { parentPort, Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { z } from 'zod';
import { FidelityProof } from '../instrument/fidelity.ts';
import { sequences } from '../instrument/fidelityCases.ts';
import { inWords } from '../instrument/observedApp.ts';
import type { Role } from './roles.ts';
import type { Row } from './table.ts';

const CASES = 1_000_000;
/** Sequences that one seed gives. Few, since a thread is through when its share is reached. */
const RUNS = 100;
/** Seeds of one thread lie together, and far from the next one's. */
const SEEDS_APART = 1_000_000;

/** What a thread says after each seed. */
const Told = z.object({
  cases: z.number(),
  /** Kinds of events that were there. */
  seen: z.array(z.string()),
  counterexample: z.string().nullable(),
});
type Told = z.infer<typeof Told>;

/** `npm run bench -- fidelity [cases] [seed]`. A counterexample is printed, and the exit status is 1. */
export async function fidelity([cases = CASES, given]: readonly number[]): Promise<Row[]> {
  const begun = performance.now();
  const seed = given ?? Date.now() % SEEDS_APART;
  const script = new URL('./bench.js', import.meta.url);
  const { played, counterexample } = await proveFidelity(script, { cases, seed, tell: progress(cases) });
  if (counterexample !== null) {
    console.error(counterexample);
    process.exitCode = 1;
  }
  const seconds = (performance.now() - begun) / 1000;
  const agreed = counterexample === null;
  return [
    {
      what: `${number(played)} random cases, seed ${seed}, ${availableParallelism()} threads`,
      figure: agreed ? `${number(played)} agree` : 'a counterexample',
      peer: `${number(seconds)} s, ${number(played / seconds)} cases/s`,
      limit: { text: 'every case agrees', met: agreed },
    },
  ];
}

const number = (value: number): string => Math.round(value).toLocaleString('en');

/** Says every tenth of the way how far it is. */
function progress(cases: number): (played: number) => void {
  let tenths = 0;
  return (played) => {
    const now = Math.floor((played / cases) * 10);
    if (now > tenths && now < 10) console.log(`  ${number(played)} cases agree so far`);
    tenths = now;
  };
}

export interface Proof {
  /** Requests, each sent to both. */
  played: number;
  seen: Set<string>;
  /** The smallest that was found, with the seed that makes it again; null where every case agrees. */
  counterexample: string | null;
}

/** Plays at least so many random cases in as many threads as there are cores; `script` is the bench as a bundle. */
export async function proveFidelity(
  script: URL,
  { cases, seed, tell = () => {} }: { cases: number; seed: number; tell?: (played: number) => void },
): Promise<Proof> {
  const proof: Proof = { played: 0, seen: new Set(), counterexample: null };
  const threads = availableParallelism();
  const workers = Array.from({ length: threads }, (_, index) => {
    const share = Math.ceil(cases / threads);
    const role: Role = { role: 'fidelity', cases: share, seed: seed + index * SEEDS_APART };
    return new Worker(script, { workerData: role });
  });
  const hear = (message: unknown) => {
    const told = Told.parse(message);
    proof.played += told.cases;
    for (const kind of told.seen) proof.seen.add(kind);
    proof.counterexample ??= told.counterexample;
    tell(proof.played);
    if (proof.counterexample !== null) for (const each of workers) void each.terminate();
  };
  await Promise.all(
    workers.map((worker) => {
      worker.on('message', hear);
      return once(worker, 'exit');
    }),
  );
  return proof;
}

/** In a thread of its own: plays until its share is reached or something differs. */
export async function playFidelity({ cases, seed }: Extract<Role, { role: 'fidelity' }>): Promise<void> {
  const proof = await FidelityProof.open();
  let left = cases;
  for (let next = seed; left > 0; next++) {
    const told: Told = { cases: 0, seen: [], counterexample: null };
    const seen = new Set<string>();
    const property = fc.asyncProperty(sequences, async (sequence) => {
      const outcome = await proof.play(sequence);
      told.cases += outcome.cases;
      for (const event of outcome.events) seen.add(inWords(event));
      if (outcome.objection !== null) throw new Error(outcome.objection);
    });
    const result = await fc.check(property, { numRuns: RUNS, seed: next, includeErrorInReport: true });
    if (result.failed) told.counterexample = fc.defaultReportMessage(result) ?? 'It failed without a report.';
    told.seen.push(...seen);
    left = result.failed ? 0 : left - told.cases;
    parentPort?.postMessage(told);
  }
  proof.close();
}
