/**
 * The sandbox's own server: the demo app behind the instrumented express-session, on a real port. Options
 * change while it runs, around the same store; so does the store.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import session from 'express-session';
import { LIMITS } from '#shared/limits.ts';
import type { SessionOptions } from '#shared/options.ts';
import {
  type ExchangeOrigin,
  type InstrumentHooks,
  observeSession,
} from '../instrument/instrumentSession.ts';
import type { SightingSink } from '../instrument/sighting.ts';
import { type Listening, listen } from '../listen.ts';
import type { StorePlace, StoreTold } from '../stores/openStore.ts';
import { SandboxStore } from '../stores/sandboxStore.ts';
import { demoApp } from './demoApp.ts';
import { errorPage } from './errorPage.ts';
import type { Gates } from './gates.ts';
import { libraryOptions } from './libraryOptions.ts';

export interface AppSurroundings {
  sink: SightingSink;
  describe: (req: IncomingMessage) => ExchangeOrigin;
  gates: Gates;
  stores: StoreTold;
}

export class AppServer {
  readonly #observed: typeof session;
  readonly #gates: Gates;
  readonly store: SandboxStore;
  #middleware: ReturnType<typeof session>;
  #options: SessionOptions;
  #listening: Listening | null = null;

  /** Throws what express-session throws for options that it refuses. */
  constructor(options: SessionOptions, { sink, describe, gates, stores }: AppSurroundings) {
    const arrived: InstrumentHooks['arrived'] = (arrival, go, next) => gates.arrived(arrival, go, next);
    this.#observed = observeSession(session, sink, { describe, arrived });
    this.#gates = gates;
    this.#options = options;
    this.store = new SandboxStore(stores, (store) => gates.gateStore(store));
    this.#middleware = this.#build(options);
  }

  get port(): number {
    return this.#listening?.port ?? 0;
  }

  get options(): SessionOptions {
    return this.#options;
  }

  /** The port that was asked for, where it was taken. */
  get portTaken(): number | null {
    return this.#listening?.taken ?? null;
  }

  /** Starts on that port, or the next free one. */
  async start(port: number): Promise<void> {
    const app = demoApp((req, res, next) => {
      const handOver = (error?: unknown) => (error ? next(error) : this.#gates.handler(next));
      this.#middleware(req, res, handOver);
    });
    app.disable('x-powered-by');
    app.disable('etag');
    app.use(errorPage);
    const answer = (req: IncomingMessage, res: ServerResponse) => {
      // Node writes the Date header from the real clock; the sandbox has a clock of its own.
      res.setHeader('Date', new Date().toUTCString());
      if (isLocalHost(req.headers.host)) app(req, res);
      else refuseHost(res);
    };
    const server = createServer({ maxHeaderSize: LIMITS.headerBytes }, answer);
    this.#listening = await listen(server, port);
  }

  /** Rebuilds the middleware around the same store. Throws what express-session throws; then nothing changed. */
  setOptions(options: SessionOptions): void {
    this.#middleware = this.#build(options);
    this.#options = options;
  }

  /** Goes over to another store. Rejects with a sentence where it can't be reached; then nothing changed. */
  async setStore(place: StorePlace): Promise<void> {
    await this.store.use(place);
    this.#middleware = this.#build(this.#options);
  }

  /** Ends every connection and begins anew, with what the store keeps over a restart. */
  async restart(): Promise<void> {
    const port = this.port;
    await this.#stopListening();
    this.store.restart();
    this.#middleware = this.#build(this.#options);
    await this.start(port);
  }

  async stop(): Promise<void> {
    await this.#stopListening();
    await this.store.close();
  }

  async #stopListening(): Promise<void> {
    await this.#listening?.close();
    this.#listening = null;
  }

  #build(options: SessionOptions): ReturnType<typeof session> {
    return this.store.withMiddleware((store) => this.#observed({ ...libraryOptions(options), store }));
  }
}

/** Only names that mean this machine: a page elsewhere must not reach the sandbox by a name of its own. */
function isLocalHost(host: string | undefined): boolean {
  if (host === undefined || !URL.canParse(`http://${host}`)) return false;
  const { hostname } = new URL(`http://${host}`);
  return (
    hostname === 'localhost' ||
    hostname === '127.0.0.1' ||
    hostname === '[::1]' ||
    hostname.endsWith('.localhost')
  );
}

function refuseHost(res: ServerResponse): void {
  res.writeHead(421, { 'Content-Type': 'text/plain; charset=utf-8' });
  res.end('This server answers to localhost only. Open it as http://localhost and its port.\n');
}
