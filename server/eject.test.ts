// An ejected app is run as a person would run it, and answers the same requests as the sandbox that it comes from.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type AppVariants, TUTORIAL_APP } from '#shared/appVariants.ts';
import { type Ejectable, type Ejected, eject } from '#shared/eject.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { demoSources } from './demoSources.ts';
import { openForTest } from './openForTest.ts';

const modules = fileURLToPath(new URL('../node_modules', import.meta.url));
const versions = Object.fromEntries(
  ['express', 'express-session', 'cookie-parser', 'session-file-store', 'connect-redis', 'redis'].map(
    (name) => {
      const manifest: { version: string } = JSON.parse(
        readFileSync(join(modules, name, 'package.json'), 'utf8'),
      );
      return [name, manifest.version];
    },
  ),
);

const AS_NEW: Ejectable = {
  sources: demoSources(),
  app: TUTORIAL_APP,
  options: TUTORIAL_OPTIONS,
  trustProxy: false,
  store: 'memory',
  versions,
};

/** Runs the folder with these variables until the test is over. */
async function start({ files }: Ejected, env: Record<string, string>): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'sessionscope-ejected-'));
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(folder, name), text)));
  await symlink(modules, join(folder, 'node_modules'), 'junction');
  const child = spawn(process.execPath, ['app.js'], {
    cwd: folder,
    env: { ...process.env, PORT: '0', ...env },
  });
  onTestFinished(async () => {
    if (child.exitCode === null) {
      child.kill();
      await once(child, 'exit');
    }
    await rm(folder, { recursive: true, maxRetries: 3 });
  });
  return child;
}

/** Everything that it prints until it listens or ends. */
async function printed(child: ChildProcess): Promise<string> {
  let text = '';
  return new Promise((resolve) => {
    const read = (chunk: Buffer) => {
      text += chunk.toString();
      if (/localhost:\d+/.test(text)) resolve(text);
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('exit', () => resolve(text));
  });
}

async function run(ejected: Ejected, env: Record<string, string> = {}): Promise<number> {
  const text = await printed(await start(ejected, env));
  const port = /localhost:(\d+)/.exec(text)?.[1];
  if (port === undefined) throw new Error(text);
  return Number(port);
}

type Visit = [browser: string, method: string, path: string, form?: string];
const SCRIPT: Visit[] = [
  ['Alice', 'GET', '/'],
  ['Alice', 'POST', '/user', 'username=user1&password=wrong'],
  ['Alice', 'POST', '/user', 'username=user1&password=mypassword'],
  ['Alice', 'GET', '/'],
  ['Bob', 'GET', '/views'],
  ['Bob', 'GET', '/views'],
  ['Bob', 'POST', '/cart', 'item=<pear>'],
  ['Bob', 'GET', '/cart'],
  ['Bob', 'POST', '/flash', 'message=hi'],
  ['Bob', 'GET', '/flash'],
  ['Bob', 'POST', '/theme', 'theme=dark'],
  ['Bob', 'GET', '/theme'],
  ['Bob', 'HEAD', '/profile'],
  ['Bob', 'GET', '/session'],
  ['Bob', 'POST', '/session/regenerate'],
  ['Bob', 'POST', '/session/fill'],
  ['Bob', 'POST', '/session/null'],
  ['Bob', 'GET', '/nowhere'],
  ['Bob', 'POST', '/cart', `item=${'x'.repeat(120_000)}`],
  ['Alice', 'GET', '/logout'],
  ['Alice', 'GET', '/profile'],
];

interface Answer {
  status: number | undefined;
  headers: [string, string][];
  body: string;
}

/** One request with what the jar holds, whatever the attributes say. */
function ask(port: number, [, method, path, form]: Visit, jar: Map<string, string>): Promise<Answer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const body =
    form === undefined
      ? {}
      : { 'Content-Type': 'application/x-www-form-urlencoded', 'Content-Length': form.length };
  const headers = {
    Host: 'localhost',
    'X-Forwarded-Proto': 'https',
    ...(cookie === '' ? {} : { Cookie: cookie }),
    ...body,
  };
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      response.on('end', () => {
        const raw = response.rawHeaders;
        const lines = raw.flatMap((name, at): [string, string][] =>
          at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : [],
        );
        resolve({ status: response.statusCode, headers: lines, body: text });
      });
    });
    sent.on('error', reject);
    sent.end(form);
  });
}

/** What came of the script, with ids in order of appearance, and without the moment. */
async function answersOf(port: number): Promise<Answer[]> {
  const jars = new Map<string, Map<string, string>>();
  const ids: string[] = [];
  const same = (text: string) => {
    for (const [, id] of text.matchAll(/s%3A([\w-]{8,}|\d+)\./g))
      if (id !== undefined && !ids.includes(id)) ids.push(id);
    return ids
      .reduce((all, id, at) => (id.length < 8 ? all : all.replaceAll(id, `id ${at}`)), text)
      .replace(/\b1\d{12}\b/g, 'a moment')
      .replace(/s%3A([^.;]+)\.[^;]+/g, 's:$1.signature')
      .replace(/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} [\d:]{8} GMT/g, (date) =>
        date.startsWith('Thu, 01 Jan 1970') ? date : 'a date',
      );
  };
  const answers: Answer[] = [];
  for (const visit of SCRIPT) {
    const jar = jars.get(visit[0]) ?? new Map<string, string>();
    jars.set(visit[0], jar);
    const { status, headers, body } = await ask(port, visit, jar);
    for (const [name, value] of headers) {
      if (name !== 'Set-Cookie') continue;
      const [, cookie = '', text = ''] = /^([^=]+)=([^;]*)/.exec(value) ?? [];
      if (text === '') jar.delete(cookie);
      else jar.set(cookie, text);
    }
    // Node writes Date where the app doesn't, and then last: the sandbox has a clock of its own, so its server writes it.
    const lines = headers
      .filter(([name]) => name !== 'Date')
      .map(([name, value]): [string, string] => [name, same(value)]);
    answers.push({ status, headers: lines, body: same(body) });
  }
  return answers;
}

/** Ejects what a sandbox is set to, and sends the script to both. */
async function bothAnswer(
  {
    options = TUTORIAL_OPTIONS,
    app = TUTORIAL_APP,
    trustProxy = false,
    store = 'memory',
  }: Partial<Ejectable>,
  env: Record<string, string> = {},
) {
  const scope = await openForTest();
  const page = await scope.page();
  await page.until(() => page.of('sandbox.started').length === 1);
  await page.command({ type: 'setOptions', options });
  await page.command({ type: 'setApp', ...app });
  if (trustProxy) await page.command({ type: 'setTrustProxy', on: true });
  if (store !== 'memory') await page.command({ type: 'setStore', store });
  const ejected = eject({ ...AS_NEW, options, app, trustProxy, store });
  const [sandbox, alone] = [scope.sandboxPort, await run(ejected, env)];
  return { sandbox: await answersOf(sandbox), alone: await answersOf(alone) };
}

const OTHER_WAYS: AppVariants = {
  login: 'regenerate',
  logout: 'destroy-and-clear',
  redirect: 'after-save',
  cookieParser: 'same-secret',
  userVariable: 'module',
};

describe('an ejected app', () => {
  const cases: [string, Partial<Ejectable>, Record<string, string>?][] = [
    ['as the tutorial has it', {}],
    ['with every other variant', { app: OTHER_WAYS }],
    [
      'with a cookie-parser of another secret, and a logout that forgets only',
      { app: { ...TUTORIAL_APP, cookieParser: 'other-secret', logout: 'set-null' } },
    ],
    [
      'with options of all kinds, behind a proxy',
      {
        trustProxy: true,
        options: {
          secret: TUTORIAL_OPTIONS.secret,
          name: 'sid',
          saveUninitialized: false,
          resave: true,
          rolling: true,
          unset: 'destroy',
          genid: 'counter',
          cookieFor: 'login',
          cookie: { secure: 'auto', sameSite: 'lax', path: '/', priority: 'high' },
          byHand: { 'cookie.maxAge': 60_000, resav: 'no' },
        },
      },
    ],
    [
      'with typed secrets from the environment, and files',
      {
        store: 'file',
        app: { ...TUTORIAL_APP, cookieParser: 'same-secret' },
        options: { ...TUTORIAL_OPTIONS, secret: ["it's mine", ...[TUTORIAL_OPTIONS.secret].flat(), 'older'] },
      },
      { SESSION_SECRET: "it's mine", SESSION_SECRET_2: 'older' },
    ],
  ];

  test.each(cases)('%s answers as the sandbox does', async (_name, what, env) => {
    const { sandbox, alone } = await bothAnswer(what, env);
    expect(alone).toEqual(sandbox);
    expect(sandbox[3]?.body).toContain('Welcome, user1.');
  });

  test('holds no secret that was typed, and asks for it', async () => {
    const options: SessionOptions = {
      ...TUTORIAL_OPTIONS,
      secret: 'typed in',
      byHand: { secret: 'by hand' },
    };
    const ejected = eject({ ...AS_NEW, options });
    expect(ejected.secrets).toEqual(['SESSION_SECRET', 'SESSION_SECRET_2']);
    expect(Object.values(ejected.files).join()).not.toMatch(/swordfish|abracadabra/);
    const child = await start(ejected, {});
    expect(await printed(child)).toMatch(/^Set the environment variable SESSION_SECRET to the secret/);
  });

  test('names the exact versions that ran here, and only the packages that it needs', () => {
    const manifest = (what: Partial<Ejectable>): unknown =>
      JSON.parse(eject({ ...AS_NEW, ...what }).files['package.json']);
    const { express, 'express-session': session, redis, 'connect-redis': connect } = versions;
    expect(manifest({})).toMatchObject({ dependencies: { express, 'express-session': session } });
    expect(manifest({ store: 'redis' })).toMatchObject({
      dependencies: { express, 'express-session': session, 'connect-redis': connect, redis },
    });
  });

  test('has five lines to read, and no types', () => {
    const { files } = eject({ ...AS_NEW, app: OTHER_WAYS });
    expect(files['README.txt'].trimEnd().split('\n')).toHaveLength(5);
    expect(files['app.js']).not.toMatch(/RequestHandler|import type|\.ts'/);
  });
});
