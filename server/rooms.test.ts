// The arrows between the rooms, proved over every import that the parser finds in the sources: client → shared ← server,
// shared stays pure, server/instrument stays usable alone, lessons are content. The linter says the same while one types;
// this test also sees type imports by expression, globs and whatever a pattern of the linter doesn't match.

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseSync } from 'vite';
import { describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const CODE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Which folders a folder may import from; the longest name that contains a file decides. */
const ARROWS: Record<string, readonly string[]> = {
  shared: ['shared'],
  client: ['client', 'shared'],
  server: ['server', 'shared'],
  'server/instrument': ['server/instrument', 'shared'],
  // The bench drives the real page in the browser that the browser tests find.
  'server/bench': ['server', 'shared', 'client/e2e'],
};

/** Packages that run anywhere without touching a network, a file or a page: all that shared/ may use. */
const PURE_PACKAGES = ['fflate', 'rfc6902', 'sucrase', 'xstate', 'zod'];
const TEST_PACKAGES = ['fast-check', 'vitest'];

type Node = Record<string, unknown>;
const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const text = (value: unknown) => (isNode(value) && typeof value.value === 'string' ? [value.value] : []);

/** Whatever a piece of syntax names as a module: imports, re-exports, `import()` as value and as type, require, glob. */
function modulesNamedBy(node: Node): string[] {
  if (node.type === 'CallExpression') {
    const callee = isNode(node.callee) ? node.callee : {};
    const ofImportMeta = isNode(callee.object) && callee.object.type === 'MetaProperty';
    const asks = callee.name === 'require' || ofImportMeta;
    return asks && Array.isArray(node.arguments)
      ? node.arguments
          .flatMap((each) => (isNode(each) && Array.isArray(each.elements) ? each.elements : [each]))
          .flatMap(text)
      : [];
  }
  const names = /^(?:Import|Export|TSImport|TSExternal)/.test(String(node.type));
  return names ? [...text(node.source), ...text(node.argument), ...text(node.expression)] : [];
}

function modulesIn(value: unknown): string[] {
  if (!isNode(value)) return [];
  return [...modulesNamedBy(value), ...Object.values(value).flatMap(modulesIn)];
}

const within = (path: string, folder: string) => path === folder || path.startsWith(`${folder}/`);

/** Why a file may not import a module, or null where it may. */
function objection(file: string, specifier: string): string | null {
  const room = Object.keys(ARROWS)
    .filter((each) => within(file, each))
    .sort((a, b) => b.length - a.length)[0];
  if (room === undefined) return `${file} lies in no room`;
  const isTest = /\.test\.tsx?$/.test(file) || within(file, 'client/e2e');

  if (/^[.#/]/.test(specifier)) {
    const [path = ''] = specifier.split('?');
    const target = path.startsWith('#') ? path.slice(1) : posix.join(posix.dirname(file), path);
    const allowed = ARROWS[room] ?? [];
    return allowed.some((each) => within(target, each)) ? null : `${room} may not import ${target}`;
  }
  if (isBuiltin(specifier)) {
    return isTest || within(room, 'server') ? null : `${room} may not import Node's ${specifier}`;
  }
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  const pure = [...PURE_PACKAGES, ...(isTest ? TEST_PACKAGES : [])].includes(name);
  return room !== 'shared' || pure ? null : `shared may not import the package ${name}`;
}

function objections(file: string, source: string): string[] {
  const { program, errors } = parseSync(file, source);
  if (errors.length > 0) return [`${file} can't be parsed: ${errors[0]?.message}`];
  return modulesIn(program).flatMap((specifier) => objection(file, specifier) ?? []);
}

const filesIn = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'));

describe('the rooms', () => {
  test.each(['shared', 'client', 'server'])('%s imports only what it may', (room) => {
    const found = filesIn(room).flatMap((file) =>
      objections(file, readFileSync(join(root, file), 'utf8')).map((why) => `${file}: ${why}`),
    );
    expect(found).toEqual([]);
  });

  test('lessons hold no code', () => {
    expect(existsSync(join(root, 'lessons')) ? filesIn('lessons') : []).toEqual([]);
  });
});

describe('the proof can fail', () => {
  test.each([
    ['client/a.ts', "import { x } from '../server/main.ts';", 'client may not import server/main.ts'],
    ['client/a.tsx', "import type { X } from '../server/x.ts';", 'client may not import server/x.ts'],
    ['client/a/b.ts', "export * from '../../server/x.ts';", 'client may not import server/x.ts'],
    ['client/a.ts', "export { type X } from '../server/x.ts';", 'client may not import server/x.ts'],
    ['client/a.ts', "type X = import('../server/x.ts').X;", 'client may not import server/x.ts'],
    ['client/a.ts', "type X = typeof import('../server/x.ts');", 'client may not import server/x.ts'],
    [
      'client/a.ts',
      "const x = async () => await import('../server/x.ts');",
      'client may not import server/x.ts',
    ],
    ['client/a.ts', "import text from '../server/x.ts?raw';", 'client may not import server/x.ts'],
    ['client/a.ts', "const x = import.meta.glob('../server/*.ts');", 'client may not import server/*.ts'],
    [
      'client/a.ts',
      "const x = import.meta.glob(['./*.ts', '../server/*.ts']);",
      'client may not import server/*.ts',
    ],
    [
      'client/a.ts',
      "import lesson from '../lessons/a/lesson.md';",
      'client may not import lessons/a/lesson.md',
    ],
    ['client/a.ts', "import { join } from 'node:path';", "client may not import Node's node:path"],
    ['server/a.cjs', "const x = require('../client/x.ts');", 'server may not import client/x.ts'],
    ['server/a.ts', "import x = require('../client/x.ts');", 'server may not import client/x.ts'],
    ['server/a.test.ts', "import '../client/x.ts';", 'server may not import client/x.ts'],
    ['server/instrument/a.ts', "import '../main.ts';", 'server/instrument may not import server/main.ts'],
    [
      'server/instrument/a.ts',
      "import '../stores/x.ts';",
      'server/instrument may not import server/stores/x.ts',
    ],
    ['shared/a.ts', "import '../server/x.ts';", 'shared may not import server/x.ts'],
    ['shared/a.ts', "import '../client/x.ts';", 'shared may not import client/x.ts'],
    ['shared/a.ts', "import fs from 'fs';", "shared may not import Node's fs"],
    ['shared/a.ts', "import { useState } from 'react';", 'shared may not import the package react'],
    [
      'shared/a.ts',
      "import type { Server } from 'socket.io';",
      'shared may not import the package socket.io',
    ],
    [
      'shared/a.ts',
      "import { useMachine } from '@xstate/react';",
      'shared may not import the package @xstate/react',
    ],
    ['shared/a.ts', "import { test } from 'vitest';", 'shared may not import the package vitest'],
  ])('%s with %s', (file, source, why) => {
    expect(objections(file, source)).toEqual([why]);
  });

  test.each([
    ['client/a.tsx', "import { x } from '#shared/x.ts'; import './a.css'; import { useState } from 'react';"],
    ['client/e2e/a.test.ts', "import { spawn } from 'node:child_process';"],
    [
      'server/a.ts',
      "import { x } from './instrument/x.ts'; import { y } from '#shared/y.ts'; import 'node:http';",
    ],
    [
      'server/instrument/b/a.ts',
      "import '../x.ts'; import '#shared/x.ts'; import 'express-session'; import 'node:http';",
    ],
    [
      'shared/a.ts',
      "import { z } from 'zod/v4'; // import '../server/x.ts'\nconst s = \"from '../server/y.ts'\";",
    ],
    ['shared/a.test.ts', "import { test } from 'vitest'; import fc from 'fast-check';"],
  ])('%s is free to say %s', (file, source) => {
    expect(objections(file, source)).toEqual([]);
  });
});
