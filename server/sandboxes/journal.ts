/**
 * A sandbox's trace on disk, so that it outlives this process however that ends: a line for who it belongs to, then a
 * line a batch, written as they come. A disk that fails costs the keeping, never the sandbox.
 */
import {
  closeSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { WorldSnapshot } from '#shared/world.ts';
import type { Chunk } from './traceLog.ts';

const Head = z.object({
  version: z.literal(1),
  id: z.string().regex(/^[\w-]{4,40}$/),
  token: z.string().min(16),
  epoch: z.string(),
});
export type JournalHead = z.infer<typeof Head>;

const Line = z.union([
  z.object({ base: WorldSnapshot }),
  z.object({ from: z.number().int(), to: z.number().int(), events: z.array(z.unknown()) }),
]);

/** A sandbox as it was kept. */
export interface Kept {
  head: JournalHead;
  /** The world before the first batch; null where that is the very beginning. */
  base: WorldSnapshot | null;
  chunks: Chunk[];
}

const SUFFIX = '.ndjson';
const DRAFT = '.draft';
/** A journal, or one that was being written anew when its process ended. */
const OWN_NAME = /^([\w-]{4,40})\.ndjson(\.draft)?$/;
/** The token in it opens the sandbox, so that nobody else on this machine is to read it. */
const OWNER_ONLY = 0o600;

export class Journal {
  readonly #path: string;
  #head: JournalHead;
  #file: number | null = null;
  #bytes = 0;

  /** Begins a journal; `kept` where it goes on with what was read. */
  constructor(folder: string, head: JournalHead, kept?: Pick<Kept, 'base' | 'chunks'>) {
    this.#path = join(folder, `${head.id}${SUFFIX}`);
    this.#head = head;
    this.#attempt(() => mkdirSync(folder, { recursive: true }));
    this.rewrite(head, kept ?? { base: null, chunks: [] });
  }

  /** Size of the file, bytes as far as it was written here. */
  get bytes(): number {
    return this.#bytes;
  }

  get head(): JournalHead {
    return this.#head;
  }

  append(chunk: Chunk): void {
    this.#attempt(() => this.#write(chunkLine(chunk)));
  }

  /** Replaces all that was written, in one step that can't be seen half done. */
  rewrite(head: JournalHead, { base, chunks }: Pick<Kept, 'base' | 'chunks'>): void {
    this.#head = head;
    this.#attempt(() => {
      this.close();
      const lines = [head, ...(base === null ? [] : [{ base }])].map((line) => `${JSON.stringify(line)}\n`);
      const text = [...lines, ...chunks.map(chunkLine)].join('');
      const draft = this.#path + DRAFT;
      writeFileSync(draft, text, { mode: OWNER_ONLY });
      renameSync(draft, this.#path);
      this.#bytes = text.length;
      this.#file = openSync(this.#path, 'a', OWNER_ONLY);
    });
  }

  /** The sandbox is in use, though nothing happens in it. */
  touch(): void {
    if (this.#file === null) return;
    const now = new Date();
    this.#attempt(() => utimesSync(this.#path, now, now));
  }

  /** Writes no more; the file stays. */
  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  /** The sandbox is gone for good. */
  remove(): void {
    this.#attempt(() => {
      this.close();
      rmSync(this.#path, { force: true });
    });
  }

  #write(text: string): void {
    if (this.#file === null) return;
    writeSync(this.#file, text);
    this.#bytes += text.length;
  }

  #attempt(act: () => void): void {
    try {
      act();
    } catch (error) {
      this.#file = null;
      const reason = error instanceof Error ? error.message : String(error);
      console.warn(`Sandbox ${this.#head.id} will not outlive a restart of Sessionscope: ${reason}`);
    }
  }
}

const chunkLine = ({ from, to, events }: Chunk) => `{"from":${from},"to":${to},"events":${events}}\n`;

/**
 * Sandboxes kept in a folder: `kept` were in use after `since` (epoch ms), the last used first; the journals of `aged`
 * are deleted. Whatever else lies in that folder is somebody else's, and stays.
 */
export function keptSince(folder: string, since: number): { kept: string[]; aged: string[] } {
  const kept: { id: string; used: number }[] = [];
  const aged: string[] = [];
  for (const name of namesIn(folder)) {
    const [, id, draft] = OWN_NAME.exec(name) ?? [];
    const path = join(folder, name);
    const found = id === undefined ? undefined : statSync(path, { throwIfNoEntry: false });
    if (id === undefined || found === undefined || !found.isFile()) continue;
    const used = found.mtimeMs;
    if (used < since) removeQuietly(path);
    if (draft !== undefined) continue;
    if (used < since) aged.push(id);
    else kept.push({ id, used });
  }
  return { kept: kept.sort((a, b) => b.used - a.used).map(({ id }) => id), aged };
}

/** What another program holds open, as on Windows it can, is removed the next time. */
function removeQuietly(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {}
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Reads a kept sandbox; null where it isn't there or can't be read. What was cut off in writing is left out. */
export function readKept(folder: string, id: string): Kept | null {
  let text: string;
  try {
    text = readFileSync(join(folder, `${id}${SUFFIX}`), 'utf8');
  } catch {
    return null;
  }
  const [first = '', ...rest] = text.split('\n');
  const head = Head.safeParse(jsonOf(first));
  if (!head.success || head.data.id !== id) return null;
  const kept: Kept = { head: head.data, base: null, chunks: [] };
  for (const line of rest) {
    const parsed = Line.safeParse(jsonOf(line));
    if (!parsed.success) break;
    if ('base' in parsed.data) kept.base = parsed.data.base;
    else kept.chunks.push({ ...parsed.data, events: JSON.stringify(parsed.data.events) });
  }
  return kept;
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
