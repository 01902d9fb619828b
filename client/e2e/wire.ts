// What can happen to the connection between a page and its server: the server says nothing, refuses, or events are lost. The
// page and the server are the real ones; between them stands what socket.io would meet on a bad day.

import type { Page, WebSocketRoute } from 'playwright-core';
import { io } from 'socket.io-client';
import { LIMITS } from '#shared/limits.ts';
import { MESSAGES, readBatch, TraceBatch } from '#shared/protocol.ts';
import { Replay } from '#shared/replay.ts';
import { toSnapshot } from '#shared/world.ts';
import { fromFragment } from '../model/credentials.ts';
import { finished } from './stage.ts';

const SOCKETS = /\/socket\.io\//;

/** The page is loaded again, and its server never answers. */
export async function sayNothing(page: Page): Promise<void> {
  await page.routeWebSocket(SOCKETS, () => {});
  await page.reload();
}

/** The page's server answers once the answer is called. */
export async function holdBack(page: Page): Promise<() => void> {
  let answer = () => {};
  const answering = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.routeWebSocket(SOCKETS, async (ws) => {
    const early: (string | Buffer)[] = [];
    ws.onMessage((message) => early.push(message));
    await answering;
    const server = ws.connectToServer();
    ws.onMessage((message) => server.send(message));
    for (const message of early) server.send(message);
  });
  return answer;
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
  let away = true;
  await page.routeWebSocket(SOCKETS, (ws) => {
    if (!away) ws.connectToServer();
  });
  await page.reload();
  const last = join();
  // Until the server has noticed that the page is gone, there is no room.
  last.on(MESSAGES.refused, () => last.disconnect().connect());
  await new Promise<void>((there) => last.once(MESSAGES.welcome, () => there()));
  page.once('close', () => {
    for (const other of [...others, last]) other.disconnect();
  });
  away = false;
  await page.reload();
}

/** Whatever `meanwhile` does, in another tab on the same sandbox, is told faster than the page can take it. */
export async function loseEvents(page: Page, meanwhile: (other: Page) => Promise<void>): Promise<void> {
  const wire = await between(page);
  await page.reload();
  await page.getByRole('button', { name: 'Visit /', exact: true }).click();
  await finished(page, 1);
  wire.lose();
  const other = await page.context().newPage();
  // Whatever language the page speaks, that tab is driven in English.
  const { origin, hash } = new URL(page.url());
  await other.goto(`${origin}/${hash}`);
  await meanwhile(other);
  const head = await other.getByRole('slider', { name: 'Moment on the stage' }).getAttribute('aria-valuemax');
  await wire.reaches(Number(head));
  wire.goOn();
  await other.close();
}

/** The page is loaded again, and the server no longer keeps what it would have told first. */
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
  const gap = (reason: 'too-slow' | 'too-old') => {
    const world = toSnapshot(replay.latest);
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
      replay.append(readBatch(batch));
      if (lost || forgetting) server.send(`43${number}[]`);
      else ws.send(message);
      if (forgetting) gap('too-old');
      forgetting = false;
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
      gap('too-slow');
    },
  };
}
