import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CommandInput } from '#shared/commands.ts';
import type { SessionOptions } from '#shared/options.ts';
import { recordsOf } from '#shared/records.ts';
import { Replay } from '#shared/replay.ts';
import { type Asked, differs, type Preview, whatIf } from '#shared/whatIf.ts';
import type { HeadlessPage } from '../headlessPage.ts';
import { openForTest } from '../openForTest.ts';

type Step = CommandInput | { ahead: number };
const get = (path: string, browser = 'Alice'): CommandInput => ({ type: 'visit', browser, path });
const logIn = (browser = 'Alice'): CommandInput => ({
  type: 'visit',
  browser,
  method: 'POST',
  path: '/user',
  form: [
    ['username', 'user1'],
    ['password', 'mypassword'],
  ],
});

const BASE: SessionOptions = { secret: 'x', resave: false, saveUninitialized: false };

/** Runs a script from the beginning, one request after the other; answers its exchanges with what was in force. */
async function run(page: HeadlessPage, options: SessionOptions, script: readonly Step[]) {
  await page.command({ type: 'reset' });
  await page.command({ type: 'setOptions', options });
  for (const step of script) {
    if ('ahead' in step) {
      await page.command({ type: 'advanceClock', byMs: step.ahead });
      continue;
    }
    const pages = page.of('browser.page').length;
    await page.command(step);
    if (step.type === 'visit') {
      await page.until(() => page.of('browser.page').length > pages);
      await page.until(() => page.of('response.sent').length === page.of('request.started').length);
    }
  }
  const replay = new Replay();
  replay.append(page.events);
  return recordsOf(page.events, replay.exchanges);
}

type Run = Awaited<ReturnType<typeof run>>;

/** Whatever the preview tells of an exchange is what the real library did under the other options. */
function compare(preview: Preview, real: Run): void {
  for (const [id, outcome] of preview.told) {
    const { exchange } = real.find((record) => record.exchange.id === id) ?? {};
    if (exchange === undefined) throw new Error(`Exchange ${id} isn't there.`);
    if ('carries' in outcome) {
      expect([id, exchange.cookie?.verdict !== 'absent']).toEqual([id, outcome.carries]);
      continue;
    }
    const { destroy, save, touch, 'set-cookie': cookie } = exchange.decisions;
    const commit = destroy?.answer ? 'destroy' : save?.answer ? 'set' : touch?.answer ? 'touch' : null;
    expect([id, { commit, cookie: cookie?.answer ?? false }]).toEqual([id, outcome.would]);
  }
}

const changed = (preview: Preview) =>
  [...preview.told].flatMap(([id, outcome]) => (differs(outcome) ? [id] : []));

const under = (options: SessionOptions, { cookie, ...asked }: Asked): SessionOptions => ({
  ...options,
  ...asked,
  ...(cookie === undefined && options.cookie === undefined
    ? {}
    : { cookie: { ...options.cookie, ...cookie } }),
});

const SCRIPT: Step[] = [get('/'), logIn(), get('/profile'), get('/', 'Bob'), get('/views'), get('/logout')];

describe('what would have been', () => {
  const DAY = { cookie: { maxAge: 86_400_000 } };
  it.each<[string, SessionOptions, Asked, number[]]>([
    ['resave on', { ...BASE, saveUninitialized: true }, { resave: true }, [3, 4]],
    ['resave off', { ...BASE, resave: true }, { resave: false }, [3, 4]],
    ['saveUninitialized on', BASE, { saveUninitialized: true }, [1, 5]],
    ['saveUninitialized off', { ...BASE, saveUninitialized: true }, { saveUninitialized: false }, [1, 5]],
    ['rolling on', BASE, { rolling: true }, [3, 4, 6]],
    ['rolling off', { ...BASE, rolling: true }, { rolling: false }, [3, 4, 6]],
    ['secure on, over http', BASE, { cookie: { secure: true } }, [2]],
    ['secure off, over http', { ...BASE, cookie: { secure: true } }, { cookie: { secure: false } }, [2]],
    ['no maxAge', { ...BASE, saveUninitialized: true, ...DAY }, { cookie: { maxAge: null } }, [2, 6]],
  ])('is told of %s, as the real library then does it', async (_name, options, asked, expected) => {
    const page = await (await openForTest()).page();
    const preview = whatIf(await run(page, options, SCRIPT), asked);
    compare(preview, await run(page, under(options, asked), SCRIPT));
    expect(changed(preview)).toEqual(expected);
  });

  it('is told of a cookie that would have ended, and not of what comes after', async () => {
    const page = await (await openForTest()).page();
    const script = [logIn(), { ahead: 60_000 }, get('/profile'), get('/views')];
    const preview = whatIf(await run(page, BASE, script), { cookie: { maxAge: 10_000 } });
    expect(preview.told.get(3)).toEqual({ carries: false });
    expect(preview.untold).toEqual([4]);
    compare(preview, await run(page, under(BASE, { cookie: { maxAge: 10_000 } }), script));
  });

  it('is what the real library does, whatever the script and the options', { timeout: 120_000 }, async () => {
    const page = await (await openForTest()).page();
    const browser = fc.constantFrom('Alice', 'Bob');
    const step: fc.Arbitrary<Step> = fc.oneof(
      {
        arbitrary: fc
          .tuple(fc.constantFrom('/', '/profile', '/views', '/logout', '/flash'), browser)
          .map(([path, who]) => get(path, who)),
        weight: 5,
      },
      { arbitrary: browser.map(logIn), weight: 1 },
      { arbitrary: fc.constantFrom({ ahead: 7_000 }, { ahead: 90_000 }), weight: 1 },
    );
    const asked: fc.Arbitrary<Asked> = fc.oneof(
      fc.boolean().map((resave): Asked => ({ resave })),
      fc.boolean().map((saveUninitialized): Asked => ({ saveUninitialized })),
      fc.boolean().map((rolling): Asked => ({ rolling })),
      fc.constantFrom<Asked>({ unset: 'keep' }, { unset: 'destroy' }),
      fc.constantFrom(true, false, 'auto' as const).map((secure): Asked => ({ cookie: { secure } })),
      fc.constantFrom(null, 30_000, 86_400_000).map((maxAge): Asked => ({ cookie: { maxAge } })),
    );
    const options: fc.Arbitrary<SessionOptions> = fc.record({
      secret: fc.constant('x'),
      resave: fc.boolean(),
      saveUninitialized: fc.boolean(),
      rolling: fc.boolean(),
      unset: fc.constantFrom('keep', 'destroy'),
      cookie: fc.record({
        maxAge: fc.constantFrom(null, 30_000, 86_400_000),
        secure: fc.constantFrom(false, false, 'auto' as const),
      }),
    });
    const script = fc.array(step, { minLength: 3, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(options, asked, script, async (given, other, steps) => {
        const preview = whatIf(await run(page, given, steps), other);
        compare(preview, await run(page, under(given, other), steps));
      }),
      { numRuns: 15 },
    );
  });
});
