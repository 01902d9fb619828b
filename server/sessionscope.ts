/**
 * The composition root: page, gateway and sandboxes put together on one port, and taken apart again.
 */
import { createServer } from 'node:http';
import type { Express } from 'express';
import { LIMITS } from '#shared/limits.ts';
import { demoSources } from './demoSources.ts';
import { attachGateway } from './gateway/gateway.ts';
import { createGuard, nameInUrl, standGuard } from './gateway/guard.ts';
import { createPages } from './gateway/pages.ts';
import { LessonShelf } from './lessons/shelf.ts';
import { type Listening, listen } from './listen.ts';
import { claimFolder } from './sandboxes/keptFolder.ts';
import { Sandboxes } from './sandboxes/sandboxes.ts';
import { StorePlaces } from './stores/storePlaces.ts';

export interface SessionscopeSettings {
  mode: 'dev' | 'production';
  clientDir: string;
  root: string;
  port: number;
  sandboxPort: number;
  host: string;
  /** Further names that the page may be opened under. */
  names: string[];
  /** A sandbox's code; beside this file where that is a bundle. */
  workerEntry?: URL;
  /** Sandboxes that may be open at once. */
  mostSandboxes?: number;
  /** Where sandboxes are kept over a restart; without it they aren't. */
  folder?: string;
  /** Folders with lessons, the project's own first; none where left out. */
  lessonFolders?: readonly string[];
  /** How long an exchange is held at one station at most, ms. */
  holdMs?: number;
  /** A Redis that sandboxes may use; without it there is none. */
  redisUrl?: string | undefined;
  /** A Postgres that sandboxes may use; without it one is started when it is asked for. */
  databaseUrl?: string | undefined;
  /** The code of the embedded Postgres; beside this file where that is a bundle. */
  postgresEntry?: URL;
}

export interface Sessionscope {
  /** Where the page is. */
  url: string;
  port: number;
  portTaken: number | null;
  sandboxPort: number;
  /** Where the same server answers over TLS. */
  sandboxTlsPort: number | null;
  sandboxPortTaken: number | null;
  /** The folder to keep sandboxes in, where another process keeps its own there, so that this one keeps none. */
  folderTaken: string | null;
  sandboxes: Sandboxes;
  /** What serves the page, for a test to enumerate its routes. */
  app: Express;
  /** Ends every worker and frees every port. */
  close(): Promise<void>;
}

/** Starts everything. Rejects with a sentence where no port is to be had. */
export async function openSessionscope(settings: SessionscopeSettings): Promise<Sessionscope> {
  const { mode, clientDir, root, host } = settings;
  const {
    workerEntry: entry = new URL('./worker.js', import.meta.url),
    sandboxPort,
    mostSandboxes,
    holdMs = LIMITS.holdMs,
    postgresEntry = new URL('./postgres.js', import.meta.url),
    redisUrl,
    databaseUrl,
  } = settings;
  const claim = settings.folder === undefined ? null : await claimFolder(settings.folder);
  const folder = claim === null ? undefined : settings.folder;
  const stores = new StorePlaces({ redisUrl, databaseUrl, postgresEntry });
  const sandboxes = new Sandboxes({ entry, port: sandboxPort, holdMs, stores, folder }, mostSandboxes);
  const pages = createPages({ mode, clientDir, root });
  const server = createServer(pages.app);
  let listening: Listening | null = null;
  const own = nameInUrl(host);
  const guard = createGuard(() => listening?.port ?? settings.port, [own, ...settings.names], own);
  const shelf = await LessonShelf.open({ folders: settings.lessonFolders ?? [], watch: mode === 'dev' });
  const io = attachGateway(server, {
    sandboxes,
    guard,
    shelf,
    sources: demoSources(),
    offers: () => stores.offers,
  });
  const close = async () => {
    shelf.close();
    await io.close();
    await Promise.all([sandboxes.close(), listening?.close(), pages.close()]);
    await stores.close();
    await claim?.release();
  };
  try {
    const [spare] = await Promise.all([sandboxes.prepare(), pages.serve(server)]);
    standGuard(server, guard);
    listening = await listen(server, settings.port, host);
    return {
      url: `http://${own}:${listening.port}`,
      port: listening.port,
      portTaken: listening.taken,
      sandboxPort: spare.port,
      sandboxTlsPort: spare.tlsPort,
      sandboxPortTaken: spare.portTaken,
      folderTaken: claim === null ? (settings.folder ?? null) : null,
      sandboxes,
      app: pages.app,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
