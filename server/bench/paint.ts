/** How long a person waits for the picture: from the event on the server to its row on screen, in Chromium. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { cpus } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser } from '../../client/e2e/browser.ts';
import type { Role } from './roles.ts';
import { buildPage, openScope } from './scope.ts';
import { quantile, type Row } from './table.ts';

/** Exchanges a second, and for how long: enough that the 95th percentile stands on more than a handful of rows. */
const STREAMS = [
  { rate: 10, seconds: 20 },
  { rate: 200, seconds: 30 },
];
const TARGET_MS = 50;

/** All in ms. */
const Painted = z.object({
  waits: z.array(z.number()).describe('From each event to the end of the frame that shows its row.'),
  longFrames: z.array(z.number()).describe('How long those frames took that took more than 50 ms.'),
});
type Painted = z.infer<typeof Painted>;

export async function paint(): Promise<Row[]> {
  const clientDir = await buildPage();
  const browser = await launchBrowser();
  try {
    const rows: Row[] = [];
    for (const { rate, seconds } of STREAMS) {
      const scope = await openScope(clientDir);
      const page = await browser.newPage();
      await page.goto(scope.url);
      await page.getByRole('button', { name: 'Visit /', exact: true }).waitFor();
      await page.waitForLoadState('networkidle');
      rows.push(...rowsOf(rate, await measure(page, scope.sandboxPort, rate, rate * seconds)));
      await page.close();
      await scope.close();
    }
    return rows;
  } finally {
    await browser.close();
    await rm(clientDir, { recursive: true });
  }
}

function rowsOf(rate: number, { waits, longFrames }: Painted): Row[] {
  const p95 = quantile(waits, 0.95);
  const machine = `${cpus().length} cores, no GPU`;
  return [
    {
      what: `${rate} exchanges/s: event to painted row, p95 of ${waits.length}`,
      figure: `${p95.toFixed(1)} ms`,
      peer: `p50 ${quantile(waits, 0.5).toFixed(1)} ms, worst ${Math.max(...waits).toFixed(0)} ms`,
      limit: { text: `at most ${TARGET_MS} ms`, met: p95 <= TARGET_MS },
    },
    {
      what: `${rate} exchanges/s: frames over 50 ms`,
      figure: `${longFrames.length}`,
      peer:
        longFrames.length === 0 ? machine : `longest ${Math.max(...longFrames).toFixed(0)} ms; ${machine}`,
      limit: { text: 'none', met: longFrames.length === 0 },
    },
  ];
}

/** Has exchanges sent at a steady rate by a thread of its own, and answers what the page painted meanwhile. */
async function measure(page: Page, port: number, rate: number, count: number): Promise<Painted> {
  await page.evaluate(watchRows);
  const load: Role = { role: 'load', url: `http://127.0.0.1:${port}/views`, rate, count };
  const worker = new Worker(new URL('./bench.js', import.meta.url), { workerData: load });
  await once(worker, 'message');
  await worker.terminate();
  return Painted.parse(await page.evaluate(() => Reflect.get(window, 'painted')));
}

/** Runs in the page: notes for each new row when the frame that shows it was done, and which frames took long. */
function watchRows(): void {
  const waits: number[] = [];
  const longFrames: number[] = [];
  Reflect.set(window, 'painted', { waits, longFrames });
  // The browser tells of a frame that took more than 50 ms, and only of such a one.
  new PerformanceObserver((list) => {
    longFrames.push(...list.getEntries().map(({ duration }) => duration));
  }).observe({ type: 'long-animation-frame' });
  const seen = new Set<string>();
  const look = () => {
    const fresh: number[] = [];
    for (const row of document.querySelectorAll<HTMLElement>('[data-exchange][data-t]')) {
      const { exchange = '', t = '' } = row.dataset;
      if (seen.has(exchange)) continue;
      seen.add(exchange);
      fresh.push(Number(t));
    }
    if (fresh.length === 0) return;
    // The page commits rows in an animation frame, and a task queued there runs right after its paint.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      const painted = performance.timeOrigin + performance.now();
      for (const t of fresh) waits.push(painted - t);
    };
    port2.postMessage(null);
  };
  new MutationObserver(look).observe(document.body, { childList: true, subtree: true, attributes: true });
}
