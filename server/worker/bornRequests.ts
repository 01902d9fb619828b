/**
 * Requests and responses that are born with the prototypes that Express gives them. Node's own get them afterwards, which
 * costs V8 a hidden class for each single object, and another for each property that is added to it: more than half of
 * the time of a small request (Node 20). Where a prototype is right already, Express leaves it alone.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import type { Express } from 'express';

/** Options for Node's createServer(). */
export interface Born {
  IncomingMessage: typeof IncomingMessage;
  ServerResponse: typeof ServerResponse<IncomingMessage>;
}

/** What an app's requests and responses are born as. The app gives just these prototypes from now on. */
export function bornFor(app: Express): Born {
  // V8 knows the first shape of what comes only where a class is derived from the one that makes it.
  class BornRequest extends IncomingMessage {}
  class BornResponse extends ServerResponse {}
  const { request, response } = app;
  Object.setPrototypeOf(BornRequest.prototype, request);
  Object.setPrototypeOf(BornResponse.prototype, response);
  Object.assign(app, { request: BornRequest.prototype, response: BornResponse.prototype });
  return { IncomingMessage: BornRequest, ServerResponse: BornResponse };
}

/** The same for a server whose app changes: whatever comes is born for the one that there is at that moment. */
export const bornForNow = (born: () => Born): Born => ({
  IncomingMessage: new Proxy(IncomingMessage, {
    construct: (_, args): object => Reflect.construct(born().IncomingMessage, args),
  }),
  ServerResponse: new Proxy<Born['ServerResponse']>(ServerResponse, {
    construct: (_, args): object => Reflect.construct(born().ServerResponse, args),
  }),
});
