/**
 * What a link tells a fresh sandbox to do: how this one is set, or all that was done in it since it began. A server that
 * was put back to an earlier moment is where its script was then. Pure.
 */
import { changedApp, TUTORIAL_APP } from '#shared/appVariants.ts';
import { changedOptions } from '#shared/optionChanges.ts';
import { cookieNameOf, type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import type { LinkCommand } from '#shared/shareLink.ts';
import { TAMPERINGS, tampered } from '#shared/tampering.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { advance, type World } from '#shared/world.ts';
import { stepOf } from '../compare/script.ts';
import { LeavingOut, type LeftOut } from './leaveOut.ts';

export interface LinkScript {
  commands: LinkCommand[];
  left: LeftOut & {
    /** Requests of real tabs and other programs. */
    outside: number;
    /** Requests stopped at a station. */
    holds: boolean;
    /** Sessions and cookies that came from a snapshot file. */
    snapshot: boolean;
    /** What happened before the events that the page still has. */
    earlier: boolean;
  };
}

interface Done {
  command: LinkCommand;
  before: Done | null;
}

/** `base`: the world before the first of the events. */
export function wholeScript(events: readonly TraceEvent[], base: World): LinkScript {
  let world = base;
  let done: Done | null = base.seq === 0 ? null : chain(settings(base));
  const moments: { seq: number; done: Done | null }[] = [{ seq: base.seq, done }];
  const left = { outside: 0, holds: false, snapshot: false, earlier: base.seq > 0 };
  for (const event of events) {
    if (event.type === 'sandbox.started') done = null;
    if (event.type === 'sandbox.restored') {
      const { at } = event;
      left.snapshot ||= at === null;
      const then = advance(world, event);
      done = at === null ? chain(settings(then)) : (moments.findLast(({ seq }) => seq <= at)?.done ?? null);
    }
    if (event.type === 'request.started' && event.browser === null) left.outside += 1;
    if (event.type === 'hold.reached') left.holds = true;
    const command = commandOf(event, world);
    if (command !== null) done = { command, before: replacing(done, command) };
    world = advance(world, event);
    if (moments.at(-1)?.done !== done) moments.push({ seq: event.seq, done });
  }
  return finished(listOf(done), left);
}

/** As the sandbox is set now, with nothing done in it. */
export const setupScript = (world: World): LinkScript =>
  finished(settings(world), { outside: 0, holds: false, snapshot: false, earlier: false });

function finished(commands: LinkCommand[], left: Omit<LinkScript['left'], keyof LeftOut>): LinkScript {
  const leaving = new LeavingOut();
  const shared = commands.map((command) => leaving.of(command));
  return { commands: shared, left: { ...leaving.left, ...left } };
}

/** From a fresh sandbox to one that is set as this one is. */
function settings(world: World): LinkCommand[] {
  const { options, app, trustProxy, storeKind, storeTrouble, holding, browsers } = world;
  const { handlerMs, storeMs } = holding.latency;
  const names = browsers.map(({ name }) => name);
  return [
    ...optionsCommand(options),
    ...(changedApp(TUTORIAL_APP, app).changed.length === 0 ? [] : [{ type: 'setApp' as const, ...app }]),
    ...(trustProxy ? [{ type: 'setTrustProxy' as const, on: true }] : []),
    ...(storeKind === 'memory' ? [] : [{ type: 'setStore' as const, store: storeKind }]),
    ...(storeTrouble.mode === 'ok' ? [] : [{ type: 'setStoreTrouble' as const, ...storeTrouble }]),
    ...(handlerMs + storeMs === 0 ? [] : [{ type: 'setLatency' as const, handlerMs, storeMs }]),
    ...names
      .filter((name) => !FIRST_BROWSERS.includes(name))
      .map((browser) => ({ type: 'addBrowser' as const, browser })),
    ...FIRST_BROWSERS.filter((name) => !names.includes(name)).map((browser) => ({
      type: 'removeBrowser' as const,
      browser,
    })),
    ...(world.clockOffsetMs > 0 ? [{ type: 'advanceClock' as const, byMs: world.clockOffsetMs }] : []),
  ];
}

/** Those that a fresh sandbox has. */
const FIRST_BROWSERS = ['Alice', 'Bob', 'Mallory'];

const optionsCommand = (options: SessionOptions): LinkCommand[] =>
  changedOptions(TUTORIAL_OPTIONS, options).length === 0 ? [] : [{ type: 'setOptions', options }];

function commandOf(event: TraceEvent, before: World): LinkCommand | null {
  switch (event.type) {
    case 'sandbox.started':
      return optionsCommand(event.options)[0] ?? null;
    case 'options.changed':
      return { type: 'setOptions', options: event.options };
    case 'app.changed':
      return { type: 'setApp', ...event.app };
    case 'trust-proxy.changed':
      return { type: 'setTrustProxy', on: event.on };
    case 'store.changed':
      return event.reason === 'chosen' || (event.reason === 'restored' && event.store !== 'memory')
        ? { type: 'setStore', store: event.store }
        : null;
    case 'latency.changed':
      return { type: 'setLatency', ...event.latency };
    case 'browser.closed':
      return { type: 'closeBrowser', browser: event.browser };
    case 'browser.script':
      return { type: 'readDocumentCookie', browser: event.browser };
    default: {
      const step = stepOf(event, before);
      if (step?.type === 'copyCookie')
        return { type: 'copyCookie', from: step.from, to: step.browser, name: cookieNameOf(before.options) };
      if (step?.type === 'editCookie' && step.value !== undefined)
        return tampering(step.browser, step.name, step.value, before) ?? step;
      return step;
    }
  }
}

/** The change by which a cookie came to its value, so that the same can be done to another one. */
function tampering(browser: string, name: string, value: string, before: World): LinkCommand | null {
  const held = before.browsers
    .find((known) => known.name === browser)
    ?.cookies.find((cookie) => cookie.name === name);
  const change = held && TAMPERINGS.find((candidate) => tampered(held.value, candidate) === value);
  return change === undefined ? null : { type: 'editCookie', browser, name, change };
}

/** Options that were set again before anything else happened don't count. */
const replacing = (done: Done | null, command: LinkCommand): Done | null =>
  done?.command.type === command.type && (command.type === 'setOptions' || command.type === 'setApp')
    ? done.before
    : done;

const chain = (commands: readonly LinkCommand[]): Done | null =>
  commands.reduce<Done | null>((before, command) => ({ command, before }), null);

function listOf(done: Done | null): LinkCommand[] {
  const commands: LinkCommand[] = [];
  for (let at = done; at !== null; at = at.before) commands.push(at.command);
  return commands.reverse();
}
