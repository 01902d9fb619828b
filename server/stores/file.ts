/**
 * session-file-store, one file a session in a folder of the sandbox's own. The package joins a session's id onto the
 * folder as it is, and whoever knows the secret can sign any id: an id that is no plain file name doesn't get there.
 */
import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import session from 'express-session';
import fileStore from 'session-file-store';
import { LIMITS } from '#shared/limits.ts';
import type { StoredRecord } from '#shared/stores.ts';
import type { OpenStore, PlaceOf, StoreTold } from './openStore.ts';
import { recordOf } from './storedRecord.ts';
import { type Answer, guardCalls, onceWritten } from './storeMethods.ts';

const EXTENSION = '.json';
const PLAIN_NAME = /^[\w-][\w.-]{0,199}$/;
/** From the last access on, where the cookie has no maxAge: the package's own default, in seconds. */
const TTL_S = 3600;

export async function openFile({ folder }: PlaceOf<'file'>, told: StoreTold): Promise<OpenStore> {
  const FileStore = fileStore(session);
  // Into the class: a snapshot's sessions get there past whatever stands before the store itself.
  guardCalls(FileStore.prototype, (_method, sid, answer, proceed) => {
    if (!PLAIN_NAME.test(sid)) return answer(noSuchFile(sid));
    return proceed(answer);
  });
  const store = new FileStore({
    path: folder,
    ttl: TTL_S,
    // An id without a file is answered at once; the package would look five times more.
    retries: 0,
    logFn: () => {},
  });
  const pathOf = (sid: string) => join(folder, sid + EXTENSION);
  const get = store.get.bind(store);
  onceWritten(store, async (sid) => {
    const text = await readFile(pathOf(sid), 'utf8');
    told.file(sid, pathOf(sid), cut(text));
  });
  return {
    kind: 'file',
    store,
    records: async () => {
      const names = (await readdir(folder)).filter((name) => name.endsWith(EXTENSION));
      const ids = names.map((name) => name.slice(0, -EXTENSION.length));
      const records = await Promise.all(ids.map((sid) => recordIn(get, sid)));
      return records.filter((record) => record !== null);
    },
    close: async () => {},
  };
}

export const clearFolder = ({ folder }: PlaceOf<'file'>): Promise<void> =>
  rm(folder, { recursive: true, force: true, maxRetries: 3 });

/** The record as the package gives it; null where its time is up, or where it was removed in the meantime. */
function recordIn(get: session.Store['get'], sid: string): Promise<StoredRecord | null> {
  return new Promise((resolve) =>
    get(sid, (error, value) => resolve(error || !value ? null : recordOf(sid, value))),
  );
}

/** What a file that isn't there answers; express-session takes its code for "no such session". */
const noSuchFile = (sid: string): Parameters<Answer>[0] =>
  Object.assign(new Error(`ENOENT: "${sid}" is no plain file name, so it was kept from the disk`), {
    code: 'ENOENT',
  });

const cut = (text: string): string =>
  text.length <= LIMITS.fieldChars ? text : `${text.slice(0, LIMITS.fieldChars)}… (cut)`;
