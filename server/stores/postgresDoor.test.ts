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

/** A message with its type and length. */
function message(type: string, content: Buffer = Buffer.alloc(0)): Buffer {
  const head = Buffer.alloc(5);
  head.write(type);
  head.writeUInt32BE(4 + content.length, 1);
  return Buffer.concat([head, content]);
}

/** The types of what a known client is answered until that many turns are over, without ParameterStatus. */
async function typesAnswered(messages: readonly Buffer[], turns: number): Promise<string> {
  const socket = connect(Number(url.port), url.hostname);
  const password = url.searchParams.get('application_name') ?? '';
  socket.write(startup('user', 'postgres', 'database', 'postgres', 'application_name', password));
  socket.write(Buffer.concat(messages));
  let heard = Buffer.alloc(0);
  let types = '';
  const isOver = () => types.split('Z').length > turns + 1;
  for await (const data of socket) {
    heard = Buffer.concat([heard, data]);
    while (heard.length >= 5 && heard.length > heard.readUInt32BE(1)) {
      types += String.fromCharCode(heard[0] ?? 0);
      heard = heard.subarray(1 + heard.readUInt32BE(1));
    }
    if (isOver()) break;
  }
  return types.slice(types.indexOf('Z') + 1).replaceAll('S', '');
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

  it.each([
    ['at binding', 'SELECT $1::int', 'x', '1EZ'],
    ['at parsing', 'SELEC $1::int', '7', 'EZ'],
    ['while carried out', 'SELECT 1 / ($1::int - 7)', '7', '1EZ'],
    ['nowhere', 'SELECT $1::int', '7', '12TDCZ'],
  ])(
    'that fail %s are told ready once, so that the next answer is the next query’s',
    async (_at, text, value, told) => {
      const parameter = Buffer.from(`\0\0\0\0\0\x01\0\0\0\x01${value}\0\0`);
      const turn = [
        message('P', Buffer.from(`\0${text}\0\0\0`)),
        message('B', parameter),
        message('D', Buffer.from('P\0')),
        message('E', Buffer.alloc(5)),
        message('S'),
      ];
      expect(await typesAnswered([...turn, message('Q', Buffer.from('SELECT 1\0'))], 2)).toBe(`${told}TDCZ`);
    },
  );

  it('that fail are answered with their own error, and the connection stays', async () => {
    const client = await pool.connect();
    await expect(client.query('SELEC 1')).rejects.toThrow('syntax error');
    await expect(client.query('SELECT $1::int', ['x'])).rejects.toThrow('invalid input syntax');
    expect((await client.query('SELECT 1 AS it')).rows).toEqual([{ it: 1 }]);
    client.release();
  });
});
