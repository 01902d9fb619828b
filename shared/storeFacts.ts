/**
 * What is true of each store by its own source. Free of schemas, so that a sandbox's thread stays small.
 */
import type { StoreKind, StoreTrouble } from './stores.ts';

export const NO_TROUBLE: StoreTrouble = { mode: 'ok', ms: 1000 };

export interface StoreFacts {
  name: string;
  /** The npm package that it comes from. */
  from: string;
  /** What it has survives a restart of the server. */
  persistent: boolean;
  /** Whose clock ends its records, and when one without cookie.expires ends. */
  clock: string;
}

export const STORES: Record<StoreKind, StoreFacts> = {
  memory: {
    name: 'Memory',
    from: 'express-session',
    persistent: false,
    clock: 'MemoryStore goes by the sandbox’s clock and forgets everything when the server restarts.',
  },
  file: {
    name: 'File',
    from: 'session-file-store',
    persistent: true,
    clock: 'Records end by the sandbox’s clock; one without maxAge an hour after its last access.',
  },
  redis: {
    name: 'Redis',
    from: 'connect-redis',
    persistent: true,
    clock:
      'Records end by Redis’ own, real clock, whatever the sandbox’s says; one without an expiry after a day.',
  },
  postgres: {
    name: 'Postgres',
    from: 'connect-pg-simple',
    persistent: true,
    clock: 'Records end by the sandbox’s clock; one without an expiry after a day.',
  },
};
