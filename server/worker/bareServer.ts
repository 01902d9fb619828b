/** For the tests of the options: the bare express-session behind a real port, and what it sets. */
import { createServer } from 'node:http';
import express from 'express';
import session from 'express-session';
import { onTestFinished } from 'vitest';
import { listen } from '../listen.ts';

interface Visit {
  status: number;
  body: string;
  /** The attributes of the session cookie after its value, or null where none was set. */
  attributes: string[] | null;
  name: string | null;
  id: string | null;
  cookie: string;
}

/** Runs the bare library with these options on a real port until the test is over. */
export async function serve(given: session.SessionOptions, store = new session.MemoryStore()) {
  const app = express().set('env', 'test');
  app.use(session({ ...given, store }));
  app.get('/change', (req, res) => {
    Reflect.set(req.session, 'changed', true);
    res.send('changed');
  });
  app.get('/unset', (req, res) => {
    Reflect.set(req, 'session', null);
    res.send('unset');
  });
  app.all('/{*any}', (req, res) => void res.send(req.session === undefined ? 'no session' : 'session'));
  const server = await listen(createServer(app), 0);
  onTestFinished(() => server.close());
  const visit = async (path = '/', headers: Record<string, string> = {}, method = 'GET'): Promise<Visit> => {
    const response = await fetch(`http://127.0.0.1:${server.port}${path}`, { headers, method });
    const [pair = '', ...attributes] = (response.headers.get('set-cookie') ?? '').split('; ');
    const [name = null, value = ''] = pair === '' ? [] : pair.split('=');
    return {
      status: response.status,
      body: await response.text(),
      attributes: pair === '' ? null : attributes,
      name,
      id: pair === '' ? null : (/^s:(.*)\./.exec(decodeURIComponent(value))?.[1] ?? null),
      cookie: pair,
    };
  };
  const saved = () =>
    new Promise<number>((resolve) => void store.length((_error, length) => resolve(length ?? 0)));
  return { visit, saved };
}
