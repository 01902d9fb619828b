import { sign } from 'cookie-signature';
import type { Request } from 'express';
import { afterEach, describe, expect, test } from 'vitest';
import { ObservedApp, put } from './observedApp.ts';

let app: ObservedApp;
afterEach(() => app.close());

const note = (req: Request) => put(req, 'note', 'here');
const start = (routes: Parameters<typeof ObservedApp.start>[0]) =>
  ObservedApp.start((express, observed) => {
    express.use(observed({ secret: 'a secret', resave: false, saveUninitialized: false }));
    routes(express, observed);
  });

describe('cookies of the app', () => {
  test('are told apart from the library’s, in wire order', async () => {
    app = await start((express) => {
      express.get('/', (req, res) => {
        note(req);
        res.cookie('theme', 'dark').send('hello');
      });
    });
    const { story } = await app.visit('/');
    expect(story.filter((line) => line.startsWith('Set-Cookie'))).toEqual([
      'Set-Cookie theme by app',
      'Set-Cookie connect.sid by express-session',
    ]);
  });

  test('are told apart even where they have the library’s name', async () => {
    app = await start((express) => {
      express.get('/both', (req, res) => {
        note(req);
        res.cookie('connect.sid', 's:rival.signature').send('hello');
      });
      express.get('/own', (_req, res) => void res.clearCookie('connect.sid').send('hello'));
    });
    const cookies = (story: string[]) => story.filter((line) => line.startsWith('Set-Cookie'));
    const both = await app.visit('/both');
    expect(cookies(both.story)).toEqual([
      'Set-Cookie connect.sid by app',
      'Set-Cookie connect.sid by express-session',
    ]);
    expect(app.of('cookie.set').map(({ sid }) => sid)).toEqual(['rival', app.of('store.set')[0]?.sid]);
    expect(cookies((await app.visit('/own')).story)).toEqual(['Set-Cookie connect.sid by app']);
  });

  test('count although they came with writeHead()', async () => {
    app = await start((express) => {
      express.get('/', (req, res) => {
        note(req);
        res.writeHead(200, { 'Set-Cookie': ['a=1', 'b=2'] });
        res.end();
      });
    });
    const { story } = await app.visit('/');
    expect(story.filter((line) => line.startsWith('Set-Cookie'))).toEqual([
      'Set-Cookie a by app',
      'Set-Cookie b by app',
      'Set-Cookie connect.sid by express-session',
    ]);
  });

  test.each(['set before', 'given to writeHead'])(
    'count as the app’s even where they carry the same session, %s',
    async (how) => {
      app = await start((express) => {
        express.get('/', (req, res) => {
          const value = `connect.sid=${encodeURIComponent(`s:${sign(req.sessionID, 'a secret')}`)}; Path=/own`;
          if (how === 'set before') res.setHeader('Set-Cookie', value);
          else res.writeHead(200, { 'Set-Cookie': value });
          res.end();
        });
      });
      const { story } = await app.visit('/');
      expect(story).toContain('set-cookie? no');
      expect(story).toContain('Set-Cookie connect.sid by app');
    },
  );
});
