/** What the browsers can do: every visit of each, their windows, scripts and jars. */
import { transportOf } from '../stage/address.ts';
import { CAST, nextName } from '../stage/browserNames.ts';
import { MAIN_VISITS, MORE_VISITS } from '../stage/demoRoutes.ts';
import { guideTexts } from '../texts/guide.ts';
import type { Action, Doing } from './action.ts';

const { requests: T, browsers: BROWSERS } = guideTexts.actions;

const VISITS = [...MAIN_VISITS, ...MORE_VISITS];

export function requestActions(doing: Doing): Action[] {
  const { browsers } = doing.state.world;
  const front = doing.state.exchange?.browser ?? browsers[0]?.name ?? '';
  const again = visitsOf(doing, front).slice(0, 1);
  return [
    ...again.map((action): Action => ({ ...action, id: 'visit', label: T.visitAs(front) })),
    ...browsers.flatMap(({ name }) =>
      visitsOf(doing, name).map((action, at) => ({
        ...action,
        minor: name !== front || at >= MAIN_VISITS.length,
      })),
    ),
    ...browserActions(doing),
  ];
}

/** By the way by which the browser's page came. */
function visitsOf({ state, send }: Doing, name: string): Action[] {
  const browser = state.world.browsers.find((candidate) => candidate.name === name);
  if (browser === undefined) return [];
  const { port, tlsPort } = state.world;
  return VISITS.map(({ label, visit }) => ({
    id: `visit ${browser.name} ${label}`,
    group: 'requests',
    label: T.visit(browser.name, label),
    hint: T.line(visit.method ?? 'GET', visit.path),
    run: () =>
      send({
        type: 'visit',
        browser: browser.name,
        ...visit,
        transport: transportOf(browser.address, { port, tlsPort }),
      }),
  }));
}

function browserActions({ state, send, wish }: Doing): Action[] {
  const group = 'browsers';
  const names = state.world.browsers.map(({ name }) => name);
  const added = nextName(names);
  return [
    {
      id: 'add-browser',
      group,
      label: BROWSERS.add,
      hint: BROWSERS.named(added),
      run: () => send({ type: 'addBrowser', browser: added }),
    },
    ...names.flatMap((browser): Action[] => [
      {
        id: `script ${browser}`,
        group,
        label: BROWSERS.script(browser),
        run: () => send({ type: 'readDocumentCookie', browser }),
      },
      {
        id: `close ${browser}`,
        group,
        label: BROWSERS.close(browser),
        run: () => send({ type: 'closeBrowser', browser }),
      },
      {
        id: `empty ${browser}`,
        group,
        label: BROWSERS.empty(browser),
        run: () => send({ type: 'clearCookies', browser }),
      },
    ]),
    ...names
      .filter((name) => !CAST.includes(name))
      .map(
        (browser): Action => ({
          id: `remove ${browser}`,
          group,
          label: BROWSERS.remove(browser),
          hint: BROWSERS.removeHint,
          run: () => send({ type: 'removeBrowser', browser }),
        }),
      ),
    { id: 'take-apart', group, label: BROWSERS.takeApart, run: () => wish('take-apart') },
  ];
}
