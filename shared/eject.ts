/**
 * The demo app as a folder of its own: `npm install`, `node app.js`, and it answers as the sandbox's server did, without
 * what watches it. Made of the source that the sandbox runs, its types taken off. A secret that somebody typed is not
 * written into it. Delays, trouble of the store and the sandbox's clock stay behind.
 */
import { transform } from 'sucrase';
import { type AppVariants, appFiles } from './appVariants.ts';
import { toCodeLines } from './optionCode.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from './options.ts';
import type { StoreKind } from './stores.ts';
import { files } from './texts/en/files.ts';
import { wordsOf } from './texts/speech.ts';

const said = wordsOf('files', files);

export interface Ejectable {
  /** The app's source by file, as the welcome has it. */
  sources: Readonly<Record<string, string>>;
  app: AppVariants;
  options: SessionOptions;
  trustProxy: boolean;
  store: StoreKind;
  /** Exact versions by package. */
  versions: Readonly<Record<string, string>>;
}

export interface Ejected {
  /** Contents by file name. */
  files: Record<'package.json' | 'app.js' | 'README.txt', string>;
  /** The variables of the environment that stand for secrets that were typed. */
  secrets: string[];
}

interface StoreCode {
  packages: readonly string[];
  imports: readonly string[];
  /** What stands before the options; empty where there is no key `store` in them. */
  code: string;
}

const STORE_CODE: Record<StoreKind, StoreCode> = {
  memory: { packages: [], imports: [], code: '' },
  file: {
    packages: ['session-file-store'],
    imports: ["import fileStore from 'session-file-store';"],
    code: `const FileStore = fileStore(expressSession);
const store = new FileStore({ path: './sessions', ttl: 3600, retries: 0, logFn: () => {} });
`,
  },
  redis: {
    packages: ['connect-redis', 'redis'],
    imports: ["import { RedisStore } from 'connect-redis';", "import { createClient } from 'redis';"],
    code: `const client = createClient({ url: process.env.REDIS_URL ?? 'redis://localhost:6379' });
client.on('error', (error) => console.error(\`Redis: \${error.message}\`));
await client.connect();
const store = new RedisStore({ client });
`,
  },
  postgres: {
    packages: ['connect-pg-simple'],
    imports: ["import connectPgSimple from 'connect-pg-simple';"],
    code: `const PgStore = connectPgSimple(expressSession);
const store = new PgStore({
  conString: fromEnvironment('DATABASE_URL', 'a Postgres, for example postgres://user@localhost/db'),
  createTableIfMissing: true,
});
`,
  },
};

const FROM_ENVIRONMENT = `function fromEnvironment(name, what) {
  const value = process.env[name];
  if (value) return value;
  console.error(\`Set the environment variable \${name} to \${what}, and start again.\`);
  process.exit(1);
}
`;

/** The folder. Throws where the sources lack a file of the app. */
export function eject(what: Ejectable): Ejected {
  const { app, options, store, versions } = what;
  const secrets = typedSecrets(options);
  const { packages } = STORE_CODE[store];
  const words = said().eject;
  const cookieParser = app.cookieParser === 'none' ? [] : ['cookie-parser'];
  const names = ['express', 'express-session', ...cookieParser, ...packages];
  const manifest = {
    name: 'sessionscope-app',
    version: '1.0.0',
    private: true,
    type: 'module',
    engines: { node: '>=20.19.0' },
    scripts: { start: 'node app.js' },
    dependencies: Object.fromEntries(names.map((name) => [name, versions[name] ?? '*'])),
  };
  const needs = [...secrets.values()];
  const readme = [
    words.what,
    words.run,
    needs.length === 0 ? words.wellKnownSecret : words.setSecrets(needs.join(', ')),
    words.stores[store],
    words.notHere,
  ];
  return {
    files: {
      'package.json': `${JSON.stringify(manifest, null, 2)}\n`,
      'app.js': appText(what, secrets),
      'README.txt': `${readme.join('\n')}\n`,
    },
    secrets: needs,
  };
}

function appText(what: Ejectable, secrets: Map<string, string>) {
  const { sources, app, options, store } = what;
  const { imports, code } = STORE_CODE[store];
  // The page's text is needed as soon as the modules that use it begin; the app itself comes last.
  const [main = '', ...parts] = appFiles(app);
  const html = parts.pop() ?? '';
  const modules = [html, ...parts, 'errorPage.ts', main].map((name) => moduleOf(name, sources));
  const head = new Set([
    "import express from 'express';",
    "import expressSession from 'express-session';",
    ...modules.flatMap((module) => module.imports),
    ...imports,
  ]);
  const asks = secrets.size > 0 || code.includes('fromEnvironment(');
  const constants = [...secrets.values()].map(
    (name) => `const ${name} = fromEnvironment('${name}', 'the secret that signs the session id');\n`,
  );
  return [
    `${[...head].join('\n')}\n`,
    ...(asks ? [FROM_ENVIRONMENT] : []),
    ...modules.map(({ text }) => text),
    `// What the sandbox had chosen\n${constants.join('')}${code}${optionsCode(options, secrets, code !== '')}`,
    startCode(what, secrets),
  ].join('\n');
}

interface Module {
  imports: string[];
  text: string;
}

/** A file of the app without its types, its imports apart. */
function moduleOf(name: string, sources: Readonly<Record<string, string>>): Module {
  const source = sources[name];
  if (source === undefined) throw new Error(said().eject.noSource(name));
  const comment = /^\/\*\*[\s\S]*?\*\/\n/.exec(source)?.[0] ?? '';
  const { code } = transform(source.slice(comment.length), {
    transforms: ['typescript'],
    disableESTransforms: true,
  });
  const imports: string[] = [];
  const body = code.replace(/^import\b[^;]*?from '([^']+)';\n/gm, (line, from: string) => {
    if (!from.startsWith('.')) imports.push(line.trim().replace(/, \{\s*\}/, ''));
    return '';
  });
  const text = body
    .replace(/^export /gm, '')
    .replace(/^\s+/, '')
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd();
  return { imports, text: `// ${name.replace(/\.ts$/, '')}\n${comment}${text}\n` };
}

function optionsCode(options: SessionOptions, secrets: Map<string, string>, withStore: boolean): string {
  const lines = toCodeLines(options).map(({ text, option }) => {
    if (text === 'app.use(session({') return 'const sessions = expressSession({';
    if (text === '}));') return '});';
    const signs =
      option === 'secret' && text.startsWith('  secret: ') ? secretCode(signing(options), secrets) : null;
    return signs === null ? text : `  secret: ${signs},`;
  });
  if (withStore) lines.splice(-1, 0, '  store,');
  return `${lines.join('\n')}\n`;
}

function startCode({ app, options, trustProxy }: Ejectable, secrets: Map<string, string>): string {
  const known = app.cookieParser === 'same-secret' ? secretCode(options.secret, secrets) : '';
  return `const app = demoApp({ cookies: cookies(${known}), session: sessions, userPages, logIn, logOut, goTo });
app.disable('x-powered-by');
app.disable('etag');
${trustProxy ? "app.set('trust proxy', 1);\n" : ''}app.use(errorPage);

const server = app.listen(process.env.PORT ?? 4000, '127.0.0.1', (error) => {
  if (error) throw error;
  console.log(\`The app answers at http://localhost:\${server.address().port}\`);
});
`;
}

/** What the library signs with, by hand or not. */
const signing = ({ secret, byHand = {} }: SessionOptions) =>
  Object.hasOwn(byHand, 'secret') ? byHand.secret : secret;

/** An expression; null where the value is neither text nor a list of it, and is written as it is. */
function secretCode(value: unknown, secrets: Map<string, string>): string | null {
  if (Array.isArray(value)) return `[${value.map((each) => secretCode(each, secrets)).join(', ')}]`;
  if (typeof value !== 'string' || value === '') return null;
  return secrets.get(value) ?? `'${value}'`;
}

/** Each secret that isn't the demo's own, with the variable that stands for it. */
function typedSecrets(options: SessionOptions): Map<string, string> {
  const all = [signing(options), options.secret].flat();
  const typed = new Set(
    all.filter((each) => typeof each === 'string' && each !== '' && each !== TUTORIAL_OPTIONS.secret),
  );
  return new Map(
    [...typed].map((secret, at) => [
      String(secret),
      at === 0 ? 'SESSION_SECRET' : `SESSION_SECRET_${at + 1}`,
    ]),
  );
}
