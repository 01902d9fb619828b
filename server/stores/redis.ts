/**
 * connect-redis over a Redis that runs elsewhere; a sandbox's keys begin with a prefix of its own. Redis ends them by
 * its own clock, which is the real one.
 */
import { RedisStore } from 'connect-redis';
import { createClient } from 'redis';
import { LIMITS } from '#shared/limits.ts';
import { expiresOf } from '../instrument/sessionText.ts';
import type { OpenStore, PlaceOf, StoreTold } from './openStore.ts';
import { recordOf } from './storedRecord.ts';
import { onceWritten } from './storeMethods.ts';

export async function openRedis({ url, prefix }: PlaceOf<'redis'>, told: StoreTold): Promise<OpenStore> {
  const client = await connect(url, told.warning);
  const store = new RedisStore({ client, prefix });
  onceWritten(store, async (sid, op) => {
    const key = prefix + sid;
    const [text, leftMs, [seconds = 0, micros = 0]] = await Promise.all([
      client.get(key),
      client.pTTL(key),
      client.time(),
    ]);
    if (text === null) return;
    const now = Number(seconds) * 1000 + Number(micros) / 1000;
    const own = leftMs < 0 ? null : Math.round(now + leftMs);
    told.expiry({ sid, op, recorded: expiresOf(JSON.parse(text)), own });
  });
  return {
    kind: 'redis',
    store,
    records: async () => {
      const keys = await keysOf(client, prefix);
      const texts = keys.length === 0 ? [] : await client.mGet(keys);
      return keys.flatMap((key, index) => {
        const text = texts[index];
        if (typeof text !== 'string') return [];
        const parsed: unknown = JSON.parse(text);
        return [recordOf(key.slice(prefix.length), parsed)];
      });
    },
    close: async () => client.destroy(),
  };
}

export async function clearPrefix({ url, prefix }: PlaceOf<'redis'>): Promise<void> {
  const client = await connect(url, () => {});
  try {
    const keys = await keysOf(client, prefix);
    if (keys.length > 0) await client.del(keys);
  } finally {
    client.destroy();
  }
}

type Client = Awaited<ReturnType<typeof connect>>;

/** Connects, or rejects soon. Once connected it reconnects by itself; calls meanwhile fail rather than wait. */
async function connect(url: string, warn: (text: string) => void) {
  let connected = false;
  const client = createClient({
    url,
    disableOfflineQueue: true,
    socket: {
      connectTimeout: LIMITS.storeConnectMs,
      reconnectStrategy: (retries) => (connected ? Math.min(retries * 100, 2000) : false),
    },
  });
  let saidSo = false;
  client.on('error', (error: unknown) => {
    if (!connected || saidSo) return;
    saidSo = true;
    warn(`Redis: ${error instanceof Error ? error.message : String(error)}`);
  });
  client.on('ready', () => {
    connected = true;
    saidSo = false;
  });
  await client.connect();
  return client;
}

async function keysOf(client: Client, prefix: string): Promise<string[]> {
  const keys = new Set<string>();
  for await (const found of client.scanIterator({ MATCH: `${prefix}*`, COUNT: 500 }))
    for (const key of found) keys.add(key);
  return [...keys];
}
