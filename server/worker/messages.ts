/**
 * What host and worker say to each other, both directions. Both sides are ours and what people send is
 * validated before it gets here, so these are plain types: a schema library would cost every thread 4 MB.
 */
import type { AppVariants } from '#shared/appVariants.ts';
import type { Command } from '#shared/commands.ts';
import type { SessionOptions } from '#shared/options.ts';
import type { Refusal } from '#shared/refusal.ts';
import type { StoreTrouble } from '#shared/stores.ts';
import type { JarCookie } from '#shared/trace.ts';
import type { StorePlace } from '../stores/openStore.ts';
import type { HoldSettings } from './holds.ts';
import type { Batch } from './recorder.ts';

/** Commands that a worker carries out; a reset is the host's: it starts another worker, and it knows where stores are. */
export type WorkerCommand =
  | Exclude<Command, { type: 'reset' | 'setStore' | 'restore' }>
  | (Extract<Command, { type: 'restore' }> & { place: StorePlace })
  | { type: 'setStore'; place: StorePlace };

/** A restore with where the store of the snapshot is. */
export type Restore = Extract<WorkerCommand, { type: 'restore' }>;

/** What a sandbox begins with, or, after a crash, goes on with. */
export interface WorkerStart {
  port: number;
  options: SessionOptions;
  app: AppVariants;
  trustProxy: boolean;
  /** The port that it had over TLS; left out where there was none before. */
  tlsPort?: number | undefined;
  clockOffsetMs: number;
  browsers: {
    name: string;
    cookies: JarCookie[];
    /** Address of the page that it shows. */
    page: string | null;
  }[];
  holding: HoldSettings;
  /** How long an exchange is held at one station at most, ms. */
  holdMs: number;
  store: { place: StorePlace; trouble: StoreTrouble };
  /** What the trace already has: number of exchanges and visits, µs. */
  after: { exchange: number; visit: number; mono: number };
  /** Why the trace begins here; after a crash it goes on, with that many sessions lost. */
  reason: 'new' | 'reset' | { crashLost: number };
}

/** What a server answers over TLS with, both as PEM text. */
export interface Certificate {
  cert: string;
  key: string;
}

export type ToWorker =
  | { type: 'command'; id: number; command: WorkerCommand }
  | { type: 'ping' }
  | { type: 'certificate'; certificate: Certificate | { problem: string } }
  | { type: 'stop' };

export type FromWorker =
  | { type: 'ready'; port: number; taken: number | null }
  | { type: 'unable'; message: string }
  | ({ type: 'trace' } & Batch)
  | { type: 'result'; id: number; refused: Refusal | null }
  | { type: 'pong' }
  /** Asks for one; asked at most once while no answer came. */
  | { type: 'certificate' }
  | { type: 'stopped' };
