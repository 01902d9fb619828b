/**
 * Listens to a response below and above the wrappers that express-session puts around it: below, for what
 * really leaves; above, for the moment before it decides. Arguments, answers and errors pass unchanged.
 */

import type { Response } from 'express';
import onHeaders from 'on-headers';
import type { Callable } from './callable.ts';
import type { Context } from './context.ts';
import type { Reporter } from './reporter.ts';
import type { SessionPass } from './sessionPass.ts';

/** Before express-session has seen the response. `counts`: this is the lowest layer, which counts the bytes. */
export function listenBelow(pass: SessionPass, res: Response, reporter: Reporter, counts: boolean): void {
  const { writeHead, write, end } = res;
  const { exchange } = pass;

  function headersLeave(this: unknown, ...args: unknown[]): unknown {
    reporter.attempt(() => {
      pass.movesOn();
      pass.answers.seeAtHeaders();
    });
    const result: unknown = Reflect.apply(writeHead, this, args);
    reporter.attempt(() => exchange.headersLeft(res));
    return result;
  }

  function bytesLeave(this: unknown, ...args: unknown[]): unknown {
    reporter.attempt(() => {
      pass.movesOn();
      if (counts) exchange.count(args[0], args[1]);
    });
    return Reflect.apply(write, this, args);
  }

  function lastBytesLeave(this: unknown, ...args: unknown[]): unknown {
    reporter.attempt(() => {
      pass.movesOn();
      if (counts) exchange.count(args[0], args[1]);
    });
    return Reflect.apply(end, this, args);
  }

  overlay(res, 'writeHead', headersLeave);
  overlay(res, 'write', bytesLeave);
  overlay(res, 'end', lastBytesLeave);
}

/** After express-session has wrapped the response, before anybody else has. */
export function listenAbove(pass: SessionPass, res: Response, context: Context): void {
  const { reporter } = context;
  const { end } = res;

  onHeaders(res, () => {
    reporter.attempt(() => pass.answers.expectAtHeaders());
  });

  overlay(res, 'end', function (this: unknown, ...args: unknown[]): unknown {
    if (!pass.ends()) return Reflect.apply(end, this, args);
    let result: unknown;
    try {
      result = context.call(pass, end, this, args);
    } catch (error) {
      pass.gaveUp();
      throw error;
    }
    reporter.attempt(() => pass.movesOn());
    return result;
  });
}

function overlay(res: Response, name: 'writeHead' | 'write' | 'end', value: Callable): void {
  Object.defineProperty(res, name, { value, configurable: true, enumerable: true, writable: true });
}
