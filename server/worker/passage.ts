/** A request on its way through the sandbox's server: what holds and the people who set them want to know of it. */
import type { Request, Response } from 'express';
import type { Arrival } from '../instrument/instrumentSession.ts';

export class Passage {
  readonly exchange: number;
  readonly browser: string | null;
  /** The server that it came to: a restart makes another. */
  readonly run: number;
  readonly #req: Request;
  readonly #res: Response;

  constructor({ exchange, browser, req, res }: Arrival, run: number) {
    this.exchange = exchange;
    this.browser = browser;
    this.run = run;
    this.#req = req;
    this.#res = res;
  }

  get method(): string {
    return this.#req.method;
  }

  get path(): string {
    return this.#req.originalUrl;
  }

  /** Whether the browser has been sent on to another page, so that it doesn't wait for the rest. */
  get redirects(): boolean {
    return this.#res.headersSent && this.#res.hasHeader('Location');
  }
}
