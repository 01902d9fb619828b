/**
 * Runs a list of commands on a real sandbox and answers what its trace tells. For the tests that prove what learners are
 * taught; the lists are written as lessons may copy them.
 */
import type { CommandInput } from '#shared/commands.ts';
import { checkTrace } from '#shared/exchangeMachine.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import { Replay } from '#shared/replay.ts';
import type { TraceEventOf, TraceEventType } from '#shared/trace.ts';
import type { World } from '#shared/world.ts';
import { openForTest } from '../openForTest.ts';

/** What most experiments run with; what one is about it names itself. */
export const QUIET = { secret: 'known', resave: false, saveUninitialized: false };

export const get = (browser: string, path: string): CommandInput => ({
  type: 'visit',
  browser,
  path,
  wait: true,
});
export const post = (browser: string, path: string, form: [string, string][] = []): CommandInput => ({
  type: 'visit',
  browser,
  method: 'POST',
  path,
  form,
  wait: true,
});
export const logIn = (browser: string, password = 'mypassword'): CommandInput =>
  post(browser, '/user', [
    ['username', 'user1'],
    ['password', password],
  ]);

/** The same visit, with the next command right behind it. */
export const unawaited = (visit: CommandInput): CommandInput =>
  visit.type === 'visit' ? { ...visit, wait: false } : visit;

export interface Outcome {
  of<T extends TraceEventType>(type: T): TraceEventOf<T>[];
  /** The exchanges, oldest first; a redirect is one of its own. */
  exchanges: readonly ExchangeView[];
  /** The last of them. */
  last: ExchangeView;
  world: World;
  /** Store calls of the last exchange, as `set by middleware`. */
  calls: string[];
  /** What a browser shows now. */
  page(browser: string): string;
  cookie(browser: string, name?: string): string | undefined;
}

/** Runs the commands one after the other. Throws where one is refused, or the trace is none that can be. */
export async function experiment(...commands: CommandInput[]): Promise<Outcome> {
  const page = await (await openForTest()).page();
  for (const command of commands) await page.command(command);
  const replay = new Replay();
  replay.append(page.events);
  const checked = checkTrace(page.events);
  if (!checked.ok) throw new Error(JSON.stringify(checked));
  const { exchanges, latest: world } = replay;
  const last = exchanges.at(-1);
  if (last === undefined) throw new Error('There was no exchange.');
  const browser = (name: string) => world.browsers.find((each) => each.name === name);
  return {
    of: (type) => page.of(type),
    exchanges,
    last,
    world,
    calls: last.storeCalls.map(({ method, caller }) => `${method} by ${caller}`),
    page: (name) => browser(name)?.page?.body ?? '',
    cookie: (name, cookie = 'connect.sid') =>
      browser(name)?.cookies.find((each) => each.name === cookie)?.value,
  };
}
