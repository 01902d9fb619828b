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

/** The methods of a response that can be laid over. */
interface Layer {
  writeHead: Callable;
  write: Callable;
  end: Callable;
}

/** Before express-session has seen the response. `counts`: this is the lowest layer, which counts the bytes. */
export function listenBelow(pass: SessionPass, res: Response, reporter: Reporter, counts: boolean): void {
  const below: Layer = res;
  const { writeHead, write, end } = below;
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

  below.writeHead = headersLeave;
  below.write = bytesLeave;
  below.end = lastBytesLeave;
}

/** After express-session has wrapped the response, before anybody else has. */
export function listenAbove(pass: SessionPass, res: Response, context: Context): void {
  const { reporter } = context;
  const above: Layer = res;
  const { writeHead, end } = above;
  let asked = false;

  const expect = () => {
    if (!asked) reporter.attempt(() => pass.answers.expectAtHeaders());
    asked = true;
  };

  function headersAsked(this: unknown, ...args: unknown[]): unknown {
    if (args.length > 1) return Reflect.apply(afterHeadersOf(res, writeHead, expect), this, args);
    expect();
    return Reflect.apply(writeHead, this, args);
  }

  function endAsked(this: unknown, ...args: unknown[]): unknown {
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
  }

  above.writeHead = headersAsked;
  above.end = endAsked;
}

/** Headers given to writeHead() count as set before the library asks; on-headers, which it uses itself, sees to that. */
function afterHeadersOf(res: Response, writeHead: Callable, listener: () => void): Callable {
  const carrier: Response = Object.create(res, { writeHead: { value: writeHead, writable: true } });
  onHeaders(carrier, listener);
  return carrier.writeHead;
}
