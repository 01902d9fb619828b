/**
 * The script of a comparison: what a person did, as steps that can be sent to any sandbox. A step never names a session
 * id: whoever was handed somebody's cookie is handed that browser's cookie, as it is in each sandbox. Pure.
 */
import type { CommandInput } from '#shared/commands.ts';
import { cookieNameOf } from '#shared/options.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { advance, EMPTY_WORLD, type World } from '#shared/world.ts';
import { duration } from '../explain/time.ts';
import { compareTexts } from '../texts/compare.ts';

const T = compareTexts.steps;

type Sendable =
  | 'visit'
  | 'advanceClock'
  | 'restartServer'
  | 'editCookie'
  | 'clearCookies'
  | 'addBrowser'
  | 'removeBrowser'
  | 'setStoreTrouble';

/** Puts the session cookie of one browser into another's jar. */
interface CopyCookie {
  type: 'copyCookie';
  from: string;
  browser: string;
}

export type Step = Extract<CommandInput, { type: Sendable }> | CopyCookie;

/** The command that a step is in that sandbox; a sentence where it can't be one. */
export function commandOf(step: Step, world: World): CommandInput | string {
  if (step.type !== 'copyCookie') return step;
  const name = cookieNameOf(world.options);
  const cookie = world.browsers
    .find((browser) => browser.name === step.from)
    ?.cookies.find((held) => held.name === name);
  if (cookie === undefined) return T.noCookie(step.from, step.browser);
  return { type: 'editCookie', browser: step.browser, name, value: cookie.value };
}

/** A step in a few words: `Alice: POST /user`. */
export function stepWords(step: Step): string {
  switch (step.type) {
    case 'visit':
      return T.visit(step.browser, step.method ?? 'GET', step.path, step.crossSite === true);
    case 'advanceClock':
      return T.clock(duration(step.byMs));
    case 'restartServer':
      return T.restart;
    case 'copyCookie':
      return T.copyCookie(step.from, step.browser);
    case 'editCookie':
      return T.editCookie(step.browser, step.name);
    case 'clearCookies':
      return step.name === undefined ? T.clearJar(step.browser) : T.deleteCookie(step.browser, step.name);
    case 'addBrowser':
      return T.joins(step.browser);
    case 'removeBrowser':
      return T.leaves(step.browser);
    case 'setStoreTrouble':
      return T.trouble(step.mode);
  }
}

export interface Recorded {
  steps: Step[];
  /** Requests that came from outside: a real tab or another program sent them, which can't be asked again. */
  outside: number;
}

/** What people did in a sandbox since it began, options and store aside: those are what a comparison varies. */
export function recordedSteps(events: readonly TraceEvent[], base: World = EMPTY_WORLD): Recorded {
  const steps: Step[] = [];
  let outside = 0;
  let world = base;
  for (const event of events) {
    if (event.type === 'sandbox.started' || event.type === 'sandbox.restored') {
      steps.length = 0;
      outside = 0;
    }
    if (event.type === 'request.started' && event.browser === null) outside += 1;
    const step = stepOf(event, world);
    if (step !== null) steps.push(step);
    world = advance(world, event);
  }
  return { steps, outside };
}

/** What a person did, where this event is the first to tell of it. `before`: the world just before the event. */
export function stepOf(event: TraceEvent, before: World): Step | null {
  switch (event.type) {
    case 'browser.requested': {
      if (event.redirectOf !== null) return null;
      const { browser, method, url, body, crossSite, transport } = event;
      if (method !== 'GET' && method !== 'POST' && method !== 'HEAD') return null;
      const at = new URL(url);
      const form = body === null ? {} : { form: [...new URLSearchParams(body)] };
      const path = `${at.pathname}${at.search}`;
      const way = { ...(crossSite ? { crossSite } : {}), ...(transport ? { transport } : {}) };
      return { type: 'visit', browser, method, path, ...form, ...way };
    }
    case 'clock.advanced':
      return { type: 'advanceClock', byMs: event.byMs };
    case 'server.restarted':
      return event.after === 'command' ? { type: 'restartServer' } : null;
    case 'browser.added':
      return { type: 'addBrowser', browser: event.browser };
    case 'browser.removed':
      return { type: 'removeBrowser', browser: event.browser };
    case 'store.trouble':
      return { type: 'setStoreTrouble', mode: event.mode, ms: event.ms };
    case 'browser.cookie': {
      const { browser, name, action, cookie, by } = event;
      if (by !== 'person' || cookie === null) return null;
      if (action === 'deleted') return { type: 'clearCookies', browser, name };
      const owner = before.browsers.find(
        (other) =>
          other.name !== browser &&
          other.cookies.some((held) => held.name === name && held.value === cookie.value),
      );
      if (owner !== undefined && cookie.sid !== null)
        return { type: 'copyCookie', from: owner.name, browser };
      return { type: 'editCookie', browser, name, value: cookie.value };
    }
    default:
      return null;
  }
}
