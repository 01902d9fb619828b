/** What watching costs a server: bare express-session, its own DEBUG output, and ours, in turn in one run. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import autocannon from 'autocannon';
import { z } from 'zod';
import { HeadlessPage } from '../headlessPage.ts';
import type { Role } from './roles.ts';
import { openScope } from './scope.ts';
import { median, quantile, type Row } from './table.ts';

const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 10;
const TARGET = 0.9;
/** Requests a second at which the answer times are taken: far from what any of the servers can do. */
const RATE = 500;
const LATENCY_ROUNDS = 3;

/** Requests a second of each server, round by round; ratios are taken within a round. */
export async function throughput(): Promise<Row[]> {
  const stops: (() => Promise<unknown>)[] = [];
  const ports = new Map<string, number>();
  try {
    ports.set('bare express-session', await startRole({ role: 'bare' }, {}, stops));
    ports.set(
      'with DEBUG=express-session',
      await startRole({ role: 'bare' }, { DEBUG: 'express-session' }, stops),
    );
    ports.set('instrumented, nobody watching', await startScope(false, stops));
    ports.set('instrumented, one viewer', await startScope(true, stops));
    return [...(await measure(ports)), ...(await measureLatency(ports))];
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function measure(ports: Map<string, number>): Promise<Row[]> {
  const names = [...ports.keys()];
  const rates = new Map<string, number[]>(names.map((name) => [name, []]));
  const cookies = new Map<string, string>();
  for (const [name, port] of ports) {
    const response = await fetch(`http://127.0.0.1:${port}/views`);
    cookies.set(name, response.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
  // One round to warm up, not counted.
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, port] of ports) {
      const headers = { cookie: cookies.get(name) ?? '' };
      const load = { connections: CONNECTIONS, duration: round === 0 ? 1 : SECONDS, workers: 1, headers };
      const { requests } = await autocannon({ url: `http://127.0.0.1:${port}/views`, ...load });
      if (round > 0) rates.get(name)?.push(requests.average);
    }
  const [bare = []] = rates.values();
  return names.map((name) => {
    const own = rates.get(name) ?? [];
    const ratio = median(own.map((rate, round) => rate / (bare[round] ?? rate)));
    const row: Row = {
      what: name,
      figure: `${Math.round(median(own))}/s`,
      peer: `${ratio.toFixed(2)} of bare`,
    };
    const watched = name.endsWith('viewer');
    return watched ? { ...row, limit: { text: `at least ${TARGET.toFixed(2)}`, met: ratio >= TARGET } } : row;
  });
}

/** What watching adds to an answer at a moderate rate: the servers take turns, and rounds are compared with themselves. */
async function measureLatency(ports: Map<string, number>): Promise<Row[]> {
  const names = ['bare express-session', 'instrumented, one viewer'];
  const waits = new Map<string, number[][]>(names.map((name) => [name, []]));
  for (let round = 0; round < LATENCY_ROUNDS; round++)
    for (const name of names) {
      const url = `http://127.0.0.1:${ports.get(name)}/views`;
      waits.get(name)?.push(await steadily({ role: 'load', url, rate: RATE, count: RATE * SECONDS }));
    }
  const [bare = [], watched = []] = waits.values();
  return [0.5, 0.99].map((share) => {
    const at = (rounds: number[][]) => rounds.map((round) => quantile(round, share));
    const added = median(at(watched).map((wait, round) => wait - (at(bare)[round] ?? wait)));
    return {
      what: `${RATE} requests/s: added to an answer, p${share * 100}`,
      figure: `${added.toFixed(2)} ms`,
      peer: `bare ${median(at(bare)).toFixed(2)} ms, one viewer ${median(at(watched)).toFixed(2)} ms`,
    };
  });
}

/** Sends requests at a steady rate from a thread of its own. Answers how long each took, ms. */
async function steadily(load: Role): Promise<number[]> {
  const worker = new Worker(new URL('./bench.js', import.meta.url), { workerData: load });
  const [message]: unknown[] = await once(worker, 'message');
  await worker.terminate();
  return z.array(z.number()).parse(message);
}

async function startRole(
  role: Role,
  env: Record<string, string>,
  stops: (() => Promise<unknown>)[],
): Promise<number> {
  const quiet = { stdout: true, stderr: true } as const;
  const worker = new Worker(new URL('./bench.js', import.meta.url), {
    workerData: role,
    env: { ...process.env, ...env },
    ...quiet,
  });
  worker.stdout.resume();
  worker.stderr.resume();
  stops.push(() => worker.terminate());
  const [port]: unknown[] = await once(worker, 'message');
  return Number(port);
}

async function startScope(watched: boolean, stops: (() => Promise<unknown>)[]): Promise<number> {
  const scope = await openScope();
  stops.push(scope.close);
  if (watched) {
    const page = await HeadlessPage.open(scope.url);
    const credentials = page.welcome?.credentials;
    await startRole({ role: 'viewer', url: scope.url, credentials }, {}, stops);
    page.close();
  }
  return scope.sandboxPort;
}
