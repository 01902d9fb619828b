import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../listen.ts';
import { bornFor } from './bornRequests.ts';

/** An app that says its name. */
function appNamed(name: string): Express {
  const app = express();
  app.get(
    '/',
    (req, res) => void res.json({ name, query: req.query, sameApp: req.app === app && res.app === app }),
  );
  return app;
}

async function serve(app: () => Express | null) {
  const seen: { req: IncomingMessage; res: ServerResponse; prototypes: unknown[] }[] = [];
  const server = createServer(bornFor(app), (req, res) => {
    // As they came, before the app could change anything.
    seen.push({ req, res, prototypes: [Object.getPrototypeOf(req), Object.getPrototypeOf(res)] });
    const served = app();
    if (served === null) res.end('nobody');
    else served(req, res);
  });
  const { port, close } = await listen(server, 0);
  onTestFinished(close);
  return { seen, ask: async () => (await fetch(`http://127.0.0.1:${port}/?a=b`)).text() };
}

describe('a request born for an app', () => {
  it('has the prototypes of the app before the app gets it', async () => {
    const app = appNamed('one');
    const { seen, ask } = await serve(() => app);
    expect(JSON.parse(await ask())).toEqual({ name: 'one', query: { a: 'b' }, sameApp: true });
    expect(seen[0]?.prototypes[0]).toBe(app.request);
    expect(seen[0]?.prototypes[1]).toBe(app.response);
  });

  it('is Node’s own kind of request and response', async () => {
    const app = appNamed('one');
    const { seen, ask } = await serve(() => app);
    await ask();
    expect(seen[0]?.req).toBeInstanceOf(IncomingMessage);
    expect(seen[0]?.res).toBeInstanceOf(ServerResponse);
  });

  it('is born for the app that there is when it comes', async () => {
    const apps = [appNamed('one'), appNamed('two'), null];
    let at = 0;
    const { seen, ask } = await serve(() => apps[at] ?? null);
    expect(JSON.parse(await ask())).toMatchObject({ name: 'one', sameApp: true });
    at = 1;
    expect(JSON.parse(await ask())).toMatchObject({ name: 'two', sameApp: true });
    at = 2;
    expect(await ask()).toBe('nobody');
    expect(seen[2]?.prototypes[0]).toBe(IncomingMessage.prototype);
  });
});
