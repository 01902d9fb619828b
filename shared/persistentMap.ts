/**
 * A map by text that never changes: setting and deleting give another map, which shares with the first all but a few small
 * lists. A trie by the bits of the key's hash; a node is split once it holds too many entries, so that up to that many
 * stay in the order in which they came.
 */

type Entry<V> = readonly [string, V];

/** Entries in a row, or 32 further nodes by the next five bits of the hash. */
type Node<V> = { entries: readonly Entry<V>[] } | { nodes: readonly (Node<V> | null)[] };

const BITS = 5;
const WIDTH = 1 << BITS;
/** Beyond that the hash has no further bits: keys that share all of them stay in one row. */
const DEEPEST = 30;
const FULL = 8;

const NOTHING: Node<never> = { entries: [] };

export class PersistentMap<V> implements Iterable<Entry<V>> {
  readonly size: number;
  readonly #root: Node<V>;

  private constructor(root: Node<V>, size: number) {
    this.#root = root;
    this.size = size;
  }

  /** Of entries with the same key the last one counts. */
  static of<V>(entries: Iterable<Entry<V>> = []): PersistentMap<V> {
    let map = new PersistentMap<V>(NOTHING, 0);
    for (const [key, value] of entries) map = map.set(key, value);
    return map;
  }

  get(key: string): V | undefined {
    return this.#entry(key)?.[1];
  }

  has(key: string): boolean {
    return this.#entry(key) !== undefined;
  }

  set(key: string, value: V): PersistentMap<V> {
    const before = this.#entry(key);
    if (before !== undefined && before[1] === value) return this;
    const root = withEntry(this.#root, [key, value], hashOf(key), 0);
    return new PersistentMap(root, before === undefined ? this.size + 1 : this.size);
  }

  delete(key: string): PersistentMap<V> {
    if (!this.has(key)) return this;
    return new PersistentMap(without(this.#root, key, hashOf(key), 0), this.size - 1);
  }

  [Symbol.iterator](): IterableIterator<Entry<V>> {
    return entriesOf(this.#root);
  }

  *keys(): IterableIterator<string> {
    for (const [key] of this) yield key;
  }

  *values(): IterableIterator<V> {
    for (const [, value] of this) yield value;
  }

  #entry(key: string): Entry<V> | undefined {
    const hash = hashOf(key);
    let node: Node<V> | null = this.#root;
    for (let shift = 0; node !== null && 'nodes' in node; shift += BITS)
      node = node.nodes[slotOf(hash, shift)] ?? null;
    return node?.entries.find(([other]) => other === key);
  }
}

/** FNV-1a, 32 bits. */
function hashOf(key: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < key.length; at += 1) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193);
  return hash;
}

const slotOf = (hash: number, shift: number): number => (hash >>> shift) & (WIDTH - 1);

function withEntry<V>(node: Node<V>, entry: Entry<V>, hash: number, shift: number): Node<V> {
  if ('nodes' in node) {
    const slot = slotOf(hash, shift);
    return {
      nodes: node.nodes.with(slot, withEntry(node.nodes[slot] ?? NOTHING, entry, hash, shift + BITS)),
    };
  }
  const { entries } = node;
  const at = entries.findIndex(([key]) => key === entry[0]);
  if (at >= 0) return { entries: entries.with(at, entry) };
  const more = [...entries, entry];
  return more.length <= FULL || shift >= DEEPEST ? { entries: more } : split(more, shift);
}

function split<V>(entries: readonly Entry<V>[], shift: number): Node<V> {
  const rows: Entry<V>[][] = Array.from({ length: WIDTH }, () => []);
  for (const entry of entries) rows[slotOf(hashOf(entry[0]), shift)]?.push(entry);
  return { nodes: rows.map((row) => (row.length === 0 ? null : { entries: row })) };
}

function without<V>(node: Node<V>, key: string, hash: number, shift: number): Node<V> {
  if ('entries' in node) return { entries: node.entries.filter(([other]) => other !== key) };
  const slot = slotOf(hash, shift);
  const inner = node.nodes[slot] ?? NOTHING;
  return { nodes: node.nodes.with(slot, without(inner, key, hash, shift + BITS)) };
}

function* entriesOf<V>(node: Node<V>): IterableIterator<Entry<V>> {
  if ('entries' in node) yield* node.entries;
  else for (const inner of node.nodes) if (inner !== null) yield* entriesOf(inner);
}
