/**
 * One worker thread from start to end: its commands with their answers, and whether it is still alive. Knows
 * nothing of what a sandbox is.
 */
import { Worker } from 'node:worker_threads';
import { LIMITS } from '#shared/limits.ts';
import { type Refusal, refusal } from '#shared/refusal.ts';
import type { FromWorker, ToWorker, WorkerCommand, WorkerStart } from '../worker/messages.ts';
import type { Batch } from '../worker/recorder.ts';
import { certificateOfProcess } from './certificate.ts';

const PING_MS = 1000;
/** A worker that can't close its port in this time is ended the hard way. */
const STOP_MS = 2000;

export interface Death {
  reason: 'crashed' | 'hung' | 'out-of-memory';
  message: string;
}

export interface WorkerEvents {
  trace(batch: Batch): void;
  /** Called once, where the thread ends and nobody asked it to. */
  died(death: Death): void;
}

export class WorkerThread {
  readonly #worker: Worker;
  readonly #events: WorkerEvents;
  readonly #answers = new Map<number, (refused: Refusal | null) => void>();
  #commands = 0;
  #silent = 0;
  #pings: NodeJS.Timeout | null = null;
  #ended = false;
  #error: Error | null = null;
  #stopped: (() => void) | null = null;

  private constructor(entry: URL, start: WorkerStart, events: WorkerEvents) {
    this.#events = events;
    this.#worker = new Worker(entry, {
      workerData: start,
      name: 'sandbox',
      resourceLimits: {
        maxOldGenerationSizeMb: LIMITS.workerHeapMb,
        // V8 makes the nursery this large under load only; a small one would cost each request an eighth of its time.
        maxYoungGenerationSizeMb: 48,
        stackSizeMb: 2,
      },
    });
  }

  /** Starts a thread. Rejects with a sentence where it can't listen or fails before it is ready. */
  static start(
    entry: URL,
    start: WorkerStart,
    events: WorkerEvents,
  ): Promise<{ thread: WorkerThread; port: number; taken: number | null }> {
    const thread = new WorkerThread(entry, start, events);
    return new Promise((resolve, reject) => {
      thread.#listen(({ port, taken }) => resolve({ thread, port, taken }), reject);
    });
  }

  #listen(
    ready: (where: { port: number; taken: number | null }) => void,
    unable: (error: Error) => void,
  ): void {
    this.#worker.on('message', (message: FromWorker) => {
      this.#silent = 0;
      if (message.type === 'trace') this.#events.trace(message);
      else if (message.type === 'result') this.#answer(message.id, message.refused);
      else if (message.type === 'certificate') void this.#giveCertificate();
      else if (message.type === 'ready') {
        this.#pings = setInterval(() => this.#ping(), PING_MS).unref();
        ready(message);
      } else if (message.type === 'unable') {
        this.#end();
        unable(new Error(message.message));
        void this.#worker.terminate();
      } else if (message.type === 'stopped') this.#stopped?.();
    });
    this.#worker.on('error', (error: Error) => {
      this.#error = error;
    });
    this.#worker.on('exit', (code) => {
      unable(this.#error ?? new Error(`The sandbox's thread ended with code ${code}.`));
      const memory =
        this.#error !== null && 'code' in this.#error && this.#error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      const message = memory
        ? `The sandbox used more than ${LIMITS.workerHeapMb} MB of memory.`
        : `The sandbox's thread failed: ${this.#error?.message ?? `it ended with code ${code}`}.`;
      this.#die({ reason: memory ? 'out-of-memory' : 'crashed', message });
    });
  }

  /** Sends a command; the answer is null when it is done, or a refusal, also where the thread ends before. */
  execute(command: WorkerCommand): Promise<Refusal | null> {
    if (this.#ended) return Promise.resolve(NOT_RUNNING);
    this.#commands += 1;
    const id = this.#commands;
    return new Promise((resolve) => {
      this.#answers.set(id, resolve);
      this.#post({ type: 'command', id, command });
    });
  }

  /** Lets the thread close its port, then ends it. */
  async stop(): Promise<void> {
    if (this.#ended) return;
    this.#end();
    await new Promise<void>((resolve) => {
      const patience = setTimeout(resolve, STOP_MS);
      this.#stopped = () => {
        clearTimeout(patience);
        resolve();
      };
      this.#post({ type: 'stop' });
    });
    await this.#worker.terminate();
  }

  async #giveCertificate(): Promise<void> {
    const problem = (error: unknown) => ({
      problem: `No certificate could be made: ${error instanceof Error ? error.message : String(error)}`,
    });
    this.#post({ type: 'certificate', certificate: await certificateOfProcess().catch(problem) });
  }

  #ping(): void {
    this.#silent += 1;
    // Counted in own ticks, so that a laptop that slept doesn't find all its sandboxes hung.
    if (this.#silent * PING_MS > LIMITS.hangMs) {
      void this.#worker.terminate();
      this.#die({
        reason: 'hung',
        message: `The sandbox gave no sign of life for ${LIMITS.hangMs / 1000} s.`,
      });
    } else this.#post({ type: 'ping' });
  }

  #answer(id: number, refused: Refusal | null): void {
    this.#answers.get(id)?.(refused);
    this.#answers.delete(id);
  }

  #post(message: ToWorker): void {
    this.#worker.postMessage(message);
  }

  #end(): void {
    this.#ended = true;
    if (this.#pings !== null) clearInterval(this.#pings);
    for (const id of [...this.#answers.keys()]) this.#answer(id, NOT_RUNNING);
  }

  #die(death: Death): void {
    if (this.#ended) return;
    this.#end();
    this.#events.died(death);
  }
}

const NOT_RUNNING = refusal(
  'not-running',
  'The sandbox stopped before it was done; it is being replaced. Try again.',
);
