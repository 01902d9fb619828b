/**
 * One learner's sandbox as the host sees it: a worker thread, the log of its trace, and who watches. A worker
 * that crashes or hangs is replaced; jars, options and clock go on, what was only in its memory is lost.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { TUTORIAL_APP } from '#shared/appVariants.ts';
import type { Command, CommandResult } from '#shared/commands.ts';
import { FindingWatch } from '#shared/findings.ts';
import { NO_HOLDS } from '#shared/holds.ts';
import { TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { Credentials } from '#shared/protocol.ts';
import { type Refusal, refusal } from '#shared/refusal.ts';
import { NO_TROUBLE } from '#shared/storeFacts.ts';
import type { StoreKind } from '#shared/stores.ts';
import type { TraceFact } from '#shared/trace.ts';
import type { StorePlace } from '../stores/openStore.ts';
import type { StorePlaces } from '../stores/storePlaces.ts';
import type { WorkerStart } from '../worker/messages.ts';
import { Journal, type Kept } from './journal.ts';
import { toldBatch } from './toldBatch.ts';
import { type LogLimits, TraceLog } from './traceLog.ts';
import { type Death, WorkerThread } from './workerThread.ts';

/** The browsers of a new sandbox. */
const FIRST_BROWSERS = ['Alice', 'Bob', 'Mallory'];
/** Crashes in a row, each within a minute of the last, after which a sandbox isn't replaced any more. */
const CRASHES_IN_A_ROW = 5;
const CRASH_MEMORY_MS = 60_000;

export interface SandboxSettings {
  /** The worker's code. */
  entry: URL;
  /** The port that the sandbox's server should have. */
  port: number;
  log?: LogLimits;
  /** Where sandboxes are kept over a restart of this process; without it they aren't. */
  folder?: string | undefined;
  /** How long an exchange is held at one station at most, ms. */
  holdMs: number;
  stores: StorePlaces;
}

export class Sandbox {
  readonly id: string;
  readonly #token: string;
  readonly #journal: Journal | null;
  readonly log: TraceLog;
  readonly #settings: SandboxSettings;
  readonly #watchers = new Set<() => void>();
  #findings = new FindingWatch();
  #thread: WorkerThread | null = null;
  /** Settles when the thread that is on its way is there, or can't come. */
  #starting: Promise<unknown> = Promise.resolve();
  #port: number;
  #taken: number | null = null;
  #crashes: number[] = [];
  #closed = false;
  /** Where its sessions are kept, in each store that was ever chosen. */
  readonly #places = new Map<StoreKind, StorePlace>();
  /** When the last viewer left, real epoch ms; null while somebody watches. */
  idleSince: number | null = Date.now();

  private constructor(settings: SandboxSettings, kept: Kept | null) {
    this.#settings = settings;
    this.#port = settings.port;
    this.id = kept?.head.id ?? randomBytes(9).toString('base64url');
    this.#token = kept?.head.token ?? randomBytes(24).toString('base64url');
    this.log = kept === null ? new TraceLog(settings.log) : TraceLog.of(kept, settings.log);
    const head = { version: 1, id: this.id, token: this.#token, epoch: this.log.epoch } as const;
    this.#journal = settings.folder === undefined ? null : new Journal(settings.folder, head, this.log.kept);
    if (this.#journal !== null) this.log.keepIn(this.#journal);
  }

  /** Starts a sandbox. Rejects with a sentence where its server can't listen. */
  static async open(settings: SandboxSettings): Promise<Sandbox> {
    const sandbox = new Sandbox(settings, null);
    await sandbox.#startThread(sandbox.#fromTheBeginning('new'));
    return sandbox;
  }

  /** Goes on with a sandbox that outlived its process, as after a crash. Throws where what was kept is broken. */
  static async resume(settings: SandboxSettings, kept: Kept): Promise<Sandbox> {
    const sandbox = new Sandbox(settings, kept);
    sandbox.#port = sandbox.log.world.port ?? settings.port;
    const message = 'Sessionscope itself was ended and started again.';
    const forgets = settings.stores.endsHere(sandbox.log.world.storeKind);
    await sandbox.#replace({ reason: 'crashed', message }, forgets);
    return sandbox;
  }

  get port(): number {
    return this.#port;
  }

  /** Where its server answers over TLS; null where it runs on none. */
  get tlsPort(): number | null {
    return this.log.world.tlsPort;
  }

  /** The port asked for, where another program had it. */
  get portTaken(): number | null {
    return this.#taken;
  }

  get credentials(): Credentials {
    return { sandbox: this.id, token: this.#token };
  }

  get watched(): boolean {
    return this.#watchers.size > 0;
  }

  get viewers(): number {
    return this.#watchers.size;
  }

  /** Tells the next process that somebody still used it now. */
  markUsed(): void {
    this.#journal?.touch();
  }

  /** Whether that token opens this sandbox; takes the same time for every wrong one. */
  admits(token: string): boolean {
    return sameToken(token, this.#token);
  }

  /** Calls `watcher` whenever the log has grown, until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    this.idleSince = null;
    return () => {
      this.#watchers.delete(watcher);
      if (this.#watchers.size === 0) this.idleSince = Date.now();
    };
  }

  async execute(command: Command): Promise<CommandResult> {
    if (command.type === 'reset') return this.#reset();
    await this.#starting;
    const refused = await this.#carryOut(command);
    return refused ?? { ok: true, seq: this.log.head };
  }

  async #carryOut(command: Exclude<Command, { type: 'reset' }>): Promise<Refusal | null> {
    if (command.type !== 'setStore' && command.type !== 'restore')
      return this.#thread?.execute(command) ?? NOT_RUNNING;
    const isRestore = command.type === 'restore';
    try {
      const place = await this.#placeIn(isRestore ? command.state.store : command.store);
      const located = isRestore ? { ...command, place } : ({ type: 'setStore', place } as const);
      return this.#thread?.execute(located) ?? NOT_RUNNING;
    } catch (error) {
      return refusal('store-unavailable', sentence(error), isRestore ? ['state', 'store'] : ['store']);
    }
  }

  async #placeIn(kind: StoreKind): Promise<StorePlace> {
    const place = this.#places.get(kind) ?? (await this.#settings.stores.of(kind, this.id));
    this.#places.set(kind, place);
    return place;
  }

  /** Ends it; `forget` where it isn't to come back after a restart of this process. */
  async close({ forget = false } = {}): Promise<void> {
    this.#closed = true;
    await this.#thread?.stop();
    this.#thread = null;
    if (forget) this.#journal?.remove();
    else this.#journal?.close();
    if (this.#journal === null) await this.#clearPlaces();
    // A kept one may have used other stores before a restart of this process.
    else if (forget) await this.#settings.stores.forget([this.id]);
  }

  async #clearPlaces(): Promise<void> {
    const places = [...this.#places.values()];
    this.#places.clear();
    await this.#settings.stores.clear(places);
  }

  async #reset(): Promise<CommandResult> {
    const before = this.#thread;
    this.#thread = null;
    await before?.stop();
    await this.#clearPlaces();
    this.log.restart();
    this.#findings = new FindingWatch();
    this.#crashes = [];
    try {
      await this.#startThread(this.#fromTheBeginning('reset'));
    } catch (error) {
      return refusal('not-running', `The sandbox could not start again: ${sentence(error)}`);
    }
    return { ok: true, seq: this.log.head };
  }

  #fromTheBeginning(reason: 'new' | 'reset'): WorkerStart {
    return {
      port: this.#port,
      options: TUTORIAL_OPTIONS,
      app: TUTORIAL_APP,
      trustProxy: false,
      clockOffsetMs: 0,
      browsers: FIRST_BROWSERS.map((name) => ({ name, cookies: [], page: null })),
      holding: NO_HOLDS,
      store: { place: { kind: 'memory' }, trouble: NO_TROUBLE },
      holdMs: this.#settings.holdMs,
      after: { exchange: 0, visit: 0, mono: 0 },
      reason,
    };
  }

  #startThread(start: WorkerStart): Promise<void> {
    const started = this.#begin(start);
    this.#starting = started.catch(() => {});
    return started;
  }

  async #begin(start: WorkerStart): Promise<void> {
    const { thread, port, taken } = await WorkerThread.start(this.#settings.entry, start, {
      trace: (batch) => {
        this.log.append(toldBatch(batch, this.log.head, this.#findings));
        this.#tell();
      },
      died: (death) => void this.#replace(death),
    });
    this.#port = port;
    this.#taken = taken;
    this.#thread = thread;
    if (this.#closed) await this.close();
  }

  /** Puts a new worker in the place of a dead one, with everything that outlives a server; `forgets`: its store doesn't. */
  async #replace(death: Death, forgets = this.log.world.storeKind === 'memory'): Promise<void> {
    this.#thread = null;
    if (this.#closed) return;
    const replay = this.log.replay();
    const { latest: world, events, exchanges } = replay;
    const mono = events.at(-1)?.mono ?? 0;
    const lost = exchanges.filter((exchange) => exchange.arrived && exchange.outcome === 'running');
    const now = Date.now();
    const freed = world.holding.held.map(({ exchange, station, since }): TraceFact => {
      const waitedMs = Math.max(0, now + world.clockOffsetMs - since);
      return { type: 'hold.released', station, reason: 'restart', waitedMs, exchange };
    });
    const ended = lost.map(
      ({ id, t }): TraceFact => ({
        type: 'response.sent',
        status: 0,
        bytes: 0,
        durationMs: Math.max(0, world.t - t),
        outcome: 'aborted',
        exchange: id,
      }),
    );
    const facts = [...freed, ...ended];
    this.#crashes = [...this.#crashes.filter((time) => now - time < CRASH_MEMORY_MS), now];
    const givenUp = this.#crashes.length >= CRASHES_IN_A_ROW;
    const message = givenUp
      ? `${death.message} It happened ${CRASHES_IN_A_ROW} times within a minute, so it stays stopped until you reset it.`
      : death.message;
    facts.push({ type: 'server.crashed', reason: death.reason, message, givenUp, exchange: null });
    this.log.appendFacts(facts, now + world.clockOffsetMs, mono);
    this.#tell();
    if (givenUp) return;
    const place = await this.#placeIn(world.storeKind).catch((): StorePlace => ({ kind: 'memory' }));
    try {
      await this.#startThread({
        port: this.#port,
        tlsPort: world.tlsPort ?? undefined,
        options: world.options,
        app: world.app,
        trustProxy: world.trustProxy,
        clockOffsetMs: world.clockOffsetMs,
        browsers: world.browsers.map(({ name, cookies, page }) => ({
          name,
          cookies,
          page: page?.url ?? null,
        })),
        holding: world.holding,
        store: { place, trouble: world.storeTrouble },
        holdMs: this.#settings.holdMs,
        after: {
          exchange: Math.max(0, ...exchanges.map((exchange) => exchange.id)),
          visit: Math.max(0, ...exchanges.map((exchange) => exchange.visit ?? 0)),
          mono,
        },
        reason: { crashLost: forgets ? world.store.size : 0 },
      });
    } catch (error) {
      const text = `The sandbox's server could not start again: ${sentence(error)} Reset the sandbox to try once more.`;
      const warning: TraceFact = { type: 'warning', source: 'sessionscope', text, exchange: null };
      this.log.appendFacts([warning], Date.now() + world.clockOffsetMs, mono);
      this.#tell();
    }
  }

  #tell(): void {
    for (const watcher of this.#watchers) watcher();
  }
}

/** Compares in the same time whatever they are. */
export function sameToken(a: string, b: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}

const NOT_RUNNING = refusal(
  'not-running',
  'The sandbox is not running right now. Wait a moment, or reset it.',
);

const sentence = (error: unknown) => (error instanceof Error ? error.message : String(error));
