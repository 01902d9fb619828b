import { appendFile, mkdir, mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { STARTED, stamp } from '#shared/sampleTrace.ts';
import { Journal, keptSince, readKept } from './journal.ts';
import { TraceLog } from './traceLog.ts';

const TOKEN = 'a token that opens it';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sessionscope-journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const HOP = { type: 'clock.advanced', byMs: 1000, offsetMs: 1000, exchange: null } as const;

/** A log of that many events with a journal; `bytes` is how much the log keeps. */
function keptLog(events: number, bytes = 1e9): TraceLog {
  const log = new TraceLog({ events: 1e9, bytes });
  log.keepIn(new Journal(folder, { version: 1, id: 'abcd', token: TOKEN, epoch: log.epoch }));
  for (const event of stamp([STARTED, ...Array.from({ length: events - 1 }, () => HOP)])) log.append([event]);
  return log;
}

const read = () => {
  const kept = readKept(folder, 'abcd');
  if (kept === null) throw new Error('nothing was kept');
  return kept;
};

describe('a log that is kept', () => {
  test('is the same when it is read again: epoch, events and world', () => {
    const log = keptLog(20);
    const again = TraceLog.of(read());
    expect(again.epoch).toBe(log.epoch);
    expect(again.head).toBe(20);
    expect(again.replay().events).toEqual(log.replay().events);
    expect(read().head.token).toBe(TOKEN);
  });

  test('keeps what had fallen off its old end as a world, and its file doesn’t grow on and on', async () => {
    const log = keptLog(400, 4000);
    const again = TraceLog.of(read());
    expect(again.replay().latest).toEqual(log.replay().latest);
    expect(read().base?.seq).toBeGreaterThan(100);
    expect((await stat(join(folder, 'abcd.ndjson'))).size).toBeLessThan(10_000);
  });

  test('begins anew after a reset', () => {
    const log = keptLog(5);
    log.restart();
    expect(read()).toMatchObject({ head: { epoch: log.epoch }, chunks: [], base: null });
  });

  test('lacks only the batch that was being written when the process was killed', async () => {
    keptLog(5);
    await appendFile(join(folder, 'abcd.ndjson'), '{"from":6,"to":6,"events":[{"seq":6,"t":17');
    expect(TraceLog.of(read()).head).toBe(5);
  });

  test('can be read by its owner only', async () => {
    keptLog(1);
    const { mode } = await stat(join(folder, 'abcd.ndjson'));
    // Windows has no such bits; its temporary folders are the user's own.
    if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
  });
});

describe('a folder of kept sandboxes', () => {
  test('lists those of the last hour, the last used first, and deletes older ones', async () => {
    const now = Date.now();
    for (const [id, ageMs] of [
      ['fresh', 1000],
      ['older', 60_000],
      ['dead', 7_200_000],
    ] as const) {
      const path = join(folder, `${id}.ndjson`);
      await writeFile(path, '{}\n');
      await utimes(path, (now - ageMs) / 1000, (now - ageMs) / 1000);
    }
    expect(keptSince(folder, now - 3_600_000)).toEqual({ kept: ['fresh', 'older'], aged: ['dead'] });
    expect((await readdir(folder)).sort()).toEqual(['fresh.ndjson', 'older.ndjson']);
    expect(keptSince(join(folder, 'nowhere'), 0)).toEqual({ kept: [], aged: [] });
  });

  test('lists one that was only looked at for hours', async () => {
    const path = join(folder, 'abcd.ndjson');
    const journal = new Journal(folder, { version: 1, id: 'abcd', token: TOKEN, epoch: 'e' });
    await utimes(path, 1, 1);
    journal.touch();
    expect(keptSince(folder, Date.now() - 60_000)).toEqual({ kept: ['abcd'], aged: [] });
    journal.close();
  });

  test('that holds other things, too, loses none of them, however old they are', async () => {
    const others = ['thesis.txt', 'notes.ndjson.bak', 'a name with blanks.ndjson', 'photos.ndjson'];
    for (const name of others.slice(0, 3)) await writeFile(join(folder, name), 'mine');
    await mkdir(join(folder, 'photos.ndjson'));
    await writeFile(join(folder, 'dead.ndjson'), '{}\n');
    await writeFile(join(folder, 'dead.ndjson.draft'), '{}\n');
    for (const name of await readdir(folder)) await utimes(join(folder, name), 1, 1);
    expect(keptSince(folder, Date.now())).toEqual({ kept: [], aged: ['dead'] });
    expect((await readdir(folder)).sort()).toEqual([...others].sort());
  });

  test('with a broken file gives nothing for it', async () => {
    await writeFile(join(folder, 'abcd.ndjson'), '{"version":2}\n');
    expect(readKept(folder, 'abcd')).toBeNull();
    expect(readKept(folder, 'none')).toBeNull();
  });

  test('that can’t be written costs a warning, not the sandbox', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
    await writeFile(join(folder, 'file'), '');
    const log = new TraceLog();
    log.keepIn(
      new Journal(join(folder, 'file', 'inside'), { version: 1, id: 'abcd', token: TOKEN, epoch: log.epoch }),
    );
    log.append(stamp([STARTED]));
    expect(log.head).toBe(1);
    expect(warn.mock.calls[0]?.[0]).toContain('Sandbox abcd will not outlive a restart');
    warn.mockRestore();
  });
});
