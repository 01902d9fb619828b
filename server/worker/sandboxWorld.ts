/**
 * Inside a sandbox: its server, its browsers, its clock, and what each command does to them.
 */
import type { IncomingMessage } from 'node:http';
import { type AppChange, changedApp } from '#shared/appVariants.ts';
import type { HoldStation } from '#shared/holds.ts';
import { LIMITS } from '#shared/limits.ts';
import { changedOptions } from '#shared/optionChanges.ts';
import { type Refusal, refusal } from '#shared/refusal.ts';
import { RunningInTurn } from '../instrument/running.ts';
import { AppServer } from './appServer.ts';
import { Browsers } from './browsers.ts';
import { clockOffset, setClockOffset } from './clock.ts';
import type { Deprecations } from './deprecations.ts';
import { Gates } from './gates.ts';
import { Holds } from './holds.ts';
import { clearCookies, copyCookie, editCookie, readDocumentCookie, tamperWithCookie } from './jarCommands.ts';
import type { Certificate, Restore, WorkerCommand, WorkerStart } from './messages.ts';
import type { Recorder } from './recorder.ts';
import { StoreCommands, storeTold } from './storeCommands.ts';
import { Visits } from './visits.ts';

export class SandboxWorld {
  readonly #recorder: Recorder;
  readonly #deprecations: Deprecations;
  readonly #server: AppServer;
  readonly #holds: Holds;
  readonly #stores: StoreCommands;
  readonly #browsers: Browsers;
  readonly #visits: Visits;

  constructor(
    start: WorkerStart,
    recorder: Recorder,
    deprecations: Deprecations,
    certificate: () => Promise<Certificate>,
  ) {
    this.#recorder = recorder;
    this.#deprecations = deprecations;
    setClockOffset(start.clockOffsetMs);
    this.#holds = new Holds(recorder.record, start.holdMs, start.holding, () =>
      // The headers of what is held at its save leave right after.
      setImmediate(() => this.#visits.look()),
    );
    this.#visits = new Visits(this.#holds);
    // The demo app calls the store through req.session alone.
    const running = new RunningInTurn();
    this.#server = new AppServer(start.options, {
      sink: recorder.see,
      describe: (req) => this.#originOf(req),
      gates: new Gates(this.#holds, running),
      running,
      stores: storeTold(recorder.record),
      certificate,
    });
    this.#server.variants = start.app;
    this.#server.trustProxy = start.trustProxy;
    this.#stores = new StoreCommands(this.#server, recorder.record);
    this.#browsers = new Browsers(recorder, { doors: () => this.#doors, certificate }, start.after.visit);
    this.#browsers.replaceAll(start.browsers);
  }

  get port(): number {
    return this.#server.port;
  }

  get #doors() {
    return { port: this.port, tlsPort: this.#server.tlsPort };
  }

  /** Starts the server and says so in the trace. Answers the port asked for, where it was taken. */
  async start({ port, tlsPort, reason, store }: WorkerStart): Promise<number | null> {
    const tellStore = await this.#stores.open(store);
    await this.#server.start(port, tlsPort);
    if (typeof reason === 'object')
      this.#recorder.record({
        type: 'server.restarted',
        ...this.#doors,
        lost: reason.crashLost,
        after: 'crash',
        exchange: null,
      });
    else
      this.#recorder.record({
        type: 'sandbox.started',
        version: 1,
        ...this.#doors,
        store: 'memory',
        options: this.#server.options,
        clockOffsetMs: clockOffset(),
        browsers: this.#browsers.names,
        reason,
        exchange: null,
      });
    this.#deprecations.startIsTold();
    await tellStore();
    this.#browsers.watchExpiry();
    return this.#server.portTaken;
  }

  async stop(): Promise<void> {
    this.#browsers.close();
    this.#holds.abandon();
    await this.#server.stop();
  }

  /** Carries out a command; null where it is done. Never throws for what a person sent. */
  async execute(command: WorkerCommand): Promise<Refusal | null> {
    const refused = await this.#carryOut(command);
    this.#browsers.watchExpiry();
    return refused;
  }

  async #carryOut(command: WorkerCommand): Promise<Refusal | null> {
    switch (command.type) {
      case 'visit':
        return this.#browsers.with(command.browser, async (browser) => {
          const { method, path, form = null, crossSite, transport, wait } = command;
          await this.#visits.send(browser, { method, path, form, crossSite, transport }, wait);
          return null;
        });
      case 'setOptions':
        return this.#setOptions(command.options);
      case 'setApp':
        return this.#setApp(command);
      case 'setTrustProxy':
        return this.#setTrustProxy(command.on);
      case 'advanceClock':
        return this.#advanceClock(command.byMs);
      case 'restartServer':
        return this.#restartServer();
      case 'restore':
        return this.#restore(command);
      case 'setStore':
        return this.#stores.choose(command.place);
      case 'setStoreTrouble':
        this.#stores.setTrouble({ mode: command.mode, ms: command.ms });
        return null;
      case 'setHold':
        return this.#setHold(command.station, command.browser);
      case 'clearHold':
        this.#holds.clear(command.station);
        return null;
      case 'release':
        return this.#release(command.exchange);
      case 'setLatency': {
        const { handlerMs, storeMs } = command;
        this.#holds.setLatency({ handlerMs, storeMs });
        return null;
      }
      case 'clearCookies':
        return this.#browsers.with(command.browser, async (browser) => clearCookies(browser, command.name));
      case 'editCookie':
        return this.#browsers.with(command.browser, async (browser) => {
          const { name, value, change } = command;
          if (change !== undefined) return tamperWithCookie(browser, name, change);
          return editCookie(browser, name, value ?? '');
        });
      case 'copyCookie':
        return this.#browsers.with(
          command.from,
          (from) => this.#browsers.with(command.to, async (to) => copyCookie(from, to, command.name), 'to'),
          'from',
        );
      case 'readDocumentCookie':
        return this.#browsers.with(command.browser, async (browser) => readDocumentCookie(browser));
      case 'closeBrowser':
        return this.#browsers.with(command.browser, async (browser) => {
          browser.closeWindow();
          return null;
        });
      case 'settle':
        return this.#visits.settle();
      case 'addBrowser':
        return this.#browsers.add(command.browser);
      case 'removeBrowser':
        return this.#browsers.with(command.browser, (browser) => {
          const refused = this.#browsers.remove(browser);
          if (refused === null) this.#holds.forget(browser.name);
          return refused;
        });
    }
  }

  async #restartServer(): Promise<null> {
    this.#holds.abandon();
    this.#deprecations.startBegins();
    try {
      const lost = await this.#stores.restart();
      this.#recorder.record({
        type: 'server.restarted',
        ...this.#doors,
        lost,
        after: 'command',
        exchange: null,
      });
    } finally {
      this.#deprecations.startIsTold();
    }
    await this.#stores.survived();
    return null;
  }

  #setOptions(options: Parameters<AppServer['setOptions']>[0]): Refusal | null {
    const changed = changedOptions(this.#server.options, options);
    if (changed.length === 0) return null;
    try {
      this.#server.setOptions(options);
    } catch (error) {
      return refusal('bad-options', `express-session refused these options: ${messageOf(error)}.`, [
        'options',
      ]);
    }
    this.#recorder.record({ type: 'options.changed', options, changed, exchange: null });
    return null;
  }

  #setApp(change: AppChange): null {
    const { app, changed } = changedApp(this.#server.variants, change);
    if (changed.length === 0) return null;
    this.#server.variants = app;
    this.#recorder.record({ type: 'app.changed', app, changed, exchange: null });
    return null;
  }

  #setTrustProxy(on: boolean): null {
    if (this.#server.trustProxy === on) return null;
    this.#server.trustProxy = on;
    this.#recorder.record({ type: 'trust-proxy.changed', on, exchange: null });
    return null;
  }

  #advanceClock(byMs: number): Refusal | null {
    const offsetMs = clockOffset() + byMs;
    if (offsetMs > LIMITS.clockAheadMs)
      return refusal(
        'limit',
        'The clock can be at most 100 years ahead; reset the sandbox to begin at today.',
        ['byMs'],
      );
    setClockOffset(offsetMs);
    this.#recorder.record({ type: 'clock.advanced', byMs, offsetMs, exchange: null });
    return null;
  }

  async #setHold(station: HoldStation, browser: string | null): Promise<Refusal | null> {
    const hold = async () => {
      this.#holds.set({ station, browser });
      return null;
    };
    return browser === null ? hold() : this.#browsers.with(browser, hold);
  }

  #release(exchange: number | null): Refusal | null {
    if (this.#holds.release(exchange) || exchange === null) return null;
    return refusal(
      'not-held',
      `Exchange ${exchange} isn’t held; it has gone on already, or it never waited.`,
      ['exchange'],
    );
  }

  /** Puts everything back as a snapshot has it. Where that can't be, nothing has changed. */
  async #restore({ state, at, place }: Restore): Promise<Refusal | null> {
    const { options, app, trustProxy, clockOffsetMs, browsers, sessions } = state;
    const before = this.#server.options;
    try {
      this.#server.setOptions(options);
    } catch (error) {
      return refusal('bad-options', `express-session refused these options: ${messageOf(error)}.`, [
        'state',
        'options',
      ]);
    }
    const unavailable = await this.#stores.choose(place);
    if (unavailable !== null) {
      this.#server.setOptions(before);
      return unavailable;
    }
    this.#holds.abandon();
    this.#browsers.close();
    this.#server.trustProxy = trustProxy;
    this.#server.variants = app;
    this.#deprecations.startBegins();
    try {
      await this.#server.restart();
      setClockOffset(clockOffsetMs);
      this.#browsers.replaceAll(browsers);
      const told = { at, ...this.#doors, trustProxy, app, options, clockOffsetMs, browsers };
      this.#recorder.record({ type: 'sandbox.restored', ...told, exchange: null });
    } finally {
      this.#deprecations.startIsTold();
    }
    await this.#stores.refill(sessions);
    return null;
  }

  #originOf(req: IncomingMessage) {
    const sender = this.#browsers.senderOf(req);
    if (sender !== undefined) this.#visits.arrived(sender.exchange);
    return sender ?? { browser: null, visit: null, exchange: this.#recorder.nextExchange() };
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
