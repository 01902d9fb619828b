/**
 * What is true of each store by its own source. Free of schemas, so that a sandbox's thread stays small.
 */
import type { StoreKind, StoreTrouble } from './stores.ts';
import { stores } from './texts/en/stores.ts';
import { wordsOf } from './texts/speech.ts';

const said = wordsOf('stores', stores);

export const NO_TROUBLE: StoreTrouble = { mode: 'ok', ms: 1000 };

export interface StoreFacts {
  readonly name: string;
  /** The npm package that it comes from. */
  readonly from: string;
  /** What it has survives a restart of the server. */
  readonly persistent: boolean;
  /** Whose clock ends its records, and when one without cookie.expires ends. */
  readonly clock: string;
}

/** Its words are asked for when they are read: by then a page has chosen its language. */
const facts = (kind: StoreKind, from: string, persistent: boolean): StoreFacts => ({
  from,
  persistent,
  get name() {
    return said()[kind].name;
  },
  get clock() {
    return said()[kind].clock;
  },
});

export const STORES: Readonly<Record<StoreKind, StoreFacts>> = {
  memory: facts('memory', 'express-session', false),
  file: facts('file', 'session-file-store', true),
  redis: facts('redis', 'connect-redis', true),
  postgres: facts('postgres', 'connect-pg-simple', true),
};
