// The command line behind `npm run dev`, `npm start` and `npm run bench`: it makes or finds the server's bundle and runs it in
// this very process, so that signals and exit codes belong to the server alone. How a bundle is made is in vite.config.ts.
'use strict';

const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { pathToFileURL } = require('node:url');

const root = join(__dirname, '..');
const devBundle = join(root, '.cache', 'server');
const builtServer = join(root, 'dist', 'server');
const builtClient = join(root, 'dist', 'client');

/** Bundles the sources as they are now into `.cache/server/`. */
async function bundleServer() {
  const { build } = await import('vite');
  // Vite's build declares the whole process a production one; what runs afterwards must not inherit that.
  const nodeEnv = process.env.NODE_ENV;
  await build({ configFile: join(root, 'vite.config.ts'), mode: 'server-dev', logLevel: 'warn' });
  if (nodeEnv === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = nodeEnv;
}

/**
 * @param {string} folder
 * @param {'main.js' | 'bench.js' | 'lessons.js'} file
 */
function load(folder, file) {
  return import(pathToFileURL(join(folder, file)).href);
}

/** @type {Record<string, (argv: string[]) => Promise<void>>} */
const commands = {
  async dev(argv) {
    await bundleServer();
    const { main } = await load(devBundle, 'main.js');
    await main({ mode: 'dev', argv, root, clientDir: join(root, 'client') });
  },

  async start(argv) {
    if (!existsSync(join(builtServer, 'main.js')) || !existsSync(join(builtClient, 'index.html'))) {
      console.error(
        'There is nothing built to start yet: run `npm run build` first, or `npm run dev` to run the sources.',
      );
      process.exit(1);
    }
    const { main } = await load(builtServer, 'main.js');
    await main({ mode: 'production', argv, root, clientDir: builtClient });
  },

  async 'lessons:check'(argv) {
    await bundleServer();
    const { check } = await load(devBundle, 'lessons.js');
    await check(argv, root);
  },

  async 'lessons:new'(argv) {
    await bundleServer();
    const { create } = await load(devBundle, 'lessons.js');
    await create(argv, root);
  },

  async bench(argv) {
    await bundleServer();
    const { bench } = await load(devBundle, 'bench.js');
    await bench(argv);
  },
};

const [name = 'dev', ...argv] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  console.error(`There is no command "${name}": use one of ${Object.keys(commands).join(', ')}.`);
  process.exit(1);
}

process.setSourceMapsEnabled(true);
command(argv).catch((error) => {
  console.error(error);
  process.exit(1);
});
