/**
 * Everything that a person can do, as one list: the palette offers it, shortcuts do it, the sheet of shortcuts reads it.
 * The list is made anew for each moment, since browsers, lessons and stores come and go.
 */
import { plainText } from '#shared/lessonText.ts';
import { nextExpiry } from '#shared/nextExpiry.ts';
import type { Action, Doing } from './action.ts';
import { optionActions } from './optionActions.ts';
import { requestActions } from './requestActions.ts';
import { serverActions } from './serverActions.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { timeActions } from './timeActions.ts';

/** What can be done now. */
export function actionsOf(doing: Doing): Action[] {
  if (doing.comparing) return [...compareActions(doing), ...screenActions(doing), ...helpActions(doing)];
  const live = doing.state.connection === 'live';
  return [
    ...(live ? requestActions(doing) : []),
    ...timeActions(doing),
    ...(live ? [...clockActions(doing), ...optionActions(doing), ...serverActions(doing)] : []),
    ...(live ? lessonActions(doing) : []),
    ...compareActions(doing),
    ...sandboxActions(doing),
    ...screenActions(doing),
    ...helpActions(doing),
  ];
}

/** The keys of an action; null where it has none. */
export const keysOf = ({ id }: Action): string | null =>
  SHORTCUTS.find((shortcut) => shortcut.id === id)?.keys ?? null;

const STEPS = [
  ['1 second', 1000],
  ['1 minute', 60_000],
  ['1 hour', 3_600_000],
  ['1 day', 86_400_000],
] as const;

function clockActions({ model, send }: Doing): Action[] {
  const next = nextExpiry(model.getState().world, model.sandboxNow());
  return [
    ...STEPS.map(
      ([words, byMs]): Action => ({
        id: `clock ${words}`,
        group: 'clock',
        label: `Move the clock ${words} ahead`,
        run: () => send({ type: 'advanceClock', byMs }),
      }),
    ),
    ...(next === null
      ? []
      : [
          {
            id: 'next-expiry',
            group: 'clock' as const,
            label: 'Move the clock to the next expiry',
            hint: `the end of ${next.what}`,
            run: () => send({ type: 'advanceClock', byMs: Math.ceil(next.at - model.sandboxNow()) + 1 }),
          },
        ]),
  ];
}

function lessonActions({ course, inLesson, startLesson, showLessons, leaveLesson }: Doing): Action[] {
  if (course === null) return [];
  const group = 'lessons';
  const titles = course.lessons.map(
    ({ id, title }): Action => ({
      id: `lesson ${id}`,
      group,
      label: `Lesson: ${plainText(title)}`,
      run: () => startLesson(id),
    }),
  );
  return [
    { id: 'lessons', group, label: 'Show all lessons', run: showLessons },
    ...(inLesson
      ? [{ id: 'leave-lesson', group, label: 'Leave the lesson, play freely', run: leaveLesson } as const]
      : []),
    ...titles,
  ];
}

function compareActions({ comparing, compare }: Doing): Action[] {
  const group = 'sandbox';
  if (comparing)
    return [{ id: 'compare-end', group, label: 'Back to the sandbox', run: () => compare(null) }];
  return [
    {
      id: 'compare',
      group,
      label: 'Compare two servers side by side',
      run: () => compare('presets'),
    },
    {
      id: 'what-if',
      group,
      label: 'What if? My visits, other options',
      run: () => compare('what-if'),
    },
  ];
}

function sandboxActions({ state, wish }: Doing): Action[] {
  const group = 'sandbox';
  const live = state.connection === 'live';
  return [
    { id: 'share', group, label: 'Share', hint: 'link, recording, HAR, eject', run: () => wish('share') },
    { id: 'save-snapshot', group, label: 'Save a snapshot as a file', run: () => wish('save-snapshot') },
    ...(live
      ? ([
          { id: 'open-snapshot', group, label: 'Open a snapshot file', run: () => wish('open-snapshot') },
          { id: 'reset', group, label: 'Reset the sandbox…', run: () => wish('reset') },
        ] as const)
      : []),
  ];
}

const THEMES = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
] as const;

function screenActions(doing: Doing): Action[] {
  const { projector, isDark, logOpen, comparing, wish, chooseTheme, chooseProjector, showLog } = doing;
  const group = 'screen';
  return [
    {
      id: 'projector',
      group,
      label: projector ? 'Leave projector mode' : 'Projector mode',
      hint: 'readable from the last row',
      run: () => chooseProjector(!projector),
    },
    {
      id: 'theme',
      group,
      label: isDark ? 'Switch to light' : 'Switch to dark',
      run: () => chooseTheme(isDark ? 'light' : 'dark'),
    },
    ...THEMES.map(
      ([theme, words]): Action => ({
        id: `theme ${theme}`,
        group,
        label: `Theme: ${words}`,
        run: () => chooseTheme(theme),
      }),
    ),
    ...(comparing
      ? []
      : ([
          {
            id: 'log',
            group,
            label: logOpen ? 'Close the log' : 'Show the log',
            hint: 'each step as a sentence',
            run: () => showLog(!logOpen),
          },
          { id: 'fold-left', group, label: 'Fold or unfold the left panel', run: () => wish('fold-left') },
          { id: 'fold-right', group, label: 'Fold or unfold the options', run: () => wish('fold-right') },
          { id: 'layout', group, label: 'Panels as they were at first', run: () => wish('layout') },
        ] as const)),
  ];
}

function helpActions({ comparing, wish, startTour }: Doing): Action[] {
  const group = 'help';
  return [
    ...(comparing ? [] : [{ id: 'tour', group, label: 'Take the tour', run: startTour } as const]),
    { id: 'shortcuts', group, label: 'Keyboard shortcuts', run: () => wish('shortcuts') },
    { id: 'palette', group, label: 'Commands', run: () => wish('palette') },
  ];
}
