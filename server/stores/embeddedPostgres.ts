/** The embedded Postgres of this process: started when a sandbox first asks for it, shared by all, ended at the end. */
import { Worker } from 'node:worker_threads';
import { LIMITS } from '#shared/limits.ts';

export class EmbeddedPostgres {
  readonly #entry: URL;
  #thread: Worker | null = null;
  #url: Promise<string> | null = null;

  /** `entry`: the code of its thread. */
  constructor(entry: URL) {
    this.#entry = entry;
  }

  get running(): boolean {
    return this.#thread !== null;
  }

  /** Where it is; starts it where it doesn't run. Rejects with a sentence where it can't start; the next call tries again. */
  url(): Promise<string> {
    this.#url ??= this.#start().catch(async (error: unknown) => {
      await this.close();
      throw error;
    });
    return this.#url;
  }

  async close(): Promise<void> {
    const thread = this.#thread;
    this.#thread = null;
    this.#url = null;
    await thread?.terminate();
  }

  #start(): Promise<string> {
    const thread = new Worker(this.#entry, { name: 'postgres' });
    this.#thread = thread;
    return new Promise((resolve, reject) => {
      const patience = setTimeout(
        () =>
          reject(
            new Error(`The embedded Postgres took longer than ${LIMITS.postgresStartMs / 1000} s to start.`),
          ),
        LIMITS.postgresStartMs,
      );
      thread.once('message', (url: string) => {
        clearTimeout(patience);
        resolve(url);
      });
      thread.on('error', (error: Error) =>
        reject(new Error(`The embedded Postgres failed: ${error.message}.`)),
      );
      thread.once('exit', () => {
        clearTimeout(patience);
        reject(new Error('The embedded Postgres ended while it started.'));
        if (this.#thread !== thread) return;
        this.#thread = null;
        this.#url = null;
      });
    });
  }
}
