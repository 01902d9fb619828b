/**
 * The store of one sandbox, in its thread: which one it is now, the trouble it is in, and what outlives a restart.
 * A persistent store stays open when another is chosen, so that coming back finds what it holds.
 */
import type session from 'express-session';
import { NO_TROUBLE, STORES } from '#shared/storeFacts.ts';
import type { StoredRecord, StoreKind, StoreTrouble } from '#shared/stores.ts';
import { openMemory } from './memory.ts';
import { type OpenStore, openStore, type StorePlace, type StoreTold } from './openStore.ts';
import { refill } from './refill.ts';
import { letSuffer } from './trouble.ts';

export class SandboxStore {
  readonly #told: StoreTold;
  readonly #prepare: (store: session.Store) => void;
  readonly #kept = new Map<StoreKind, OpenStore>();
  #current: OpenStore;
  #trouble: StoreTrouble = NO_TROUBLE;

  /** `prepare` gets each store once, before express-session does. */
  constructor(told: StoreTold, prepare: (store: session.Store) => void = () => {}) {
    this.#told = told;
    this.#prepare = prepare;
    this.#current = this.#suffering(openMemory());
  }

  get kind(): StoreKind {
    return this.#current.kind;
  }

  get store(): session.Store {
    return this.#current.store;
  }

  /** Goes over to that store. Rejects with a sentence where it can't be reached; then the store stays. */
  async use(place: StorePlace): Promise<void> {
    const kept = this.#kept.get(place.kind);
    this.#current = kept ?? this.#suffering(await openStore(place, this.#told));
    if (STORES[place.kind].persistent) this.#kept.set(place.kind, this.#current);
  }

  /** What a restart of the server leaves: a store in its memory is a new, empty one. */
  restart(): void {
    if (!STORES[this.kind].persistent) this.#current = this.#suffering(openMemory());
  }

  /** What it really holds, or null where it can't be asked, of which it tells. */
  async records(): Promise<StoredRecord[] | null> {
    try {
      return await this.#current.records();
    } catch (error) {
      this.#told.warning(`The store could not be read: ${messageOf(error)}`);
      return null;
    }
  }

  /** Replaces all that it holds. Rejects where the store fails. */
  refill(records: readonly StoredRecord[]): Promise<void> {
    return refill(this.#current, records);
  }

  /** Gives it trouble; going down and coming back are told to express-session by the store's own events. */
  setTrouble(trouble: StoreTrouble): void {
    const before = this.#trouble.mode;
    this.#trouble = trouble;
    if (trouble.mode === 'down' && before !== 'down') this.store.emit('disconnect');
    if (trouble.mode !== 'down' && before === 'down') this.store.emit('connect');
  }

  /**
   * Makes a middleware around the store. Each adds two listeners to it; those of the one before are of no use. One
   * made while the store is down hears so, as it would from a client that keeps failing.
   */
  withMiddleware<T>(make: (store: session.Store) => T): T {
    const { store } = this;
    const before = EVENTS.map((event) => [event, store.listeners(event)] as const);
    const made = make(store);
    for (const [event, listeners] of before)
      for (const listener of listeners) if (isListener(listener)) store.off(event, listener);
    if (this.#trouble.mode === 'down') store.emit('disconnect');
    return made;
  }

  async close(): Promise<void> {
    const open = new Set([this.#current, ...this.#kept.values()]);
    await Promise.allSettled([...open].map((each) => each.close()));
  }

  #suffering(opened: OpenStore): OpenStore {
    letSuffer(opened.store, () => this.#trouble);
    this.#prepare(opened.store);
    return opened;
  }
}

const EVENTS = ['connect', 'disconnect'] as const;
type Listener = (...args: unknown[]) => void;
const isListener = (value: unknown): value is Listener => typeof value === 'function';
const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
