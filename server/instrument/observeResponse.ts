/**
 * Listens to a response right above the wrappers that express-session puts around it: to what reaches the library,
 * and to what has become of it when the library is through. Arguments, answers and errors pass unchanged.
 */
import type { Response } from 'express';
import onHeaders from 'on-headers';
import type { Callable } from './callable.ts';
import type { Context } from './context.ts';
import type { SessionPass } from './sessionPass.ts';

/** The methods of a response that are laid over. */
interface Layer {
  writeHead: Callable;
  write: Callable;
  end: Callable;
}

/**
 * To be called after express-session has wrapped the response, or has let it pass, and before anybody else does.
 * `counts`: this is the first layer on the response, which counts its bytes.
 */
export function listen(pass: SessionPass, res: Response, context: Context, counts: boolean): void {
  const { reporter } = context;
  const { exchange } = pass;
  const layer: Layer = res;
  const { writeHead, write, end } = layer;
  let asked = false;

  const expect = () => {
    if (asked) return;
    asked = true;
    reporter.attempt(() => pass.headersAsked());
  };

  layer.writeHead = function (this: unknown, ...args: unknown[]): unknown {
    exchange.enterHeaders();
    let result: unknown;
    try {
      if (args.length > 1) result = Reflect.apply(onceHeadersAreSet(res, writeHead, expect), this, args);
      else {
        expect();
        result = Reflect.apply(writeHead, this, args);
      }
    } catch (error) {
      exchange.refuseHeaders();
      throw error;
    }
    reporter.attempt(() => pass.headersLeft());
    return result;
  };

  layer.end = function (this: unknown, ...args: unknown[]): unknown {
    const first = pass.ends();
    if (first && counts) reporter.attempt(() => exchange.count(args[0], args[1]));
    if (!first) return Reflect.apply(end, this, args);
    let result: unknown;
    try {
      result = context.running.call(pass, end, this, args);
    } catch (error) {
      pass.gaveUp();
      throw error;
    }
    reporter.attempt(() => pass.movesOn());
    return result;
  };

  if (!counts) return;
  layer.write = function (this: unknown, ...args: unknown[]): unknown {
    reporter.attempt(() => exchange.count(args[0], args[1]));
    return Reflect.apply(write, this, args);
  };
}

/** Headers given to writeHead() count as set before the library asks; on-headers, which it uses itself, sees to that. */
function onceHeadersAreSet(res: Response, writeHead: Callable, listener: () => void): Callable {
  const carrier: Response = Object.create(res, { writeHead: { value: writeHead, writable: true } });
  onHeaders(carrier, listener);
  return carrier.writeHead;
}
