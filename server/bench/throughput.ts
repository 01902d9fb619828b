/** What watching costs a server: bare express-session, its own DEBUG output, and ours, in turn in one run. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import autocannon from 'autocannon';
import { z } from 'zod';
import { HeadlessPage } from '../headlessPage.ts';
import type { Role } from './roles.ts';
import { openScope } from './scope.ts';
import { median, quantile, type Row } from './table.ts';
import { MAIN_THREAD, threadTimes } from './threads.ts';

const ROUNDS = 7;
const SECONDS = 2;
const CONNECTIONS = 10;
const TARGET = 0.9;
/** Requests a second at which the answer times are taken: far from what any of the servers can do. */
const RATE = 500;
const LATENCY_ROUNDS = 3;

const BARE = 'bare express-session';
/** What makes the sandbox's server quicker than a bare one (bornRequests.ts), without the watching. */
const BORN = 'bare, its requests born as in a sandbox';
const WATCHED = 'instrumented, one viewer';

interface Server {
  port: number;
  /** Threads that came with it: its own is the one that works. */
  threads: readonly string[];
}

/** What a server did in one round. */
interface Round {
  /** Requests a second. */
  rate: number;
  /** CPU time of its thread and of the main thread, µs a request; NaN where the platform doesn't tell. */
  own: number;
  main: number;
}

/** Requests a second of each server and what each cost, round by round; ratios are taken within a round. */
export async function throughput(): Promise<Row[]> {
  const stops: (() => Promise<unknown>)[] = [];
  const servers = new Map<string, Server>();
  const start = async (name: string, open: () => Promise<number>) => {
    const before = threadTimes();
    const port = await open();
    const threads = [...threadTimes().keys()].filter((thread) => !before.has(thread));
    servers.set(name, { port, threads });
  };
  try {
    const bare: Role = { role: 'bare', born: false };
    await start(BARE, () => startRole(bare, {}, stops));
    await start('with DEBUG=express-session', () => startRole(bare, { DEBUG: 'express-session' }, stops));
    await start(BORN, () => startRole({ ...bare, born: true }, {}, stops));
    await start('instrumented, nobody watching', () => startScope(false, stops));
    await start(WATCHED, () => startScope(true, stops));
    return [...(await measure(servers)), ...(await measureLatency(servers))];
  } finally {
    for (const stop of stops.reverse()) await stop();
  }
}

async function measure(servers: Map<string, Server>): Promise<Row[]> {
  const rounds = new Map<string, Round[]>([...servers.keys()].map((name) => [name, []]));
  const cookies = new Map<string, string>();
  for (const [name, { port }] of servers) {
    const response = await fetch(`http://127.0.0.1:${port}/views`);
    cookies.set(name, response.headers.getSetCookie()[0]?.split(';')[0] ?? '');
  }
  // One round to warm up, not counted.
  for (let round = 0; round <= ROUNDS; round++)
    for (const [name, server] of servers) {
      const played = await play(server, cookies.get(name) ?? '', round === 0 ? 1 : SECONDS);
      if (round > 0) rounds.get(name)?.push(played);
    }
  const bare = rounds.get(BARE) ?? [];
  const rows = [...rounds].map(([name, own]) => rateRow(name, own, bare));
  return bare.some(({ own }) => Number.isNaN(own)) ? rows : [...rows, ...cpuRows(rounds, bare)];
}

/** One server under load for a while. */
async function play({ port, threads }: Server, cookie: string, duration: number): Promise<Round> {
  const before = threadTimes();
  const load = { connections: CONNECTIONS, duration, workers: 1, headers: { cookie } };
  const { requests } = await autocannon({ url: `http://127.0.0.1:${port}/views`, ...load });
  const after = threadTimes();
  const spent = (thread: string) =>
    ((after.get(thread) ?? Number.NaN) - (before.get(thread) ?? 0)) / requests.total;
  // A thread that has ended did nothing here.
  const own = threads.map(spent).filter((time) => !Number.isNaN(time));
  return {
    rate: requests.average,
    own: own.length === 0 ? Number.NaN : Math.max(...own),
    main: spent(MAIN_THREAD),
  };
}

function rateRow(name: string, own: readonly Round[], bare: readonly Round[]): Row {
  const ratio = median(own.map(({ rate }, round) => rate / (bare[round]?.rate ?? rate)));
  const row: Row = {
    what: name,
    figure: `${Math.round(median(own.map(({ rate }) => rate)))}/s`,
    peer: `${ratio.toFixed(2)} of bare`,
  };
  return name === WATCHED ? { ...row, limit: limitOf(ratio) } : row;
}

const limitOf = (ratio: number) => ({ text: `at least ${TARGET.toFixed(2)}`, met: ratio >= TARGET });

/** What a request costs whoever answers it, however busy the machine is; and the thread beside it, which tells. */
function cpuRows(rounds: Map<string, Round[]>, bare: readonly Round[]): Row[] {
  const rows = [...rounds].map(([name, own]): Row => {
    const ratio = median(own.map((round, index) => (bare[index]?.own ?? round.own) / round.own));
    const row: Row = {
      what: `CPU of its thread: ${name}`,
      figure: `${Math.round(median(own.map((round) => round.own)))} µs a request`,
      peer: `bare takes ${ratio.toFixed(2)} of it`,
    };
    return name === WATCHED ? { ...row, limit: limitOf(ratio) } : row;
  });
  const main = (name: string) => median((rounds.get(name) ?? []).map((round) => round.main));
  return [
    ...rows,
    {
      what: 'CPU of the main thread, where the trace is told and sent',
      figure: `${Math.round(main(WATCHED))} µs a request`,
      peer: `${Math.round(main(BARE))} µs while bare is loaded`,
    },
  ];
}

/** What watching adds to an answer at a moderate rate: the servers take turns, and rounds are compared with themselves. */
async function measureLatency(servers: Map<string, Server>): Promise<Row[]> {
  const names = [BARE, WATCHED];
  const waits = new Map<string, number[][]>(names.map((name) => [name, []]));
  for (let round = 0; round < LATENCY_ROUNDS; round++)
    for (const name of names) {
      const url = `http://127.0.0.1:${servers.get(name)?.port}/views`;
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
