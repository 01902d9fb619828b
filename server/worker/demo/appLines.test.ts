/**
 * The lines of the app's source that the stage shows for an exchange, against the real files and the real server: what each
 * route of each variant did, and the statement that did it. Whoever edits a handler is told here, not by a wrong line.
 */
import { describe, expect, it } from 'vitest';
import { appCause } from '#shared/appLines.ts';
import { type AppChange, changedApp, TUTORIAL_APP } from '#shared/appVariants.ts';
import type { CommandInput } from '#shared/commands.ts';
import { type ExchangeView, foldExchange } from '#shared/exchanges.ts';
import { demoSources } from '../../demoSources.ts';
import type { HeadlessPage } from '../../headlessPage.ts';
import { openForTest } from '../../openForTest.ts';

const sources = demoSources();

/** The exchanges of a page, oldest first. */
function exchangesOf(page: HeadlessPage): ExchangeView[] {
  const views = new Map<number, ExchangeView>();
  for (const event of page.events)
    if (event.exchange !== null)
      views.set(event.exchange, foldExchange(views.get(event.exchange) ?? null, event));
  return [...views.values()];
}

const visit = (
  path: string,
  method: 'GET' | 'POST' = 'GET',
  form?: Record<string, string>,
): CommandInput => ({
  type: 'visit',
  browser: 'Alice',
  path,
  method,
  ...(form === undefined ? {} : { form: Object.entries(form) }),
  wait: true,
});
const LOGIN = visit('/user', 'POST', { username: 'user1', password: 'mypassword' });

/** `file: text` of each line behind the exchange of a request, after what went before. */
async function causeOf(app: AppChange, commands: CommandInput[], method: string, path: string) {
  const page = await (await openForTest()).page();
  await page.command({ type: 'setApp', ...app });
  for (const command of commands) await page.command(command);
  const exchange = exchangesOf(page).findLast((view) => view.method === method && view.path === path);
  if (exchange === undefined) throw new Error(`No ${method} ${path} was there.`);
  const { route, lines, untold } = appCause(exchange, changedApp(TUTORIAL_APP, app).app, sources);
  for (const { file, line, text } of [...lines, ...(route === null ? [] : [route])])
    expect(sources[file]?.split('\n')[line - 1]?.trim()).toBe(text);
  return {
    route: route === null ? null : `${route.file}: ${route.text}`,
    lines: lines.map(({ file, text }) => `${file}: ${text}`),
    untold,
  };
}

const LOGIN_ROUTE = "app.ts: app.post('/user', logIn(goTo));";
const LOGOUT_ROUTE = "app.ts: app.get('/logout', logOut);";
const USERID = 'req.session.userid = username;';
const POST = 'POST';
const GET = 'GET';

describe('the lines behind an exchange', () => {
  it.each<[string, AppChange, CommandInput[], string, string, string, string[]]>([
    ['a login', {}, [LOGIN], POST, '/user', LOGIN_ROUTE, [`login/keepId.ts: ${USERID}`]],
    [
      'a login with a new id',
      { login: 'regenerate' },
      [LOGIN],
      POST,
      '/user',
      LOGIN_ROUTE,
      ['login/regenerate.ts: req.session.regenerate((error) => {', `login/regenerate.ts: ${USERID}`],
    ],
    [
      'a login that waits for its save',
      { redirect: 'after-save' },
      [LOGIN],
      POST,
      '/user',
      LOGIN_ROUTE,
      [`login/keepId.ts: ${USERID}`, 'redirect/afterSave.ts: req.session.save((error) => {'],
    ],
    [
      'a log-out',
      {},
      [LOGIN, visit('/logout')],
      GET,
      '/logout',
      LOGOUT_ROUTE,
      ["logout/destroy.ts: req.session.destroy(() => res.redirect('/'));"],
    ],
    [
      'a log-out that clears the cookie',
      { logout: 'destroy-and-clear' },
      [LOGIN, visit('/logout')],
      GET,
      '/logout',
      LOGOUT_ROUTE,
      ['logout/destroyAndClear.ts: req.session.destroy(() => {'],
    ],
    [
      'a log-out by null',
      { logout: 'set-null' },
      [LOGIN, visit('/logout')],
      GET,
      '/logout',
      LOGOUT_ROUTE,
      ['logout/setToNull.ts: req.session = null;'],
    ],
    [
      'the page that only reads',
      {},
      [LOGIN, visit('/profile')],
      GET,
      '/profile',
      "user/session.ts: app.get('/profile', (req, res) => {",
      [],
    ],
    [
      'the same page with one variable for all',
      { userVariable: 'module' },
      [LOGIN, visit('/profile')],
      GET,
      '/profile',
      "user/module.ts: app.get('/profile', (req, res) => {",
      [],
    ],
    [
      'a note into a session of its own',
      {},
      [visit('/slow', 'POST', { note: 'a' })],
      POST,
      '/slow',
      "user/session.ts: app.post('/slow', (req, res) => {",
      ["user/session.ts: req.session.note = text(req.body?.note) || 'remember the milk';"],
    ],
    [
      'a note into one variable for all',
      { userVariable: 'module' },
      [visit('/slow', 'POST', { note: 'a' })],
      POST,
      '/slow',
      "user/module.ts: app.post('/slow', (req, res) => {",
      ["user/module.ts: session.note = text(req.body?.note) || 'remember the milk';"],
    ],
    ['a page that is not there', {}, [visit('/nowhere')], GET, '/nowhere', '', []],
  ])('%s', async (_, app, commands, method, path, route, lines) => {
    const cause = await causeOf(app, commands, method, path);
    expect(cause).toEqual({ route: route === '' ? null : route, lines, untold: [] });
  });

  it.each<[method: 'GET' | 'POST', path: string, text: string]>([
    ['GET', '/views', 'req.session.views = (req.session.views ?? 0) + 1;'],
    ['POST', '/cart', "req.session.cart = [...cart, text(req.body?.item) || 'apple'].slice(-10);"],
    ['POST', '/order', 'req.session.order = orders;'],
    ['POST', '/flash', "req.session.messages = [text(req.body?.message) || 'Saved!'];"],
    ['POST', '/preferences', "req.session.language = text(req.body?.language) || 'English';"],
  ])('%s %s: the statement of that route and of no other', async (method, path, text) => {
    const { lines, untold } = await causeOf({}, [visit(path, method, {})], method, path);
    expect({ lines, untold }).toEqual({ lines: [`everydayPages.ts: ${text}`], untold: [] });
  });

  it('a message that is shown once: the line that deletes it', async () => {
    const { lines } = await causeOf({}, [visit('/flash', 'POST', {})], GET, '/flash');
    expect(lines).toEqual(['everydayPages.ts: delete req.session.messages;']);
  });

  it.each([
    ['/session/null', 'req.session = null;'],
    ['/session/destroy', 'req.session.destroy('],
    ['/session/regenerate', 'req.session.regenerate('],
    ['/session/fill', 'req.session.story = '],
  ])('POST %s: its statement', async (path, text) => {
    const { lines, untold } = await causeOf({}, [visit('/views'), visit(path, 'POST', {})], POST, path);
    expect(untold).toEqual([]);
    expect(lines).toEqual([expect.stringContaining(`sessionPages.ts: ${text}`)]);
  });
});

describe('what the source doesn’t tell', () => {
  const base = { method: 'GET', path: '/views', generated: [], storeCalls: [], skipped: null };
  const changed = (key: string) => ({
    sid: 'a',
    data: '{}',
    patch: [{ op: 'add', path: `/${key}`, value: 1 }],
  });

  it('is said: a key that this handler doesn’t write, as when two requests share a variable', () => {
    const cause = appCause({ ...base, changed: changed('note') }, TUTORIAL_APP, sources);
    expect(cause).toMatchObject({ lines: [], untold: ['note'], route: { file: 'everydayPages.ts' } });
  });

  it('is said: a handler with two such lines', () => {
    const twice = {
      'app.ts':
        "  app.get('/views', (req, res) => {\n    req.session.views = 1;\n    req.session.views += 1;\n  });",
    };
    const cause = appCause({ ...base, changed: changed('views') }, TUTORIAL_APP, twice);
    expect(cause).toMatchObject({ lines: [], untold: ['views'] });
  });

  it('is said: no source at all', () => {
    const cause = appCause({ ...base, changed: changed('views') }, TUTORIAL_APP, {});
    expect(cause).toEqual({ route: null, lines: [], untold: ['views'] });
  });
});
