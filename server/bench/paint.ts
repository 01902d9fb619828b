/** How long a person waits for the picture: from the event on the server to its row on screen, in Chromium. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Page } from 'playwright-core';
import { z } from 'zod';
import { launchBrowser } from '../../client/e2e/browser.ts';
import type { Role } from './roles.ts';
import { buildPage, openScope } from './scope.ts';
import { quantile, type Row } from './table.ts';

const RATES = [10, 200];
const SECONDS = 8;
/** Exchanges at least, so that the 95th percentile stands on more than a handful of rows. */
const LEAST = 200;
const TARGET_MS = 50;

export async function paint(): Promise<Row[]> {
  const clientDir = await buildPage();
  const browser = await launchBrowser();
  try {
    const rows: Row[] = [];
    for (const rate of RATES) {
      const scope = await openScope(clientDir);
      const page = await browser.newPage();
      await page.goto(scope.url);
      await page.getByRole('button', { name: 'Visit /', exact: true }).waitFor();
      rows.push(...rowsOf(rate, await measure(page, scope.sandboxPort, rate)));
      await page.close();
      await scope.close();
    }
    return rows;
  } finally {
    await browser.close();
    await rm(clientDir, { recursive: true });
  }
}

function rowsOf(rate: number, waits: number[]): Row[] {
  const p95 = quantile(waits, 0.95);
  return [
    {
      what: `${rate} exchanges/s: event to painted row, p95 of ${waits.length}`,
      figure: `${p95.toFixed(1)} ms`,
      peer: `p50 ${quantile(waits, 0.5).toFixed(1)} ms, worst ${Math.max(...waits).toFixed(0)} ms`,
      limit: { text: `at most ${TARGET_MS} ms`, met: p95 <= TARGET_MS },
    },
  ];
}

/** Has exchanges sent at a steady rate by a thread of its own, and answers how long each row took to be painted, ms. */
async function measure(page: Page, port: number, rate: number): Promise<number[]> {
  await page.evaluate(watchRows);
  const count = Math.max(LEAST, rate * SECONDS);
  const load: Role = { role: 'load', url: `http://127.0.0.1:${port}/views`, rate, count };
  const worker = new Worker(new URL('./bench.js', import.meta.url), { workerData: load });
  await once(worker, 'message');
  await worker.terminate();
  return z.array(z.number()).parse(await page.evaluate(() => Reflect.get(window, 'paintWaits')));
}

/** Runs in the page: notes for each new row when the frame that shows it was done. */
function watchRows(): void {
  const waits: number[] = [];
  Reflect.set(window, 'paintWaits', waits);
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
