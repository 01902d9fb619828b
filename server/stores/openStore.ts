/**
 * The registry of the stores: what opening one takes and gives, and one door for all. Each is loaded when it is
 * first asked for, so that a sandbox with a MemoryStore costs nothing more.
 */
import type session from 'express-session';
import type { StoreExpiry } from '#shared/recordClocks.ts';
import type { StoredRecord, StoreKind } from '#shared/stores.ts';
import { openMemory } from './memory.ts';

/** Where a sandbox's sessions are kept, for it alone. */
export type StorePlace =
  | { kind: 'memory' }
  | { kind: 'file'; folder: string }
  | { kind: 'redis'; url: string; prefix: string }
  | { kind: 'postgres'; url: string; table: string };

export type PlaceOf<K extends StoreKind> = Extract<StorePlace, { kind: K }>;

/** What a store tells beside its answers; all are quick and don't throw. */
export interface StoreTold {
  /** A sentence about trouble that no call could be told of. */
  warning(text: string): void;
  /** A record was written: what it says of its end now, and when the store will end it. */
  expiry(seen: StoreExpiry): void;
  /** A record's file was written and reads so now. */
  file(sid: string, path: string, text: string): void;
}

export interface OpenStore {
  readonly kind: StoreKind;
  /** The store as its package makes it. */
  readonly store: session.Store;
  /** Every record that the store would still give, read past whoever listens to the store or stands in its way. */
  records(): Promise<StoredRecord[]>;
  close(): Promise<void>;
}

/** Opens the store at that place. Rejects with a sentence where it can't be reached. */
export async function openStore(place: StorePlace, told: StoreTold): Promise<OpenStore> {
  switch (place.kind) {
    case 'memory':
      return openMemory();
    case 'file':
      return (await import('./file.ts')).openFile(place, told);
    case 'redis':
      return (await import('./redis.ts')).openRedis(place, told);
    case 'postgres':
      return (await import('./postgres.ts')).openPostgres(place, told);
  }
}

/** Removes everything that is kept at that place, and the place. Rejects where it can't be reached. */
export async function clearPlace(place: StorePlace): Promise<void> {
  switch (place.kind) {
    case 'memory':
      return;
    case 'file':
      return (await import('./file.ts')).clearFolder(place);
    case 'redis':
      return (await import('./redis.ts')).clearPrefix(place);
    case 'postgres':
      return (await import('./postgres.ts')).dropTable(place);
  }
}
