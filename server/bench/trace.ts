/**
 * What a long trace costs the page: 100,000 events, a real exchange told again and again, sent to the built page in a
 * real Chromium by the gateway's own viewer. Loads, filters, seeks, scrolls, then clears, and weighs the heap.
 */
import { rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { cpus } from 'node:os';
import express from 'express';
import type { CDPSession, Page } from 'playwright-core';
import { Server as SocketServer } from 'socket.io';
import { io } from 'socket.io-client';
import { z } from 'zod';
import { MESSAGES, readBatch, TraceBatch, type Welcome } from '#shared/protocol.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { launchBrowser } from '../../client/e2e/browser.ts';
import { type Gateway, lineOf } from '../gateway/gateway.ts';
import { Viewer } from '../gateway/viewer.ts';
import { listen } from '../listen.ts';
import { TraceLog } from '../sandboxes/traceLog.ts';
import { buildPage, openScope } from './scope.ts';
import { quantile, type Row } from './table.ts';
import { filterOnce, scrollThrough, seekAbout, watchRows } from './traceInPage.ts';

const EVENTS = 100_000;
const BATCH = 500;
const MB = 1024 * 1024;
const LIMIT = { loadMs: 2000, filterMs: 100, seekMs: 33, frameMs: 16.7, heapMb: 200, freed: 0.9 };
const Times = z.array(z.number());

export async function trace(): Promise<Row[]> {
  const clientDir = await buildPage();
  const events = multiplied(await recorded(clientDir));
  const teller = await openTeller(clientDir);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' });
    return await measure(page, teller, events);
  } finally {
    await browser.close();
    await teller.close();
    await rm(clientDir, { recursive: true });
  }
}

/** The events of a real sandbox: its beginning, then one exchange with a session that is known. */
async function recorded(clientDir: string): Promise<TraceEvent[]> {
  const scope = await openScope(clientDir);
  const events: TraceEvent[] = [];
  const socket = io(scope.url, { transports: ['websocket'], auth: { credentials: null, cursor: null } });
  const isOver = (exchange: number) =>
    events.some((event) => event.exchange === exchange && event.type === 'response.sent');
  const told = new Promise<void>((resolve) => {
    socket.on(MESSAGES.trace, (batch: unknown, done: () => void) => {
      events.push(...readBatch(TraceBatch.parse(batch)));
      done();
      if (isOver(1) && isOver(2)) resolve();
    });
  });
  await new Promise<void>((resolve) => socket.once(MESSAGES.welcome, () => resolve()));
  const address = `http://127.0.0.1:${scope.sandboxPort}/views`;
  const first = await fetch(address);
  const cookie = first.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  await fetch(address, { headers: { cookie } });
  await told;
  socket.disconnect();
  await scope.close();
  return events;
}

function startOf(events: readonly TraceEvent[]) {
  const start = events.find((event) => event.type === 'sandbox.started');
  if (start === undefined) throw new Error('The sandbox told no beginning.');
  return start;
}

/** The recorded exchange over and over, numbered on, one each half second, the last one when it was. */
function multiplied(events: readonly TraceEvent[]): TraceEvent[] {
  const pattern = events.filter(({ exchange }) => exchange === 2);
  const long: TraceEvent[] = [startOf(events)];
  for (let exchange = 1; long.length < EVENTS; exchange++)
    for (const event of pattern) {
      const copy = structuredClone(event);
      const later = (exchange - EVENTS / pattern.length) * 500;
      long.push({ ...copy, exchange, t: copy.t + later, mono: copy.mono + exchange * 500_000 });
    }
  return long.slice(0, EVENTS).map((event, index) => ({ ...event, seq: index + 1 }));
}

interface Teller {
  url: string;
  /** Forgets its log and keeps these events instead. */
  keep: (events: readonly TraceEvent[]) => void;
  /** Sends what it keeps, as fast as it is taken. */
  tell: () => void;
  close: () => Promise<void>;
}

/** Stands where the gateway would, with the page's files, its messages, and the log and the viewer of a sandbox. */
async function openTeller(clientDir: string): Promise<Teller> {
  const app = express();
  app.use(express.static(clientDir));
  const server: Server = createServer(app);
  const sockets: Gateway = new SocketServer(server);
  const log = new TraceLog({ events: EVENTS, bytes: Number.POSITIVE_INFINITY });
  const viewers = new Set<Viewer>();
  sockets.on('connection', (socket) => {
    const credentials = { sandbox: 'bench', token: 'bench' };
    const welcome: Welcome = { credentials, fresh: false, sources: {}, serverTime: Date.now(), stores: [] };
    socket.emit(MESSAGES.welcome, welcome);
    const viewer = new Viewer(log, lineOf(socket), null);
    viewers.add(viewer);
    socket.once('disconnect', () => viewers.delete(viewer));
  });
  const { port, close } = await listen(server, 0);
  return {
    url: `http://127.0.0.1:${port}`,
    keep(events) {
      log.restart();
      for (let at = 0; at < events.length; at += BATCH) log.append(events.slice(at, at + BATCH));
    },
    tell() {
      for (const viewer of viewers) viewer.pump();
    },
    async close() {
      await sockets.close();
      await close();
    },
  };
}

async function measure(page: Page, teller: Teller, events: readonly TraceEvent[]): Promise<Row[]> {
  const start = events.slice(0, 1);
  await page.goto(teller.url);
  await page.getByText('Live', { exact: true }).first().waitFor();
  const devtools = await page.context().newCDPSession(page);
  teller.keep(start);
  teller.tell();
  await page.getByText('Sandbox started').first().waitFor();
  const empty = await heap(devtools);
  const exchanges = events.at(-1)?.exchange ?? 0;

  teller.keep(events);
  const began = Date.now();
  teller.tell();
  await page.evaluate(watchRows, exchanges + 2);
  const loadMs = Date.now() - began;
  const full = await heap(devtools);

  const filters = Times.parse(
    await page.evaluate(filterOnce, ['status:200', 'store:touch', 'browser:alice', '/views']),
  );
  const seeks = Times.parse(await page.evaluate(seekAbout, 60));
  const frames = Times.parse(await page.evaluate(scrollThrough, 240));
  await page.getByRole('button', { name: 'Live', exact: true }).click();
  teller.keep(start);
  teller.tell();
  await page.evaluate(watchRows, 2);
  const cleared = await heap(devtools);
  const freed = (full - cleared) / (full - empty);
  const machine = `${cpus().length} cores, no GPU`;
  return [
    rowOf(`load, ${EVENTS} events, ${exchanges} exchanges`, loadMs, 'ms', LIMIT.loadMs, machine),
    rowOf('filter, the slowest of 4', Math.max(...filters), 'ms', LIMIT.filterMs),
    rowOf(
      'seek anywhere, p95 of 60',
      quantile(seeks, 0.95),
      'ms',
      LIMIT.seekMs,
      `p50 ${quantile(seeks, 0.5).toFixed(1)} ms`,
    ),
    rowOf(
      'scroll, frame p95',
      quantile(frames, 0.95),
      'ms',
      LIMIT.frameMs + 0.1,
      `p50 ${quantile(frames, 0.5).toFixed(1)} ms`,
    ),
    rowOf('heap with it', full / MB, 'MB', LIMIT.heapMb, `${(empty / MB).toFixed(0)} MB without`),
    {
      what: 'freed on clear',
      figure: `${(freed * 100).toFixed(0)} %`,
      limit: { text: 'at least 90 %', met: freed >= LIMIT.freed },
    },
  ];
}

function rowOf(what: string, value: number, unit: string, limit: number, peer = ''): Row {
  const text = `at most ${Math.round(limit * 10) / 10} ${unit}`;
  return { what, figure: `${value.toFixed(1)} ${unit}`, peer, limit: { text, met: value <= limit } };
}

/** Bytes of the page's heap after its garbage is gone. */
async function heap(devtools: CDPSession): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  return usedSize;
}
