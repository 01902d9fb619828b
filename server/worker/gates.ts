/**
 * The places of the sandbox's server where a request can be made to wait: before express-session, around its store,
 * before the handler, before the last byte. They lie around the library, which stays as it is; while nothing is to be
 * waited for they let everything through at once. How long a wait is, holds.ts knows.
 */
import type { Express, NextFunction, Request, Response } from 'express';
import type { Store } from 'express-session';
import type { HoldStation } from '#shared/holds.ts';
import { type Callable, isCallable } from '../instrument/callable.ts';
import type { Arrival } from '../instrument/instrumentSession.ts';
import type { Running } from '../instrument/running.ts';
import type { Holds } from './holds.ts';
import { Passage } from './passage.ts';

/** The store's calls of a request, and where a person sees them. */
const STORE_STATIONS: readonly [method: string, station: HoldStation][] = [
  ['get', 'load-session'],
  ['set', 'save'],
  ['touch', 'save'],
  ['destroy', 'save'],
];

export class Gates {
  readonly #holds: Holds;
  /** Whose call reaches a store: the instrument's knowledge, since it stands right above. */
  readonly #running: Running;
  readonly #passages = new WeakMap<Request, Passage>();

  constructor(holds: Holds, running: Running) {
    this.#holds = holds;
    this.#running = running;
  }

  /** Before express-session gets the request; `go` hands it over. */
  arrived(arrival: Arrival, go: () => unknown, next: NextFunction): unknown {
    const passage = new Passage(arrival, this.#holds.run);
    this.#passages.set(arrival.req, passage);
    const waits = this.#holds.wait('read-cookie', passage);
    return waits === null ? go() : waits.then(go).catch(next);
  }

  /** Between express-session and the app behind it. */
  handler(req: Request, next: NextFunction): void {
    const passage = this.#passages.get(req);
    const waits = passage === undefined ? null : this.#holds.wait('handler', passage);
    if (waits === null) next();
    else void waits.then(() => next());
  }

  /** Puts the gate before the last byte into every response of an app, below whatever is laid over a single one. */
  gateResponses(app: Express): void {
    const responses: { end: Callable } = app.response;
    const { end } = responses;
    const gate = this;
    responses.end = function (this: Response, ...args: unknown[]): unknown {
      const passage = gate.#passages.get(this.req);
      if (passage === undefined || !gate.#holds.stops('respond', passage))
        return Reflect.apply(end, this, args);
      sendHeaders(this, args[0], args[1]);
      void gate.#holds.wait('respond', passage)?.then(() => Reflect.apply(end, this, args));
      return this;
    };
  }

  /** Puts the gates into a store, in place, below whoever listens to it; a method that it hasn't got, it doesn't get. */
  gateStore<S extends Store>(store: S): S {
    for (const [method, station] of STORE_STATIONS) {
      const original: unknown = Reflect.get(store, method);
      if (!isCallable(original)) continue;
      const gate = this;
      const gated = function (this: unknown, ...args: unknown[]): unknown {
        const { pass } = gate.#running;
        const passage = pass === undefined ? undefined : gate.#passages.get(pass.req);
        if (passage === undefined) return Reflect.apply(original, this, args);
        const waits = gate.#holds.wait(station, passage);
        if (waits === null) return Reflect.apply(original, this, args);
        const kept = args.map(asItIsNow);
        return waits.then(() => Reflect.apply(original, this, kept)).catch((error) => failed(kept, error));
      };
      Object.defineProperty(store, method, { value: gated, configurable: true, writable: true });
    }
    return store;
  }
}

/** A session is written as it was at the call, as by a store that sends it over a network. */
const asItIsNow = (arg: unknown): unknown =>
  typeof arg === 'object' && arg !== null ? JSON.parse(JSON.stringify(arg)) : arg;

/** Whoever waits for the store's answer is told the error that the store threw at once. */
function failed(args: readonly unknown[], error: unknown): unknown {
  const last = args.at(-1);
  if (!isCallable(last)) throw error;
  return Reflect.apply(last, null, [error]);
}

/** Lets the headers leave before the body, with the length that Node would have given them. */
function sendHeaders(res: Response, chunk: unknown, encoding: unknown): void {
  if (res.headersSent) return;
  const hasBody = res.req.method !== 'HEAD' && res.statusCode !== 204 && res.statusCode !== 304;
  if (hasBody && !res.hasHeader('Content-Length') && !res.hasHeader('Transfer-Encoding'))
    res.setHeader('Content-Length', lengthOf(chunk, encoding));
  res.flushHeaders();
}

function lengthOf(chunk: unknown, encoding: unknown): number {
  if (ArrayBuffer.isView(chunk)) return chunk.byteLength;
  if (typeof chunk !== 'string') return 0;
  return Buffer.byteLength(
    chunk,
    typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8',
  );
}
