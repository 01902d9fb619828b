/**
 * For the proof of fidelity: what the handlers of the twin apps do with a session and a response, from the everyday to
 * the odd. Each is told apart by its name, which is its path.
 */
import type { Request, Response } from 'express';
import { got, put } from './observedApp.ts';

export const HANDLERS = {
  read: (req: Request, res: Response) => void res.send(`read ${got(req, 'note')}`),
  change: (req: Request, res: Response) => {
    if (req.session) put(req, 'note', Number(got(req, 'note') ?? 0) + 1);
    res.send('changed');
  },
  same: (req: Request, res: Response) => {
    put(req, 'note', got(req, 'note'));
    res.send('assigned the same');
  },
  touch: (req: Request, res: Response) => void res.send(String(Boolean(req.session.touch()))),
  maxAge: (req: Request, res: Response) => {
    req.session.cookie.maxAge = 5000;
    res.send('shorter');
  },
  noExpiry: (req: Request, res: Response) => {
    req.session.cookie.expires = null;
    res.send('a cookie until the browser closes');
  },
  secureNow: (req: Request, res: Response) => {
    req.session.cookie.secure = true;
    put(req, 'note', 'secret');
    res.send('secure from now on');
  },
  unwritable: (req: Request, res: Response) => {
    req.session.cookie.path = '/;';
    put(req, 'note', 'never sent');
    res.send('a cookie that can’t be written');
  },
  login: (req: Request, res: Response) => {
    req.session.regenerate((error) => {
      if (error) return void res.status(500).send(`not logged in: ${error}`);
      put(req, 'userid', 'user1');
      req.session.save(() => res.redirect('/read'));
    });
  },
  logout: (req: Request, res: Response) => {
    req.session.destroy(() => res.clearCookie('connect.sid').redirect('/read'));
  },
  waits: (req: Request, res: Response) => {
    const before = Number(got(req, 'note') ?? 0);
    setImmediate(() => {
      if (req.session) put(req, 'note', before + 1);
      res.send('changed a moment later');
    });
  },
  save: (req: Request, res: Response) => {
    put(req, 'note', 'saved');
    req.session.save((error) => res.send(`saved ${error}`));
  },
  saveOnly: (req: Request, res: Response) => void req.session.save((error) => res.send(`saved ${error}`)),
  saveTwice: (req: Request, res: Response) => {
    put(req, 'note', 'saved once');
    req.session.save(() => req.session.save((error) => res.send(`saved twice ${error}`)));
  },
  saveAndGo: (req: Request, res: Response) => {
    put(req, 'note', 'saved without waiting');
    req.session.save();
    res.redirect('/read');
  },
  saveThenChange: (req: Request, res: Response) => {
    put(req, 'note', 'saved');
    req.session.save(() => {
      put(req, 'note', 'changed after the save');
      res.send('saved, then changed');
    });
  },
  setDirectly: (req: Request, res: Response) => {
    put(req, 'note', 'set');
    Reflect.apply(req.sessionStore.set, req.sessionStore, [
      req.sessionID,
      req.session,
      () => res.send('set past save()'),
    ]);
  },
  reload: (req: Request, res: Response) => {
    put(req, 'note', 'lost by reloading');
    req.session.reload((error) => res.send(`reloaded ${error} ${got(req, 'note')}`));
  },
  reloadThenSave: (req: Request, res: Response) => {
    req.session.reload(() => {
      put(req, 'note', 'saved after reloading');
      req.session.save(() => res.send('reloaded, saved'));
    });
  },
  regenerate: (req: Request, res: Response) => void req.session.regenerate(() => res.send('another id')),
  regenerateThenChange: (req: Request, res: Response) => {
    req.session.regenerate(() => {
      put(req, 'note', 'anew');
      res.send('another id, changed');
    });
  },
  regenerateThenSave: (req: Request, res: Response) => {
    req.session.regenerate(() => {
      put(req, 'note', 'anew');
      req.session.save(() => res.send('another id, saved'));
    });
  },
  regenerateTwice: (req: Request, res: Response) => {
    req.session.regenerate(() => req.session.regenerate(() => res.send('two more ids')));
  },
  destroy: (req: Request, res: Response) => void req.session.destroy(() => res.send('destroyed')),
  destroyAndGo: (req: Request, res: Response) => {
    req.session.destroy(() => {});
    res.send('destroying');
  },
  nothing: (req: Request, res: Response) => {
    Object.assign(req, { session: null });
    res.send('no session');
  },
  deleted: (req: Request, res: Response) => {
    Reflect.deleteProperty(req, 'session');
    res.send('no session');
  },
  otherId: (req: Request, res: Response) => {
    req.sessionID = 'an id of its own';
    res.send('another req.sessionID');
  },
  noId: (req: Request, res: Response) => {
    Reflect.deleteProperty(req, 'sessionID');
    res.send('no req.sessionID');
  },
  stream: (req: Request, res: Response) => {
    note(res, `write() answered ${res.write('one ')}`);
    put(req, 'note', 'changed in the stream');
    res.write('two ');
    res.end('three');
  },
  slowStream: (req: Request, res: Response) => {
    put(req, 'note', 'changed before the stream');
    res.write('one ');
    setImmediate(() => res.end());
  },
  flush: (_req: Request, res: Response) => {
    res.flushHeaders();
    setImmediate(() => res.end('after the headers'));
  },
  pipe: (_req: Request, res: Response) =>
    void res.sendFile('tsconfig.json', { root: process.cwd(), lastModified: false }),
  ownCookie: (_req: Request, res: Response) => void res.cookie('own', 'value').send('own cookie'),
  sameName: (req: Request, res: Response) => {
    put(req, 'note', 'with a rival');
    res.cookie('connect.sid', 's:rival.signature').send('the same name');
  },
  cleared: (req: Request, res: Response) =>
    void req.session.destroy(() => res.clearCookie('connect.sid').send('cleared')),
  writeHead: (_req: Request, res: Response) => {
    res.writeHead(201, 'Made', { 'Set-Cookie': ['a=1', 'b=2'], 'X-Own': 'yes' });
    res.end('headers by hand');
  },
  writeHeadArray: (_req: Request, res: Response) => {
    res.writeHead(200, ['Set-Cookie', 'a=1', 'X-Own', 'yes']);
    res.end('headers as a list');
  },
  badStatus: (_req: Request, res: Response) => void res.writeHead(9999),
  badHeader: (_req: Request, res: Response) => void res.setHeader('X-Bad', 'a\nb'),
  empty: (_req: Request, res: Response) => void res.status(204).end(),
  notModified: (_req: Request, res: Response) => void res.status(304).end('dropped'),
  redirect: (req: Request, res: Response) => {
    put(req, 'note', 'redirected');
    res.redirect('/read');
  },
  twice: (_req: Request, res: Response) => {
    const answers: unknown[] = [res.end('once'), res.end()];
    note(res, `end() answered ${answers.map((answer) => (answer === res ? 'res' : String(answer)))}`);
  },
  endOnly: (_req: Request, res: Response) => void res.end(),
  endBytes: (_req: Request, res: Response) => {
    res.setHeader('Content-Length', '6');
    res.end('c2l4IGJ5', 'base64');
  },
  throws: () => {
    throw new Error('thrown by the handler');
  },
  rejects: async () => {
    throw new Error('rejected by the handler');
  },
  circular: (req: Request, res: Response) => {
    put(req, 'note', req.session);
    res.send('a session that is no JSON');
  },
  changeThenThrow: (req: Request) => {
    put(req, 'note', 'thrown after');
    throw new Error('thrown after a change');
  },
  storeTalk: (req: Request, res: Response) => {
    const { sessionStore, sessionID } = req;
    sessionStore.get(sessionID, (_error, found) => {
      sessionStore.destroy('nobody');
      sessionStore.load(sessionID, () => {
        sessionStore.length?.((_failed, length) => res.send(`${typeof found} ${length}`));
      });
    });
  },
};

/** What a handler saw and no header tells. */
const note = (res: Response, text: string): void => {
  const notes: unknown = res.app.locals.notes;
  if (Array.isArray(notes)) notes.push(text);
};
