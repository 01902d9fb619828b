/** express-session's own MemoryStore. */
import session from 'express-session';
import type { OpenStore } from './openStore.ts';
import { recordOf } from './storedRecord.ts';

export function openMemory(): OpenStore {
  const store = new session.MemoryStore();
  const all = session.MemoryStore.prototype.all.bind(store);
  return {
    kind: 'memory',
    store,
    records: () =>
      new Promise((resolve, reject) =>
        all((error, sessions) => {
          if (error) reject(error);
          else resolve(Object.entries(sessions ?? {}).map(([sid, value]) => recordOf(sid, value)));
        }),
      ),
    close: async () => {},
  };
}
