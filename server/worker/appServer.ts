/**
 * The sandbox's own server: the demo app behind the instrumented express-session, on a real port. Options
 * change while it runs, around the same store; a restart forgets what was only in memory.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import session from 'express-session';
import { LIMITS } from '#shared/limits.ts';
import type { SessionOptions } from '#shared/options.ts';
import { type ExchangeOrigin, observeSession } from '../instrument/instrumentSession.ts';
import type { SightingSink } from '../instrument/sighting.ts';
import { type Listening, listen } from '../listen.ts';
import { demoApp } from './demoApp.ts';
import { errorPage } from './errorPage.ts';
import { libraryOptions } from './libraryOptions.ts';

type Describe = (req: IncomingMessage) => ExchangeOrigin;

export class AppServer {
  readonly #observed: typeof session;
  #store: session.MemoryStore;
  #middleware: ReturnType<typeof session>;
  #options: SessionOptions;
  #listening: Listening | null = null;

  /** Throws what express-session throws for options that it refuses. */
  constructor(options: SessionOptions, sink: SightingSink, describe: Describe) {
    this.#observed = observeSession(session, sink, { describe });
    this.#options = options;
    this.#store = new this.#observed.MemoryStore();
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
    const app = demoApp((req, res, next) => this.#middleware(req, res, next));
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

  /** Ends every connection and begins anew with an empty memory. Answers how many sessions were forgotten. */
  async restart(): Promise<number> {
    const lost = await countSessions(this.#store);
    const port = this.port;
    await this.stop();
    this.#store = new this.#observed.MemoryStore();
    this.#middleware = this.#build(this.#options);
    await this.start(port);
    return lost;
  }

  async stop(): Promise<void> {
    await this.#listening?.close();
    this.#listening = null;
  }

  #build(options: SessionOptions): ReturnType<typeof session> {
    // Each session() adds two listeners to the store; those of the middleware that goes are of no use.
    this.#store.removeAllListeners('connect').removeAllListeners('disconnect');
    return this.#observed({ ...libraryOptions(options), store: this.#store });
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

function countSessions(store: session.MemoryStore): Promise<number> {
  return new Promise((resolve) => store.length((_error, length) => resolve(length ?? 0)));
}
