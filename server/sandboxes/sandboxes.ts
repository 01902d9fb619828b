/**
 * Every sandbox of this process: who may enter which, how many there may be, and when one that nobody watches
 * is closed.
 */
import { LIMITS } from '#shared/limits.ts';
import type { Credentials } from '#shared/protocol.ts';
import { type Kept, keptSince, readKept } from './journal.ts';
import { Sandbox, type SandboxSettings, sameToken } from './sandbox.ts';

const TIDY_MS = 60_000;
const NOTHING_KEPT = { kept: [], aged: [] };

export type Entry = { sandbox: Sandbox; fresh: boolean } | { refused: string };

export class Sandboxes {
  readonly #settings: SandboxSettings;
  readonly #all = new Map<string, Sandbox>();
  readonly #tidying = setInterval(() => this.#tidy(), TIDY_MS).unref();
  readonly #most: number;
  /** Started before anybody came, for the first visitor. */
  #spare: Sandbox | null = null;
  #opening = 0;
  /** Sandboxes of an earlier process that nobody has come back to yet, the last used first. */
  readonly #kept: Set<string>;
  /** What sandboxes left in the stores that nobody has come back to in time. */
  readonly #forgetting: Promise<void>;
  readonly #resuming = new Map<string, Promise<Sandbox | null>>();

  constructor(settings: SandboxSettings, most: number = LIMITS.sandboxes) {
    this.#settings = settings;
    this.#most = most;
    const { folder } = settings;
    const found = folder === undefined ? NOTHING_KEPT : keptSince(folder, Date.now() - LIMITS.idleMs);
    this.#kept = new Set(found.kept);
    this.#forgetting = settings.stores.forget(found.aged);
  }

  get count(): number {
    return this.#all.size;
  }

  /**
   * Starts the sandbox that was used last before this process, or else the one that the first visitor will get, so that
   * its port answers from the beginning.
   */
  async prepare(): Promise<Sandbox> {
    const [last] = this.#kept;
    const kept = last === undefined ? null : this.#read(last);
    const resumed = kept === null ? null : await this.#resume(kept);
    if (resumed !== null) return resumed;
    this.#spare = await this.#open();
    return this.#spare;
  }

  /**
   * Lets a visitor in: to the sandbox that the credentials open, or to a new one. Knowing an id alone opens
   * nothing; the answer to a wrong token is the same as to an unknown id.
   */
  async enter(credentials: Credentials | null): Promise<Entry> {
    const known = credentials === null ? undefined : await this.#find(credentials);
    if (known !== undefined && credentials !== null && known.admits(credentials.token))
      return this.#admit(known);
    const spare = this.#spare;
    this.#spare = null;
    if (spare !== null) return { sandbox: spare, fresh: true };
    return this.#enterNew(this.#settings);
  }

  /** A new sandbox for as long as one visitor looks at it: on any port, and not kept over a restart. */
  pass(): Promise<Entry> {
    return this.#enterNew({ ...this.#settings, port: 0, folder: undefined });
  }

  /** Closes a sandbox that nobody is to come back to. */
  dismiss(sandbox: Sandbox): Promise<void> {
    return this.#closeOne(sandbox);
  }

  async #enterNew(settings: SandboxSettings): Promise<Entry> {
    if (this.#isFull)
      return {
        refused: `This Sessionscope already runs ${this.#most} sandboxes, as many as it may. Close a page that is not in use and try again.`,
      };
    try {
      return { sandbox: await this.#open(settings), fresh: true };
    } catch (error) {
      return { refused: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    clearInterval(this.#tidying);
    const all = [...this.#all.values()];
    this.#all.clear();
    await Promise.all([this.#forgetting, ...all.map((sandbox) => sandbox.close())]);
  }

  #admit(sandbox: Sandbox): Entry {
    if (sandbox.viewers >= LIMITS.viewers)
      return {
        refused: `This sandbox already has ${LIMITS.viewers} viewers. Close one of its pages and try again.`,
      };
    return { sandbox, fresh: false };
  }

  async #find({ sandbox: id, token }: Credentials): Promise<Sandbox | undefined> {
    if (!this.#kept.has(id)) return this.#all.get(id);
    const kept = this.#read(id);
    if (kept === null || !sameToken(token, kept.head.token) || this.#isFull) return undefined;
    return (await this.#resume(kept)) ?? undefined;
  }

  get #isFull(): boolean {
    return this.#all.size + this.#opening >= this.#most;
  }

  /** Brings a kept sandbox back; null where it can't be read. Who asks meanwhile gets the same. */
  #resume(kept: Kept): Promise<Sandbox | null> {
    const { id } = kept.head;
    const under = this.#resuming.get(id) ?? this.#bringBack(id, kept);
    this.#resuming.set(id, under);
    return under;
  }

  #read(id: string): Kept | null {
    const { folder } = this.#settings;
    return folder === undefined ? null : readKept(folder, id);
  }

  async #bringBack(id: string, kept: Kept): Promise<Sandbox | null> {
    this.#opening += 1;
    try {
      const sandbox = await Sandbox.resume(this.#settings, kept);
      this.#all.set(id, sandbox);
      return sandbox;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      console.warn(`The kept sandbox ${id} can't be read, so its visitor begins anew: ${reason}`);
      return null;
    } finally {
      this.#opening -= 1;
      this.#kept.delete(id);
      this.#resuming.delete(id);
    }
  }

  async #open(settings = this.#settings): Promise<Sandbox> {
    this.#opening += 1;
    try {
      const sandbox = await Sandbox.open(settings);
      this.#all.set(sandbox.id, sandbox);
      return sandbox;
    } finally {
      this.#opening -= 1;
    }
  }

  #tidy(): void {
    for (const sandbox of this.#all.values()) if (sandbox.watched) sandbox.markUsed();
    void this.#closeIdle();
  }

  async #closeIdle(): Promise<void> {
    const now = Date.now();
    const old = [...this.#all.values()].filter(
      (sandbox) => sandbox !== this.#spare && now - (sandbox.idleSince ?? now) > LIMITS.idleMs,
    );
    await Promise.all(old.map((sandbox) => this.#closeOne(sandbox)));
  }

  async #closeOne(sandbox: Sandbox): Promise<void> {
    this.#all.delete(sandbox.id);
    await sandbox.close({ forget: true });
  }
}
