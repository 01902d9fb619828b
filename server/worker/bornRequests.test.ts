import { createServer, IncomingMessage, ServerResponse } from 'node:http';
import express, { type Express } from 'express';
import { describe, expect, it, onTestFinished } from 'vitest';
import { listen } from '../listen.ts';
import { type Born, bornFor, bornForNow } from './bornRequests.ts';

/** An app that says its name. */
function appNamed(name: string): Express {
  const app = express();
  app.get(
    '/',
    (req, res) => void res.json({ name, query: req.query, sameApp: req.app === app && res.app === app }),
  );
  return app;
}

async function serve(app: () => Express | null, born: Born) {
  const seen: { req: IncomingMessage; res: ServerResponse; prototypes: unknown[] }[] = [];
  const server = createServer(born, (req, res) => {
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
    const { seen, ask } = await serve(() => app, bornFor(app));
    expect(JSON.parse(await ask())).toEqual({ name: 'one', query: { a: 'b' }, sameApp: true });
    expect(seen[0]?.prototypes[0]).toBe(app.request);
    expect(seen[0]?.prototypes[1]).toBe(app.response);
  });

  it('is Node’s own kind of request and response, and Express’s', async () => {
    const app = appNamed('one');
    const { seen, ask } = await serve(() => app, bornFor(app));
    await ask();
    const { req, res } = seen[0] ?? {};
    expect(req).toBeInstanceOf(IncomingMessage);
    expect(res).toBeInstanceOf(ServerResponse);
    expect(Object.prototype.isPrototypeOf.call(express.request, req ?? {})).toBe(true);
    expect(Object.prototype.isPrototypeOf.call(express.response, res ?? {})).toBe(true);
  });

  it('keeps what the app had put on its prototypes, and what it puts there later', async () => {
    const app = express();
    Reflect.set(app.response, 'early', () => 'early');
    const born = bornFor(app);
    Reflect.set(app.response, 'late', () => 'late');
    app.get('/', (_req, res) => {
      const said = ['early', 'late'].map((name) => Reflect.apply(Reflect.get(res, name), res, []));
      res.send(said.join(' '));
    });
    const { ask } = await serve(() => app, born);
    expect(await ask()).toBe('early late');
  });

  it('is born for the app that there is when it comes', async () => {
    const apps = [appNamed('one'), appNamed('two')];
    const borns = apps.map((app) => bornFor(app));
    const node: Born = { IncomingMessage, ServerResponse };
    let at = 0;
    const { seen, ask } = await serve(
      () => apps[at] ?? null,
      bornForNow(() => borns[at] ?? node),
    );
    for (const name of ['one', 'two']) {
      expect(JSON.parse(await ask())).toMatchObject({ name, sameApp: true });
      expect(seen[at]?.prototypes[0]).toBe(apps[at]?.request);
      at += 1;
    }
    expect(await ask()).toBe('nobody');
    expect(seen[2]?.prototypes).toEqual([IncomingMessage.prototype, ServerResponse.prototype]);
  });
});
