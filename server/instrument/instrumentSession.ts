/**
 * instrumentSession(): express-session as it is, and everything it does told to a sink. Usable alone: it knows
 * nothing of sandboxes or sockets, and an error in here never reaches a response.
 */
import type { CipherKey } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type session from 'express-session';
import type { TraceSink } from '#shared/trace.ts';
import { Context } from './context.ts';
import { Exchange, type ExchangeOrigin } from './exchange.ts';
import type { Settings } from './libraryMemory.ts';
import { listen } from './observeResponse.ts';
import { StoreObserver } from './observeStore.ts';
import { hearingReadiness, type Readiness } from './readiness.ts';
import { Reporter } from './reporter.ts';
import { type Running, RunningThroughout } from './running.ts';
import { SessionPass } from './sessionPass.ts';
import { factsOf, type SightingSink } from './sighting.ts';

export type { ExchangeOrigin } from './exchange.ts';

export interface InstrumentHooks {
  /** Who a request comes from; without it every request is from outside and numbered from 1. */
  describe?: (req: IncomingMessage) => ExchangeOrigin;
  /** How it is known which request a store call belongs to; RunningThroughout without it. */
  running?: Running;
  /** Epoch ms, by the clock that the stores go by; the global Date without it. */
  now?: () => number;
  /**
   * Called when a request has been told and before the library gets it: `go` hands it over, at once or later.
   * Without it every request is handed over at once.
   */
  arrived?: (arrival: Arrival, go: () => unknown, next: NextFunction) => unknown;
}

/** A request that the library has not got yet. */
export interface Arrival {
  exchange: number;
  browser: string | null;
  req: Request;
  res: Response;
}

const OUTSIDE: ExchangeOrigin = { browser: null, visit: null };

/**
 * Gives back something with the shape and behaviour of express-session: call it with the same options, find
 * Store, MemoryStore, Cookie and Session on it. `sink` takes one fact at a time, in the order they happened;
 * should it throw, it gets one `warning` and the request goes on.
 */
export function instrumentSession(
  library: typeof session,
  sink: TraceSink,
  hooks: InstrumentHooks = {},
): typeof session {
  return observeSession(library, toldTo(sink), hooks);
}

/** The same, for whoever finds the words later: `sink` takes sightings, and factsOf() says what each stands for. */
export function observeSession(
  library: typeof session,
  sink: SightingSink,
  hooks: InstrumentHooks = {},
): typeof session {
  const instrument = new Instrument(new Reporter(sink), hooks);
  return new Proxy(library, {
    apply: (target, self, [options]: [session.SessionOptions?]) =>
      instrument.middleware(target, self, options),
  });
}

/** Tells a sink each fact of a sighting, also after one that it threw at; its first error is passed on. */
function toldTo(sink: TraceSink): SightingSink {
  return (sighting) => {
    let failure: { error: unknown } | null = null;
    for (const fact of factsOf(sighting)) {
      try {
        sink(fact);
      } catch (error) {
        failure ??= { error };
      }
    }
    if (failure !== null) throw failure.error;
  };
}

class Instrument {
  readonly #context: Context;
  readonly #stores: StoreObserver;
  readonly #describe: (req: IncomingMessage) => ExchangeOrigin;
  readonly #arrived: InstrumentHooks['arrived'];
  /** Exchanges of requests that the library has not got yet. */
  readonly #begun = new WeakMap<Request, Exchange>();
  #counted = 0;

  constructor(reporter: Reporter, { describe, now, running, arrived }: InstrumentHooks) {
    this.#arrived = arrived;
    this.#context = new Context(reporter, now ?? (() => Date.now()), running ?? new RunningThroughout());
    this.#stores = new StoreObserver(this.#context);
    this.#describe = describe ?? (() => OUTSIDE);
  }

  /** What session(options) answers, listened to. Throws what it throws. */
  middleware(library: typeof session, self: unknown, given?: session.SessionOptions): RequestHandler {
    // The library would make the same store by itself, out of sight.
    const store = given?.store ?? new library.MemoryStore();
    const options = given?.store
      ? given
      : Object.create(given ?? {}, { store: { value: store, enumerable: true } });
    const { reporter } = this.#context;
    reporter.attempt(() => this.#stores.observe(store));
    const make = (): RequestHandler => Reflect.apply(library, self, [options]);
    const { made, readiness } = hearingReadiness(store, make);
    reporter.attempt(() => this.#stores.observeGenerate(store));
    return this.#listening(made, settingsOf(options), readiness);
  }

  #listening(real: RequestHandler, settings: Settings, readiness: Readiness): RequestHandler {
    const context = this.#context;
    const begin = (req: Request, res: Response) => this.#begin(req, res, settings, readiness);
    const session = function (this: unknown, req: Request, res: Response, next: NextFunction): unknown {
      const pass = context.reporter.attempt(() => begin(req, res));
      if (!pass) return Reflect.apply(real, this, [req, res, next]);
      const passOn = function (this: unknown, ...args: unknown[]): unknown {
        context.reporter.attempt(() => pass.passesOn(args[0]));
        const result: unknown = Reflect.apply(next, this, args);
        if (context.running.forgets) context.reporter.attempt(() => pass.turnIsOver(context.running));
        return result;
      };
      try {
        return context.running.call(pass, real, this, [req, res, passOn]);
      } catch (error) {
        context.reporter.attempt(() => pass.threw(error));
        throw error;
      }
    };
    const arrived = this.#arrived;
    if (arrived === undefined) return session;
    const arrive = (req: Request, res: Response) => this.#arrive(req, res);
    return function (this: unknown, req: Request, res: Response, next: NextFunction): unknown {
      const go = () => Reflect.apply(session, this, [req, res, next]);
      const arrival = context.reporter.attempt(() => arrive(req, res));
      return arrival ? arrived(arrival, go, next) : go();
    };
  }

  /** Tells that a request is here; null where an earlier middleware has. */
  #arrive(req: Request, res: Response): Arrival | null {
    if (this.#context.passOf(req) !== undefined) return null;
    const origin = this.#originOf(req);
    const exchange = this.#beginExchange(req, res, origin);
    this.#begun.set(req, exchange);
    return { exchange: exchange.id, browser: origin.browser, req, res };
  }

  /** A pass for this request, or null where the library is going to step aside because of an earlier one. */
  #begin(req: Request, res: Response, settings: Settings, { ready }: Readiness): SessionPass | null {
    const { reporter } = this.#context;
    const known = this.#context.passOf(req);
    if (known !== undefined && req.session) {
      known.skipped('session-exists');
      return null;
    }
    const exchange =
      known?.exchange ?? this.#begun.get(req) ?? this.#beginExchange(req, res, this.#originOf(req));
    const first = known === undefined;
    const hear = (heard: SessionPass) => listen(heard, res, this.#context, first);
    const pass = new SessionPass(exchange, reporter, settings, { req, res, storeReady: ready, listen: hear });
    this.#context.enter(req, pass);
    return pass;
  }

  #originOf(req: Request): ExchangeOrigin {
    return this.#context.reporter.attempt(() => this.#describe(req)) ?? OUTSIDE;
  }

  #beginExchange(req: Request, res: Response, origin: ExchangeOrigin): Exchange {
    const { reporter } = this.#context;
    const exchange = new Exchange(origin.exchange ?? this.#nextNumber(), req, reporter);
    res.on('close', () => reporter.attempt(() => exchange.closed(res)));
    exchange.begin(req, req.originalUrl ?? req.url, origin);
    return exchange;
  }

  #nextNumber(): number {
    this.#counted += 1;
    return this.#counted;
  }
}

/** Reads the options as the library does at the top of session(). */
function settingsOf(options: session.SessionOptions & { key?: string }): Settings {
  const { secret, store } = options;
  return {
    // Whatever it is, the library uses it as the name of a property.
    name: String(options.name || options.key || 'connect.sid'),
    secrets: secret ? listOf(secret) : null,
    resave: options.resave === undefined || Boolean(options.resave),
    saveUninitialized: options.saveUninitialized === undefined || Boolean(options.saveUninitialized),
    rolling: Boolean(options.rolling),
    unsetDestroy: options.unset === 'destroy',
    proxy: options.proxy,
    storeHasTouch: typeof store?.touch === 'function',
  };
}

const listOf = (secret: CipherKey | CipherKey[]): CipherKey[] => (Array.isArray(secret) ? secret : [secret]);
