// A second connection to a visitor's sandbox, with the visitor's own credentials: whoever has those drives the same sandbox.
// It makes the moves that the page has no general way for, keeps the trace, and judges a step beside the page.

import type { Page } from 'playwright-core';
import { io, type Socket } from 'socket.io-client';
import { type CommandInput, CommandResult } from '#shared/commands.ts';
import type { Course, Step } from '#shared/lessons.ts';
import { LessonsMessage } from '#shared/lessonsMessage.ts';
import type { Seen } from '#shared/lessonValues.ts';
import { changedOptions } from '#shared/optionChanges.ts';
import type { SessionOptions } from '#shared/options.ts';
import { MESSAGES, openedBatch, readBatch, SentBatch, type TraceBatch } from '#shared/protocol.ts';
import { Replay } from '#shared/replay.ts';
import { StepWatch } from '#shared/stepWatch.ts';
import { Turns } from '#shared/turns.ts';
import { fromFragment } from '../model/credentials.ts';
import { unpacked } from '../model/unpacked.ts';

/** For a move to come to rest, ms: the longest that lessons know waits for two seconds. */
const PATIENCE_MS = 25_000;
const NOTHING_ASKED = { pass: { all: [], any: [], none: [] }, near: [] };

export class SecondHand {
  readonly #socket: Socket;
  readonly #changed = new Set<() => void>();
  readonly #turns = new Turns();
  #course: Course | null = null;
  #epoch: string | null = null;
  #replay = new Replay();
  #requests = 0;
  /** Events with a name, as earlier steps gave them. */
  #named: ReadonlyMap<string, Seen> = new Map();
  /** Watches from the beginning of the trace, only to know when all is at rest. */
  #rest = this.#watchOf(NOTHING_ASKED);
  #step = this.#rest;

  private constructor(page: Page, url: string) {
    const credentials = fromFragment(new URL(page.url()).hash);
    this.#socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      auth: { credentials, cursor: null, lessons: null, passing: false },
    });
    this.#socket.on(MESSAGES.lessons, (message: unknown) => {
      this.#course = LessonsMessage.parse(message).course;
      this.#tell();
    });
    this.#socket.on(MESSAGES.trace, (message: unknown, taken: () => void) => {
      const take = (batch: TraceBatch) => {
        this.#take(batch);
        taken();
        this.#tell();
      };
      this.#turns.take(openedBatch(SentBatch.parse(message), unpacked), take, (error) => {
        throw error;
      });
    });
  }

  #take(batch: TraceBatch): void {
    if (batch.epoch !== this.#epoch) this.#anew(batch.epoch);
    const events = readBatch(batch);
    this.#replay.append(events);
    this.#requests += events.filter(({ type }) => type === 'browser.requested').length;
    for (const event of events) for (const watch of new Set([this.#rest, this.#step])) watch.see(event);
  }

  /** Connects to the sandbox that the page has, and waits for the course that comes with the connection. */
  static async join(page: Page, url: string): Promise<SecondHand> {
    await page.waitForURL(/#(.*&)?sandbox=/);
    const hand = new SecondHand(page, url);
    await hand.#until(
      () => hand.#course !== null && hand.#replay.head > 0,
      'the course and the trace are there',
    );
    return hand;
  }

  get course(): Course {
    if (this.#course === null) throw new Error('The course is not there yet.');
    return this.#course;
  }

  /** From here on the events count for this step. */
  beginStep(step: Step): void {
    this.#named = new Map([...this.#named, ...this.#step.named]);
    this.#step = this.#watchOf(step);
  }

  /** How the step stands, by the trace alone: acts on the page are not in it. */
  get judged(): 'pending' | 'near' | 'passed' | 'violated' {
    const { verdict, near } = this.#step;
    return verdict.state === 'pending' && near !== null ? 'near' : verdict.state;
  }

  /** How many requests virtual browsers have sent so far, before a reset of the sandbox and after it. */
  get requests(): number {
    return this.#requests;
  }

  /** Number of the exchange that began last; null before the first. */
  get lastExchange(): number | null {
    return this.#replay.exchanges.at(-1)?.id ?? null;
  }

  /** Those of the sandbox's server. */
  get options(): SessionOptions {
    return this.#replay.worldAt(this.#replay.head).options;
  }

  /** Waits until the server has these options. */
  whenOptions(wanted: SessionOptions): Promise<void> {
    return this.#until(
      () => changedOptions(this.options, wanted).length === 0 && this.#rest.isAtRest,
      'the options were changed in the page',
    );
  }

  /** Waits until the sandbox is at rest. */
  settle(): Promise<void> {
    return this.#until(() => this.#rest.isAtRest, 'the sandbox came to rest');
  }

  /** Sends commands at once and waits until the sandbox is at rest. Rejects where one is refused. */
  async send(commands: readonly CommandInput[]): Promise<void> {
    const results = await Promise.all(
      commands.map(async (command) =>
        CommandResult.parse(await this.#socket.emitWithAck(MESSAGES.command, command)),
      ),
    );
    const refused = results.find((result) => !result.ok);
    if (refused !== undefined && !refused.ok) throw new Error(refused.error.message);
    const reached = Math.max(...results.map((result) => (result.ok ? result.seq : 0)));
    await this.#until(
      () => this.#replay.head >= reached && this.#rest.isAtRest,
      `${commands.map(({ type }) => type).join(', ')} came to rest`,
    );
  }

  /** Waits until more requests were sent than `before`, and the sandbox is at rest again. */
  afterRequest(before: number): Promise<void> {
    return this.#until(
      () => this.requests > before && this.#rest.isAtRest,
      'the page sent a request that came to rest',
    );
  }

  close(): void {
    this.#socket.close();
  }

  #watchOf(step: Pick<Step, 'pass' | 'near'>): StepWatch {
    const { latest: world, exchanges } = this.#replay;
    return new StepWatch(step, { world, exchanges: [...exchanges], named: this.#named });
  }

  #anew(epoch: string): void {
    this.#epoch = epoch;
    this.#replay = new Replay();
    this.#named = new Map();
    this.#rest = this.#watchOf(NOTHING_ASKED);
    this.#step = this.#rest;
  }

  /** Rejects with what there is instead where it doesn't come to hold. */
  #until(holds: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const end = () => {
        clearTimeout(patience);
        this.#changed.delete(look);
      };
      const look = () => {
        if (!holds()) return;
        end();
        resolve();
      };
      const patience = setTimeout(() => {
        end();
        reject(new Error(`It never came that ${what}. ${this.#standing}`));
      }, PATIENCE_MS);
      this.#changed.add(look);
      look();
    });
  }

  /** What keeps the sandbox busy, for whoever waited in vain. */
  get #standing(): string {
    const { latest, exchanges, head } = this.#replay;
    const loading = latest.browsers.filter((browser) => browser.loading).map(({ name }) => name);
    const running = exchanges.filter(({ outcome }) => outcome === 'running').map(({ id }) => id);
    return `Event ${head}; ${this.#requests} requests; loading: ${loading.join(', ') || 'nobody'}; running: ${running.join(', ') || 'none'}.`;
  }

  #tell(): void {
    for (const look of [...this.#changed]) look();
  }
}
