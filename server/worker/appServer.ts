/**
 * The sandbox's own server: the demo app behind the instrumented express-session, on a real port. Options
 * change while it runs, around the same store; so does the store.
 */
import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import type { Express, RequestHandler } from 'express';
import type session from 'express-session';
import { type AppVariants, TUTORIAL_APP } from '#shared/appVariants.ts';
import { LIMITS } from '#shared/limits.ts';
import type { SessionOptions } from '#shared/options.ts';
import {
  type ExchangeOrigin,
  type InstrumentHooks,
  observeSession,
} from '../instrument/instrumentSession.ts';
import type { Running } from '../instrument/running.ts';
import type { SightingSink } from '../instrument/sighting.ts';
import { type Listening, listen } from '../listen.ts';
import type { StorePlace, StoreTold } from '../stores/openStore.ts';
import { SandboxStore } from '../stores/sandboxStore.ts';
import { type Born, bornFor, bornForNow } from './bornRequests.ts';
import { clockOffset } from './clock.ts';
import { chosenApp, chosenCookies } from './demo/chosenApp.ts';
import { errorPage } from './errorPage.ts';
import type { Gates } from './gates.ts';
import { Library } from './library.ts';
import { libraryOptions } from './libraryOptions.ts';
import type { Certificate } from './messages.ts';
import { TlsDoor } from './tlsDoor.ts';

export interface AppSurroundings {
  sink: SightingSink;
  describe: (req: IncomingMessage) => ExchangeOrigin;
  gates: Gates;
  running: Running;
  stores: StoreTold;
  /** With what it answers over TLS. */
  certificate: () => Promise<Certificate>;
}

/** Over HTTPS the port is that much higher, as 443 is the port of HTTPS. */
const TLS_STEP = 443;

export class AppServer {
  readonly #library = new Library();
  readonly #observed: typeof session;
  readonly #gates: Gates;
  readonly store: SandboxStore;
  #middleware: ReturnType<typeof session>;
  #options: SessionOptions;
  #listening: Listening | null = null;
  #variants = TUTORIAL_APP;
  #cookies: RequestHandler;
  #app: Express | null = null;
  #born: Born = { IncomingMessage, ServerResponse };
  #trustProxy = false;
  #knownHost: string | null = null;
  readonly #tls: TlsDoor;

  /** Throws what express-session throws for options that it refuses. */
  constructor(
    options: SessionOptions,
    { sink, describe, gates, running, stores, certificate }: AppSurroundings,
  ) {
    const arrived: InstrumentHooks['arrived'] = (arrival, go, next) => gates.arrived(arrival, go, next);
    this.#observed = observeSession(this.#library.session, sink, { describe, running, arrived });
    this.#gates = gates;
    this.#options = options;
    this.store = new SandboxStore(stores, (store) => gates.gateStore(store));
    this.#middleware = this.#build(options);
    this.#cookies = chosenCookies(this.#variants, options.secret);
    this.#tls = new TlsDoor(certificate, (req, res) => this.#answer(req, res));
  }

  get port(): number {
    return this.#listening?.port ?? 0;
  }

  /** Where the same app answers over TLS. */
  get tlsPort(): number {
    return this.#tls.port;
  }

  get trustProxy(): boolean {
    return this.#trustProxy;
  }

  /** Sets Express's “trust proxy”: whether the one proxy in front is believed. */
  set trustProxy(on: boolean) {
    this.#trustProxy = on;
    this.#app?.set('trust proxy', on ? 1 : false);
  }

  get options(): SessionOptions {
    return this.#options;
  }

  /** The port that was asked for, where it was taken. */
  get portTaken(): number | null {
    return this.#listening?.taken ?? null;
  }

  /** Starts on these ports, or the next free ones. */
  async start(port: number, tlsPort: number = tlsPortBeside(port)): Promise<void> {
    this.#makeApp();
    const born = bornForNow(() => this.#born);
    const server = createServer({ maxHeaderSize: LIMITS.headerBytes, ...born }, (req, res) =>
      this.#answer(req, res),
    );
    this.#listening = await listen(server, port);
    await this.#tls.open(tlsPort);
  }

  /** The demo app as it was chosen, around whatever middleware stands here when a request comes. */
  #makeApp(): void {
    const session: RequestHandler = (req, res, next) => {
      const handOver = (error?: unknown) => (error ? next(error) : this.#gates.handler(req, next));
      this.#middleware(req, res, handOver);
    };
    const cookies: RequestHandler = (req, res, next) => this.#cookies(req, res, next);
    const app = chosenApp(session, this.#variants, cookies);
    app.disable('x-powered-by');
    app.disable('etag');
    this.#gates.gateResponses(app);
    app.use(errorPage);
    this.#app = app;
    this.#born = bornFor(app);
    this.trustProxy = this.#trustProxy;
  }

  #answer(req: IncomingMessage, res: ServerResponse): void {
    // Node writes the Date header from the real clock; the sandbox's may be ahead of it.
    if (clockOffset() !== 0) res.setHeader('Date', new Date().toUTCString());
    if (this.#isForUs(req.headers.host)) this.#app?.(req, res);
    else refuseHost(res);
  }

  /** Programs send the same name again and again, so the last one that was right is known. */
  #isForUs(host: string | undefined): boolean {
    if (host !== this.#knownHost && isLocalHost(host)) this.#knownHost = host ?? null;
    return host === this.#knownHost;
  }

  /** Rebuilds the middleware around the same store. Throws what express-session throws; then nothing changed. */
  setOptions(options: SessionOptions): void {
    this.#middleware = this.#build(options);
    this.#options = options;
    this.#cookies = chosenCookies(this.#variants, options.secret);
  }

  /** Which variants of the demo app run. */
  get variants(): AppVariants {
    return this.#variants;
  }

  /** Runs other variants of the demo app from the next request on, around the same store. */
  set variants(variants: AppVariants) {
    this.#variants = variants;
    this.#cookies = chosenCookies(variants, this.#options.secret);
    this.#makeApp();
  }

  /** Goes over to another store. Rejects with a sentence where it can't be reached; then nothing changed. */
  async setStore(place: StorePlace): Promise<void> {
    await this.store.use(place);
    this.#middleware = this.#build(this.#options);
  }

  /** Ends every connection and begins anew, with what the store keeps over a restart. */
  async restart(): Promise<void> {
    const { port, tlsPort } = this;
    await this.#stopListening();
    this.store.restart();
    this.#library.loadAnew();
    this.#middleware = this.#build(this.#options);
    await this.start(port, tlsPort);
  }

  async stop(): Promise<void> {
    await this.#stopListening();
    await this.store.close();
  }

  async #stopListening(): Promise<void> {
    await Promise.all([this.#listening?.close(), this.#tls.close()]);
    this.#listening = null;
  }

  #build(options: SessionOptions): ReturnType<typeof session> {
    return this.store.withMiddleware((store) => this.#observed({ ...libraryOptions(options), store }));
  }
}

const tlsPortBeside = (port: number) => (port === 0 || port + TLS_STEP > 65_535 ? 0 : port + TLS_STEP);

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
