// What can happen to the connection between a page and its server: the server says nothing, refuses, or events are lost. The
// page and the server are the real ones; between them stands what socket.io would meet on a bad day.

import type { Page, WebSocketRoute } from 'playwright-core';
import { io } from 'socket.io-client';
import { LIMITS } from '#shared/limits.ts';
import { MESSAGES, readBatch, TraceBatch } from '#shared/protocol.ts';
import { Replay } from '#shared/replay.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { toSnapshot } from '#shared/world.ts';
import { fromFragment } from '../model/credentials.ts';
import { finished } from './stage.ts';

const SOCKETS = /\/socket\.io\//;

/** The page is loaded again, and its server never answers. */
export async function sayNothing(page: Page): Promise<void> {
  await page.routeWebSocket(SOCKETS, () => {});
  await page.reload();
}

/** As many others look at the page's sandbox as may; then the page is loaded again. They stay as long as the page. */
export async function fillSandbox(page: Page): Promise<void> {
  const { origin, hash } = new URL(page.url());
  const auth = { credentials: fromFragment(hash), cursor: null };
  const join = () =>
    io(origin, { transports: ['websocket'], auth, forceNew: true, extraHeaders: { origin } });
  const others = Array.from({ length: LIMITS.viewers - 1 }, join);
  await Promise.all(
    others.map((other) => new Promise<void>((there) => other.once(MESSAGES.welcome, () => there()))),
  );
  await page.goto('about:blank');
  const last = join();
  // Until the server has noticed that the page is gone, there is no room.
  last.on(MESSAGES.refused, () => last.disconnect().connect());
  await new Promise<void>((there) => last.once(MESSAGES.welcome, () => there()));
  page.once('close', () => {
    for (const other of [...others, last]) other.disconnect();
  });
  await page.goto(`${origin}/${hash}`);
}

/** Whatever `meanwhile` does, in another tab on the same sandbox, is told faster than the page can take it. */
export async function loseEvents(page: Page, meanwhile: (other: Page) => Promise<void>): Promise<void> {
  const wire = await between(page);
  await page.reload();
  await page.getByRole('button', { name: 'Visit /', exact: true }).click();
  await finished(page, 1);
  wire.lose();
  const other = await page.context().newPage();
  await other.goto(page.url());
  await meanwhile(other);
  const head = await other.getByRole('slider', { name: 'Moment on the stage' }).getAttribute('aria-valuemax');
  await wire.reaches(Number(head));
  wire.goOn();
  await other.close();
}

/** The page is loaded again, and the server no longer keeps what came before the last exchange. */
export async function loseTheOldest(page: Page): Promise<void> {
  const wire = await between(page);
  wire.forget();
  await page.reload();
}

/** A message of socket.io with an answer asked for: `42<number>[name, content]`. */
const MESSAGE = /^42(\d*)(\[.*\])$/s;
/** Asks the page for answers that nobody waits for. */
const OWN = 900_000;

async function between(page: Page) {
  let lost = false;
  let forgetting = false;
  let replay = new Replay();
  let epoch = '';
  let toPage: WebSocketRoute | null = null;
  const waiting: { seq: number; there: () => void }[] = [];
  const gap = (reason: 'too-slow' | 'too-old', seq: number) => {
    const world = toSnapshot(replay.worldAt(seq));
    toPage?.send(`42${OWN}${JSON.stringify([MESSAGES.gap, { epoch, world, reason }])}`);
  };

  await page.routeWebSocket(SOCKETS, (ws) => {
    toPage = ws;
    const server = ws.connectToServer();
    ws.onMessage((message) => server.send(message));
    server.onMessage((message) => {
      const [, number = '', json = '[]'] = MESSAGE.exec(String(message)) ?? [];
      const [name, content]: unknown[] = JSON.parse(json);
      if (name !== MESSAGES.trace) return ws.send(message);
      const batch = TraceBatch.parse(content);
      if (batch.epoch !== epoch) replay = new Replay();
      epoch = batch.epoch;
      const events = readBatch(batch);
      replay.append(events);
      const cut = forgetting ? lastOpening(events) : -1;
      if (lost) server.send(`43${number}[]`);
      else if (cut > 0) {
        forgetting = false;
        gap('too-old', batch.from + cut - 1);
        const rest = { ...batch, from: batch.from + cut, events: JSON.stringify(events.slice(cut)) };
        ws.send(`42${number}${JSON.stringify([MESSAGES.trace, rest])}`);
      } else ws.send(message);
      for (const { seq, there } of waiting) if (seq <= replay.head) there();
    });
  });

  return {
    lose: () => {
      lost = true;
    },
    forget: () => {
      forgetting = true;
    },
    reaches: (seq: number) =>
      seq <= replay.head ? Promise.resolve() : new Promise<void>((there) => waiting.push({ seq, there })),
    goOn: () => {
      lost = false;
      gap('too-slow', replay.head);
    },
  };
}

const lastOpening = (events: readonly TraceEvent[]) =>
  events.findLastIndex(({ type }) => type === 'browser.requested');
