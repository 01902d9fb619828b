/** The session of an exchange before and after, as trees: what the app keeps in it, and its cookie, which express-session keeps. Pure. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { type TreeNode, treeOf } from './jsonTree.ts';

export interface SessionTrees {
  /** What the app keeps in it: as it was found, and as the handler left it. */
  contents: readonly TreeNode[];
  /** Its cookie: as it was found, and as it was written back, where it was. */
  cookie: readonly TreeNode[];
  /** The session as JSON, as it was left, or found where nothing is left; null where there was none. */
  json: string | null;
}

export function sessionTrees({ loaded, changed, storeCalls }: ExchangeView): SessionTrees {
  const written = storeCalls.findLast(({ method, data }) => method === 'set' && data !== null)?.data ?? null;
  const found = halves(loaded?.data ?? null);
  const left = changed === null ? found : halves(changed.data);
  const stored = written === null ? found : halves(written);
  return {
    contents: treeOf(found.contents, left.contents),
    cookie: treeOf(found.cookie, changed !== null && changed.data === null ? null : stored.cookie),
    json: written ?? changed?.data ?? loaded?.data ?? null,
  };
}

/** Both as JSON text; null where it isn't there. */
function halves(session: string | null): { contents: string | null; cookie: string | null } {
  const value = session === null ? null : parsed(session);
  if (value === null) return { contents: null, cookie: null };
  const { cookie, ...contents } = value;
  return { contents: JSON.stringify(contents), cookie: cookie === undefined ? null : JSON.stringify(cookie) };
}

/** The trace cuts a session that is too long, and then its text is no JSON. */
function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}
