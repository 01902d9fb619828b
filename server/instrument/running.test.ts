// Whose store calls are whose, by RunningInTurn: as long as a call lasts, and through the session after that.
import { setImmediate as turn } from 'node:timers/promises';
import type { Request, Response } from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { ObservedApp, put } from './observedApp.ts';
import { RunningInTurn } from './running.ts';

const options = { secret: 'a secret', resave: false, saveUninitialized: true };

let app: ObservedApp;
afterEach(() => app.close());

/** The app with one handler at "/", visited twice with the same cookie: the second time beside another visitor. */
async function callsOf(handler: (req: Request, res: Response) => unknown): Promise<string[]> {
  app = await ObservedApp.start(
    (express, observed) => {
      express.use(observed(options));
      express.get('/', (_req, res) => void res.send('first'));
      express.get('/it', handler);
    },
    { running: new RunningInTurn() },
  );
  const { cookie } = await app.visit('/');
  const [{ exchange }] = await Promise.all([
    app.visit('/it', { headers: { cookie } }),
    app.send('/it', { headers: { cookie } }),
  ]);
  await app.until(() => app.of('response.sent').length === 3);
  const calls = (id: number | null) =>
    app
      .of('store.called')
      .filter((event) => event.exchange === id)
      .map(({ caller, method }) => `${caller} ${method}`);
  expect(calls(exchange)).toEqual(calls(exchange + 1));
  expect(calls(null)).toEqual([]);
  return calls(exchange);
}

describe('in turn', () => {
  test.each([
    ['at once', (go: () => void) => go()],
    ['after a promise', (go: () => void) => void turn().then(go)],
  ])('a handler’s calls through its session are its own: %s', async (_when, when) => {
    const calls = await callsOf((req, res) =>
      when(() => {
        put(req, 'note', 1);
        req.session.save(() =>
          req.session.reload(() =>
            when(() =>
              req.session.regenerate(() =>
                when(() => req.session.reload(() => req.session.destroy(() => res.send('done')))),
              ),
            ),
          ),
        );
      }),
    );
    expect(calls).toEqual([
      'middleware get',
      'handler set',
      'handler get',
      'handler destroy',
      // Nobody has saved it: reload() answers that it isn't there.
      'handler get',
      'handler destroy',
    ]);
  });

  test('a session that was led back shows no new key, and its methods stay what they were', async () => {
    const seen: unknown[] = [];
    await callsOf((req, res) =>
      turn().then(() => {
        const { destroy, regenerate } = req.session;
        seen.push(
          Object.keys(req.session),
          [destroy.name, destroy.length],
          [regenerate.name, regenerate.length],
        );
        res.send('done');
      }),
    );
    expect(seen.slice(0, 3)).toEqual([['cookie'], ['destroy', 1], ['regenerate', 1]]);
  });

  test('a handler that calls the store by itself is told in its own turn, and is outside later', async () => {
    app = await ObservedApp.start(
      (express, observed) => {
        express.use(observed(options));
        express.get('/', (req, res) => {
          req.sessionStore.destroy('nobody');
          void turn().then(() => {
            req.sessionStore.destroy('nobody');
            res.send('done');
          });
        });
      },
      { running: new RunningInTurn() },
    );
    const { exchange } = await app.visit('/');
    const told = app.of('store.called').filter(({ method }) => method === 'destroy');
    expect(told.map(({ caller, exchange }) => [caller, exchange])).toEqual([
      ['handler', exchange],
      ['outside', null],
    ]);
  });
});
