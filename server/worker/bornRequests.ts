/**
 * Requests and responses that are born with the prototypes that Express gives them. Node's own get them afterwards, which
 * costs V8 a hidden class for each single object, and another for each property that is added to it: more than half of
 * the time of a small request (Node 20). Where a prototype is right already, Express leaves it alone.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';

type Class = new (...args: never[]) => object;

/** Options for Node's createServer(): whatever comes is born for the app that there is at that moment. */
export const bornFor = (app: () => Express | null) => ({
  IncomingMessage: bornWith(IncomingMessage, () => app()?.request),
  ServerResponse: bornWith<typeof ServerResponse<IncomingMessage>>(ServerResponse, () => app()?.response),
});

/** The class, whose objects have that prototype, or its own where there is none. */
function bornWith<T extends Class>(base: T, prototype: () => object | undefined): T {
  let born = classWith(base.prototype);
  return new Proxy(base, {
    construct(target, args): object {
      const wanted = prototype() ?? base.prototype;
      if (born.prototype !== wanted) born = classWith(wanted);
      return Reflect.construct(target, args, born);
    },
  });
}

/** Only its prototype is ever asked for. */
const classWith = (prototype: object) =>
  Object.defineProperty(function born() {}, 'prototype', { value: prototype });
