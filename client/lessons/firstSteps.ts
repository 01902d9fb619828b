/** The four first things to do, and how the trace tells that they were done. Predicates only look at what
 * happened: it doesn't matter which button was pressed for it. */
import type { CommandInput } from '#shared/commands.ts';
import type { ExchangeView } from '#shared/exchanges.ts';
import { inForce } from '#shared/options.ts';
import type { World } from '#shared/world.ts';
import { lessonFrameTexts } from '../texts/lessonFrame.ts';

const T = lessonFrameTexts.firstSteps;

export interface Evidence {
  exchanges: readonly ExchangeView[];
  world: World;
  /** Session ids that were pointed at while a jar and the store both held them. */
  found: ReadonlySet<string>;
}

/** A button that does the step, or its next half. */
export interface StepPress {
  label: string;
  command: CommandInput;
}

export interface FirstStep {
  id: string;
  title: string;
  /** What to look at. */
  detail: string;
  isDone: (evidence: Evidence) => boolean;
  /** null where only pointing does it, or where the browser for it is gone. */
  press: (world: World) => StepPress | null;
}

const isLoginPage = ({ browser, method, path, status }: ExchangeView): boolean =>
  browser !== null && method === 'GET' && path === '/' && status === 200;

const isLogin = ({ method, path, changed }: ExchangeView): boolean =>
  method === 'POST' &&
  path === '/user' &&
  (changed?.patch.some(({ path: key }) => key === '/userid') ?? false);

/** A session was made for somebody who sent none, and thrown away because saveUninitialized is off. */
const isForgotten = ({ browser, generated, decisions, storeCalls, outcome }: ExchangeView): boolean =>
  browser !== null &&
  outcome === 'finished' &&
  generated.length > 0 &&
  decisions.save?.answer === false &&
  decisions.save.conditions.some(({ name, value }) => name === 'saveUninitialized' && !value) &&
  !storeCalls.some(({ method }) => method === 'set');

export const FIRST_STEPS: readonly FirstStep[] = [
  {
    id: 'visit',
    ...T.steps.visit,
    isDone: ({ exchanges }) => exchanges.some(isLoginPage),
    press: (world) =>
      visitAs(world, 'Alice', (browser) => ({
        label: T.visitAs(browser),
        command: { type: 'visit', browser, method: 'GET', path: '/' },
      })),
  },
  {
    id: 'log-in',
    ...T.steps.logIn,
    isDone: ({ exchanges }) => exchanges.some(isLogin),
    press: (world) =>
      visitAs(world, 'Alice', (browser) => ({
        label: T.logInAs(browser),
        command: {
          type: 'visit',
          browser,
          method: 'POST',
          path: '/user',
          form: [
            ['username', 'user1'],
            ['password', 'mypassword'],
          ],
        },
      })),
  },
  {
    id: 'find',
    ...T.steps.find,
    isDone: ({ world, found }) => [...found].some((sid) => world.chips.has(sid)),
    press: () => null,
  },
  {
    id: 'forget',
    ...T.steps.forget,
    isDone: ({ exchanges }) => exchanges.some(isForgotten),
    press: (world) => {
      if (inForce(world.options).saveUninitialized)
        return {
          label: T.turnOff,
          command: { type: 'setOptions', options: { ...world.options, saveUninitialized: false } },
        };
      return visitAs(world, 'Bob', (browser, hasCookies) =>
        hasCookies
          ? { label: T.emptyJar(browser), command: { type: 'clearCookies', browser } }
          : { label: T.visitAs(browser), command: { type: 'visit', browser, method: 'GET', path: '/' } },
      );
    },
  },
];

/** A press for the browser of that name, or for the last one where it was removed. */
function visitAs(
  world: World,
  name: string,
  press: (browser: string, hasCookies: boolean) => StepPress,
): StepPress | null {
  const browser = world.browsers.find((candidate) => candidate.name === name) ?? world.browsers.at(-1);
  return browser === undefined ? null : press(browser.name, browser.cookies.length > 0);
}

/** The session id with that number, where a jar and the store both hold it now. */
export function heldInBoth(world: World, n: number): string | null {
  const inJar = world.browsers
    .flatMap((browser) => browser.cookies)
    .find(({ sid }) => sid !== null && world.chips.get(sid) === n && world.store.has(sid));
  return inJar?.sid ?? null;
}
