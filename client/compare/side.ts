/**
 * One of the two sandboxes of a comparison: a connection of its own to a sandbox that ends with it, and the trace that
 * comes back. A lost connection is the end of it.
 */
import type { CommandInput } from '#shared/commands.ts';
import type { Replay } from '#shared/replay.ts';
import { Connection } from '../model/connection.ts';
import type { CredentialsPlace } from '../model/credentials.ts';
import { TraceStore } from '../model/traceStore.ts';
import { compareTexts } from '../texts/compare.ts';

const T = compareTexts.problems;

const NOWHERE: CredentialsPlace = { load: () => null, save: () => {} };

export class Side {
  readonly #store = new TraceStore();
  readonly #waiting = new Set<() => void>();
  #connection: Connection | null = null;
  #lost: string | null = null;

  private constructor(origin: string) {
    this.#connection = new Connection({
      origin,
      passing: true,
      credentials: NOWHERE,
      cursor: () => null,
      onWelcome: () => this.#wake(),
      onTrace: (batch) => {
        const received = this.#store.receive(batch);
        if (received.kind === 'reconnect') this.#end(T.gap);
        this.#wake();
        return true;
      },
      onGap: () => this.#end(T.gap),
      onChange: () => this.#look(),
    });
  }

  /** Resolves when the sandbox runs, or can't be had: `lost` says which. */
  static async open(origin: string): Promise<Side> {
    const side = new Side(origin);
    await side.#until(() => side.replay.latest.running && side.#connection?.status === 'live');
    return side;
  }

  /** Why there is nothing more to come; null while it runs. */
  get lost(): string | null {
    return this.#lost;
  }

  get replay(): Replay {
    return this.#store.replay;
  }

  /** Carries a command out and waits for all that comes of it. Answers why it was refused, or null. */
  async carryOut(command: CommandInput): Promise<string | null> {
    const answer = await (this.#connection?.send(command) ?? null);
    if (answer === null) return this.#lost;
    if (!answer.ok) return this.#lost ?? answer.error.message;
    await this.#until(
      () =>
        this.replay.head >= answer.seq && this.replay.exchanges.every(({ outcome }) => outcome !== 'running'),
    );
    return this.#lost;
  }

  /** Ends the sandbox. What its trace told stays. */
  close(): void {
    this.#end(T.closed);
  }

  #look(): void {
    const connection = this.#connection;
    if (connection?.status === 'offline' || connection?.status === 'refused')
      this.#end(connection.status === 'refused' ? (connection.message ?? T.refused) : T.offline);
    this.#wake();
  }

  #end(reason: string): void {
    this.#lost ??= reason;
    const connection = this.#connection;
    this.#connection = null;
    connection?.close();
    this.#wake();
  }

  async #until(holds: () => boolean): Promise<void> {
    if (holds() || this.#lost !== null) return;
    await new Promise<void>((resolve) => {
      const look = () => {
        if (!holds() && this.#lost === null) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
    });
  }

  #wake(): void {
    for (const look of [...this.#waiting]) look();
  }
}
