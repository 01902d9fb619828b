// The door of the embedded Postgres, with a real PGlite behind it and the real client in front.
import { once } from 'node:events';
import { connect } from 'node:net';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postgresEntry } from '../openForTest.ts';
import { EmbeddedPostgres } from './embeddedPostgres.ts';

const STARTS_MS = 120_000;
const postgres = new EmbeddedPostgres(postgresEntry);
let url: URL;
let pool: pg.Pool;
beforeAll(async () => {
  url = new URL(await postgres.url());
  pool = new pg.Pool({ connectionString: url.href, max: 4, query_timeout: 20_000 });
}, STARTS_MS);
afterAll(async () => {
  await pool?.end();
  await postgres.close();
});

const answer = async () => (await pool.query('SELECT $1::int + 1 AS sum', [41])).rows;

/** A startup packet (PostgreSQL manual, "Message Formats"). */
function startup(...words: string[]): Buffer {
  const packet = Buffer.from(`\0\0\0\0\0\x03\0\0${[...words, '', ''].join('\0')}`, 'latin1');
  packet.writeUInt32BE(packet.length);
  return packet;
}

const stranger = startup('user', 'postgres', 'database', 'postgres');

describe('a stranger', () => {
  it.each([
    ['asks for a page', Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')],
    ['sends zeros', Buffer.alloc(64)],
    ['sends a startup packet with half a field', startup('user')],
    ['sends a message of no known type', Buffer.concat([stranger, Buffer.from('@\0\0\0\x09hello')])],
    ['sends a length below zero', Buffer.concat([stranger, Buffer.from('Q\xff\xff\xff\0a', 'latin1')])],
    ['begins a transaction', Buffer.concat([stranger, Buffer.from('Q\0\0\0\x0abegin\0')])],
    ['begins a statement and never ends it', Buffer.concat([stranger, Buffer.from('P\0\0\0\x09\0x\0\0\0')])],
    ['guesses the password', startup('user', 'postgres', 'application_name', 'x'.repeat(48))],
  ])('who %s is shown out, and the others’ queries go on', async (_what, bytes) => {
    const socket = connect(Number(url.port), url.hostname);
    const heard: Buffer[] = [];
    socket.on('data', (data) => heard.push(data));
    const closed = once(socket, 'close');
    socket.write(bytes);
    await closed;
    expect(Buffer.concat(heard).toString()).toMatch(/^E.*FATAL.*08P01/s);
    expect(await answer()).toEqual([{ sum: 42 }]);
  });

  it('who says nothing at all is in nobody’s way', async () => {
    const socket = connect(Number(url.port), url.hostname);
    await once(socket, 'connect');
    expect(await answer()).toEqual([{ sum: 42 }]);
    socket.destroy();
  });
});

describe('queries', () => {
  it('of many connections at once, also long ones, each get their own answer', async () => {
    const texts = Array.from({ length: 80 }, (_, index) => `${index} `.repeat(index % 8 === 0 ? 60_000 : 1));
    const answers = await Promise.all(
      texts.map((text, index) =>
        index % 2 === 0
          ? pool.query('SELECT $1::text AS it', [text])
          : pool.query('SELECT length($1::text) AS it', [text]),
      ),
    );
    expect(answers.map(({ rows }) => rows[0]?.it)).toEqual(
      texts.map((text, index) => (index % 2 === 0 ? text : text.length)),
    );
  });

  it('that fail are answered with their own error, and the connection stays', async () => {
    const client = await pool.connect();
    await expect(client.query('SELEC 1')).rejects.toThrow('syntax error');
    await expect(client.query('SELECT $1::int', ['x'])).rejects.toThrow('invalid input syntax');
    expect((await client.query('SELECT 1 AS it')).rows).toEqual([{ it: 1 }]);
    client.release();
  });
});
