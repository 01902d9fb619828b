/// <reference types="vitest/config" />
// One configuration, chosen by Vite's mode: the client (development, production), the server's bundle (server: dist/server,
// server-dev: .cache/server) and the tests (test). Nothing else in the project knows how to bundle.

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, normalizePath, type Plugin, type UserConfig } from 'vite';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

/** What an app that is ejected from the page depends on. */
const EJECTED = [
  'express',
  'express-session',
  'cookie-parser',
  'session-file-store',
  'connect-redis',
  'redis',
  'connect-pg-simple',
];

function versionOf(name: string): string {
  const manifest: { version: string } = JSON.parse(
    readFileSync(path(`node_modules/${name}/package.json`), 'utf8'),
  );
  return manifest.version;
}

interface Graph {
  getModuleInfo: (id: string) => { importedIds: readonly string[] } | null;
}

/** Names what `entry` imports, and what that imports, without waiting: the start of the page. */
function startOf(entry: string) {
  const start = new Set<string>();
  const add = (id: string, graph: Graph): void => {
    if (start.has(id)) return;
    start.add(id);
    for (const imported of graph.getModuleInfo(id)?.importedIds ?? []) add(imported, graph);
  };
  return (id: string, graph: Graph) => {
    if (start.size === 0) add(normalizePath(path(entry)), graph);
    return start.has(id) ? 'start' : null;
  };
}

/** zod's way to JSON Schema, which every schema drags along and the page never takes. */
function withoutJsonSchema(): Plugin {
  const way = /[\\/]zod[\\/]v4[\\/]core[\\/](json-schema-processors|to-json-schema)\.js$/;
  return {
    name: 'without-json-schema',
    apply: 'build',
    transform(code, id) {
      if (!way.test(id)) return null;
      const exported = /^export (?:const|function|\{ \w+ as) (\w+)/gm;
      const names = [...code.matchAll(exported)].map(([, name]) => name);
      return {
        code: names.map((name) => `export const ${name} = () => () => undefined;`).join('\n'),
        map: null,
      };
    },
  };
}

const client: UserConfig = {
  root: path('client'),
  define: {
    PACKAGE_VERSIONS: JSON.stringify(Object.fromEntries(EJECTED.map((name) => [name, versionOf(name)]))),
  },
  plugins: [react(), withoutJsonSchema()],
  // First what the first visit needs, then the rest, see client/ui/later.ts. Styles come at once: a part that is fetched again
  // after a failure would miss its own. Nothing inlined: the page's content policy allows fonts from files only.
  build: {
    outDir: path('dist/client'),
    emptyOutDir: true,
    cssCodeSplit: false,
    chunkSizeWarningLimit: 1500,
    assetsInlineLimit: 0,
    // One file for the start, one for what several later parts share, one for each part: else a file for each set of parts.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: startOf('client/main.tsx'), priority: 1 },
            { name: 'shared', minShareCount: 2 },
          ],
        },
      },
    },
  },
};

/** Another process may be starting a thread from this folder right now: what has not changed is not written again. */
function leaveUnchangedFilesAlone(outDir: string): Plugin {
  return {
    name: 'leave-unchanged-files-alone',
    generateBundle(_options, bundle) {
      for (const [name, output] of Object.entries(bundle)) {
        const file = join(outDir, name);
        const content = output.type === 'chunk' ? output.code : output.source;
        if (existsSync(file) && readFileSync(file).equals(Buffer.from(content))) delete bundle[name];
      }
    },
  };
}

const programs = {
  main: 'server/main.ts',
  worker: 'server/worker/main.ts',
  postgres: 'server/stores/postgresThread.ts',
};

/**
 * The server as programs side by side, with stable names: a thread is started from `./worker.js` relative to whoever
 * starts it, so shared chunks must lie in the same folder. Packages stay outside: express-session is the real one, from npm.
 */
function server(outDir: string, entries: Record<string, string>): UserConfig {
  return {
    root: path('.'),
    publicDir: false,
    plugins: [leaveUnchangedFilesAlone(outDir)],
    build: {
      ssr: true,
      outDir,
      emptyOutDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, path(file)])),
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunk-[name].js' },
      },
    },
  };
}

/** Two cores are what a test run may count on, and tests that measure a picture want the machine for themselves. */
const tests: UserConfig = {
  root: path('.'),
  test: {
    maxWorkers: 2,
    reporters: process.env.TEST_REPORT
      ? ['default', ['json', { outputFile: process.env.TEST_REPORT }]]
      : ['default'],
    projects: [
      {
        test: {
          name: 'unit',
          include: ['shared/**/*.test.ts', 'client/**/*.test.{ts,tsx}'],
          exclude: ['client/e2e/**/!(browser).test.ts'],
          // A property is tried hundreds of times: on a laptop that does other things, too, that takes its time.
          testTimeout: 30_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'server',
          include: ['server/**/*.test.ts'],
          globalSetup: 'server/bundle.setup.ts',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'browser',
          include: ['client/e2e/**/*.test.ts'],
          exclude: ['client/e2e/browser.test.ts'],
          globalSetup: 'client/e2e/browser.setup.ts',
          setupFiles: 'client/e2e/browser.gate.ts',
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
};

/** Not a test: takes pictures, with the tools of the browser tests. */
const screenshots: UserConfig = {
  root: path('.'),
  test: {
    name: 'screenshots',
    include: ['client/e2e/screenshots.ts'],
    globalSetup: 'client/e2e/browser.setup.ts',
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
};

export default defineConfig(({ mode }) => {
  if (mode === 'test') return tests;
  if (mode === 'screenshots') return screenshots;
  if (mode === 'server') return server(path('dist/server'), programs);
  if (mode === 'server-dev')
    return server(path('.cache/server'), {
      ...programs,
      bench: 'server/bench/main.ts',
      lessons: 'server/lessons/main.ts',
    });
  return client;
});
