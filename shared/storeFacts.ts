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
    clock:
      'session-file-store goes by the sandbox’s clock: from the last access it counts the cookie’s maxAge, or an hour where there is none.',
  },
  redis: {
    name: 'Redis',
    from: 'connect-redis',
    persistent: true,
    clock:
      'Redis counts by its own, real clock: moving the sandbox’s clock ends no record. Without an expiry a record lives a day.',
  },
  postgres: {
    name: 'Postgres',
    from: 'connect-pg-simple',
    persistent: true,
    clock:
      'connect-pg-simple asks for rows that end after the sandbox’s time; ended rows stay in the table until it prunes. Without an expiry a row lives a day.',
  },
};
