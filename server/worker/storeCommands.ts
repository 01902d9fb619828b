/** What a person can do to the sandbox's store, and how the trace tells what it holds. */
import { LIMITS } from '#shared/limits.ts';
import { type Refusal, refusal } from '#shared/refusal.ts';
import type { StoredRecord, StoreTrouble } from '#shared/stores.ts';
import type { TraceEventOf, TraceSink } from '#shared/trace.ts';
import type { StorePlace, StoreTold } from '../stores/openStore.ts';
import type { AppServer } from './appServer.ts';
import type { WorkerStart } from './messages.ts';

/** What a store tells on its own, as facts of the trace. */
export const storeTold = (record: TraceSink): StoreTold => ({
  warning: (text) => record({ type: 'warning', source: 'sessionscope', text, exchange: null }),
  expiry: (seen) => record({ type: 'store.expiry', ...seen, exchange: null }),
  file: (sid, path, text) => record({ type: 'store.file', sid, path, text, exchange: null }),
});

export class StoreCommands {
  readonly #server: AppServer;
  readonly #record: TraceSink;

  constructor(server: AppServer, record: TraceSink) {
    this.#server = server;
    this.#record = record;
  }

  /** Goes over to the store at that place. */
  async choose(place: StorePlace): Promise<Refusal | null> {
    if (place.kind === this.#server.store.kind) return null;
    try {
      await this.#server.setStore(place);
    } catch (error) {
      return refusal('store-unavailable', `The store can’t be reached: ${messageOf(error)}`, ['store']);
    }
    await this.#tell('chosen');
    return null;
  }

  /**
   * At the start: the store that there was before a crash, or, where it can't be reached, a MemoryStore. Answers what
   * tells of it, for when the server has started.
   */
  async open({ place, trouble }: WorkerStart['store']): Promise<() => Promise<void>> {
    this.#server.store.setTrouble(trouble);
    if (place.kind === 'memory') return async () => {};
    try {
      await this.#server.setStore(place);
      return () => this.#tell('restarted');
    } catch (error) {
      return () => {
        storeTold(this.#record).warning(`The store can’t be reached: ${messageOf(error)}`);
        return this.#tell('unavailable');
      };
    }
  }

  setTrouble(trouble: StoreTrouble): void {
    this.#server.store.setTrouble(trouble);
    this.#record({ type: 'store.trouble', ...trouble, exchange: null });
  }

  /** Restarts the server. Answers how many sessions that cost, and tells what a persistent store still has. */
  async restart(): Promise<number> {
    const { store } = this.#server;
    const before = await store.records();
    await this.#server.restart();
    const after = await store.records();
    return before === null || after === null ? 0 : Math.max(0, before.length - after.length);
  }

  /** Puts what a snapshot has into the store, and tells what it really holds then. */
  async refill(records: readonly StoredRecord[]): Promise<void> {
    try {
      await this.#server.store.refill(records);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      storeTold(this.#record).warning(`The store did not take all sessions of the snapshot: ${why}`);
    }
    await this.#tell('restored');
  }

  /** Tells what outlived a restart. A MemoryStore has nothing to tell. */
  async survived(): Promise<void> {
    if (this.#server.store.kind !== 'memory') await this.#tell('restarted');
  }

  async #tell(reason: TraceEventOf<'store.changed'>['reason']): Promise<void> {
    const { store } = this.#server;
    const all = (await store.records()) ?? [];
    const records = all.slice(0, LIMITS.storeRecords);
    this.#record({
      type: 'store.changed',
      store: store.kind,
      reason,
      records,
      total: all.length,
      exchange: null,
    });
  }
}

const messageOf = (error: unknown) =>
  error instanceof AggregateError || !(error instanceof Error) || error.message === ''
    ? 'nobody answers at its address. Start it, or check the address.'
    : `${error.message}. Start it, or check the address.`;
