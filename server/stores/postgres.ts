/** connect-pg-simple over any Postgres, the embedded one included; a sandbox has a table of its own. */
import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import pg from 'pg';
import { LIMITS } from '#shared/limits.ts';
import { expiresOf } from '../instrument/sessionText.ts';
import type { OpenStore, PlaceOf, StoreTold } from './openStore.ts';
import { recordOf } from './storedRecord.ts';
import { onceWritten } from './storeMethods.ts';

/** A query that takes longer fails: an exchange must not wait for ever. */
const QUERY_MS = 20_000;

export async function openPostgres({ url, table }: PlaceOf<'postgres'>, told: StoreTold): Promise<OpenStore> {
  const pool = poolOf(url, told.warning);
  try {
    // The package's own table.sql gives its index a fixed name, so it can make one table a schema only.
    await pool.query(
      `CREATE TABLE IF NOT EXISTS ${quoted(table)} (sid varchar PRIMARY KEY, sess json NOT NULL, expire timestamp(6) NOT NULL)`,
    );
  } catch (error) {
    await pool.end();
    throw error;
  }
  const PgStore = connectPgSimple(session);
  const store = new PgStore({
    pool,
    tableName: table,
    errorLog: (...words: unknown[]) => told.warning(words.map(String).join(' ')),
  });
  onceWritten(store, async (sid, op) => {
    const { rows } = await pool.query<{ sess: unknown; own: number }>(
      `SELECT sess, extract(epoch FROM expire::timestamptz)::float8 * 1000 AS own FROM ${quoted(table)} WHERE sid = $1`,
      [sid],
    );
    for (const { sess, own } of rows) told.expiry({ sid, op, recorded: expiresOf(sess), own });
  });
  return {
    kind: 'postgres',
    store,
    records: async () => {
      const { rows } = await pool.query<{ sid: string; sess: unknown }>(
        `SELECT sid, sess FROM ${quoted(table)} WHERE expire >= to_timestamp($1)`,
        [Math.ceil(Date.now() / 1000)],
      );
      return rows.map(({ sid, sess }) => recordOf(sid, sess));
    },
    close: async () => {
      store.close();
      await pool.end();
    },
  };
}

export async function dropTable({ url, table }: PlaceOf<'postgres'>): Promise<void> {
  const pool = poolOf(url, () => {});
  try {
    await pool.query(`DROP TABLE IF EXISTS ${quoted(table)}`);
  } finally {
    await pool.end();
  }
}

function poolOf(url: string, warn: (text: string) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: 2,
    connectionTimeoutMillis: LIMITS.storeConnectMs,
    query_timeout: QUERY_MS,
  });
  pool.on('error', (error) => warn(`Postgres: ${error.message}`));
  return pool;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
