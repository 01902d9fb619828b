/**
 * The host's side of the stores: which of them there are here, a place in each for every sandbox, and nothing left of
 * it when the sandbox is gone.
 */
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreKind, StoreOffer } from '#shared/stores.ts';
import { EmbeddedPostgres } from './embeddedPostgres.ts';
import { clearPlace, type PlaceOf, type StorePlace } from './openStore.ts';

export interface StoreSettings {
  /** A Redis, e.g. redis://localhost:6379; without it there is none. */
  redisUrl?: string | undefined;
  /** A Postgres, e.g. postgres://user@localhost/db; without it an embedded one is started when asked for. */
  databaseUrl?: string | undefined;
  /** The code of the embedded Postgres' thread. */
  postgresEntry: URL;
}

export class StorePlaces {
  readonly #settings: StoreSettings;
  readonly #embedded: EmbeddedPostgres;

  constructor(settings: StoreSettings) {
    this.#settings = settings;
    this.#embedded = new EmbeddedPostgres(settings.postgresEntry);
  }

  /** What a sandbox can choose from, as things are now. */
  get offers(): StoreOffer[] {
    const { redisUrl, databaseUrl } = this.#settings;
    const starts = databaseUrl === undefined && !this.#embedded.running;
    return [
      { kind: 'memory', unavailable: null, opening: null },
      { kind: 'file', unavailable: null, opening: null },
      { kind: 'redis', unavailable: redisUrl === undefined ? 'set REDIS_URL' : null, opening: null },
      { kind: 'postgres', unavailable: null, opening: starts ? EMBEDDED_STARTS : null },
    ];
  }

  /** A sandbox's place in that store, the same every time, also after a restart of this process. Rejects with a sentence where there is no such store here. */
  async of(kind: StoreKind, sandbox: string): Promise<StorePlace> {
    const { redisUrl, databaseUrl } = this.#settings;
    switch (kind) {
      case 'memory':
        return { kind };
      case 'file': {
        const place = filePlace(sandbox);
        await mkdir(place.folder, { recursive: true, mode: 0o700 });
        return place;
      }
      case 'redis':
        if (redisUrl === undefined)
          throw new Error(
            'There is no Redis here: set REDIS_URL, e.g. redis://localhost:6379, and start again.',
          );
        return redisPlace(redisUrl, sandbox);
      case 'postgres':
        return postgresPlace(databaseUrl ?? (await this.#embedded.url()), sandbox);
    }
  }

  /** Whether what that store holds ends with this process. */
  endsHere(kind: StoreKind): boolean {
    return kind === 'memory' || (kind === 'postgres' && this.#settings.databaseUrl === undefined);
  }

  /** Removes what sandboxes left in the stores, whichever they used, in this process or an earlier one. */
  async forget(sandboxes: readonly string[]): Promise<void> {
    const { redisUrl } = this.#settings;
    // One that fails to start has nothing to be removed.
    const embeddedUrl = this.#embedded.running
      ? await this.#embedded.url().catch(() => undefined)
      : undefined;
    const databaseUrl = this.#settings.databaseUrl ?? embeddedUrl;
    for (const sandbox of sandboxes) {
      const places: StorePlace[] = [filePlace(sandbox)];
      if (redisUrl !== undefined) places.push(redisPlace(redisUrl, sandbox));
      if (databaseUrl !== undefined) places.push(postgresPlace(databaseUrl, sandbox));
      await this.clear(places);
    }
  }

  /** Removes a sandbox's records from there. What can't be reached any more can't be cleared; that is no error. */
  async clear(places: Iterable<StorePlace>): Promise<void> {
    await Promise.allSettled([...places].map(clearPlace));
  }

  async close(): Promise<void> {
    await this.#embedded.close();
  }
}

const filePlace = (sandbox: string): PlaceOf<'file'> => ({
  kind: 'file',
  folder: join(tmpdir(), `sessionscope-sessions-${sandbox}`),
});
const redisPlace = (url: string, sandbox: string): PlaceOf<'redis'> => ({
  kind: 'redis',
  url,
  prefix: `sessionscope:${sandbox}:`,
});
const postgresPlace = (url: string, sandbox: string): PlaceOf<'postgres'> => ({
  kind: 'postgres',
  url,
  table: `sessionscope_${sandbox}`,
});

const EMBEDDED_STARTS =
  'An embedded Postgres (PGlite) starts first: about 3 s and 700 MB of memory, once for all sandboxes. Set DATABASE_URL to use yours.';
