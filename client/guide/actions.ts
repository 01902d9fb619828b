/**
 * Everything that a person can do, as one list: the palette offers it, shortcuts do it, the sheet of shortcuts reads it.
 * The list is made anew for each moment, since browsers, lessons and stores come and go.
 */
import { plainText } from '#shared/lessonText.ts';
import { nextExpiry } from '#shared/nextExpiry.ts';
import { guideTexts } from '../texts/guide.ts';
import type { Action, Doing } from './action.ts';
import { optionActions } from './optionActions.ts';
import { requestActions } from './requestActions.ts';
import { serverActions } from './serverActions.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { timeActions } from './timeActions.ts';

const { clock: CLOCK, lessons: LESSONS, sandbox: SANDBOX, screen: SCREEN, help: HELP } = guideTexts.actions;

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
  ['second', 1000],
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
] as const;

function clockActions({ model, send }: Doing): Action[] {
  const next = nextExpiry(model.getState().world, model.sandboxNow());
  return [
    ...STEPS.map(
      ([name, byMs]): Action => ({
        id: `clock ${name}`,
        group: 'clock',
        label: CLOCK[name],
        run: () => send({ type: 'advanceClock', byMs }),
      }),
    ),
    ...(next === null
      ? []
      : [
          {
            id: 'next-expiry',
            group: 'clock' as const,
            label: CLOCK.nextExpiry,
            hint: CLOCK.nextExpiryHint(next.what),
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
      label: LESSONS.lesson(plainText(title)),
      run: () => startLesson(id),
    }),
  );
  return [
    { id: 'lessons', group, label: LESSONS.all, run: showLessons },
    ...(inLesson ? [{ id: 'leave-lesson', group, label: LESSONS.leave, run: leaveLesson } as const] : []),
    ...titles,
  ];
}

function compareActions({ comparing, compare }: Doing): Action[] {
  const group = 'sandbox';
  if (comparing) return [{ id: 'compare-end', group, label: SANDBOX.back, run: () => compare(null) }];
  return [
    {
      id: 'compare',
      group,
      label: SANDBOX.compare,
      run: () => compare('presets'),
    },
    {
      id: 'what-if',
      group,
      label: SANDBOX.whatIf,
      run: () => compare('what-if'),
    },
  ];
}

function sandboxActions({ state, wish }: Doing): Action[] {
  const group = 'sandbox';
  const live = state.connection === 'live';
  return [
    { id: 'share', group, label: SANDBOX.share, hint: SANDBOX.shareHint, run: () => wish('share') },
    { id: 'save-snapshot', group, label: SANDBOX.saveSnapshot, run: () => wish('save-snapshot') },
    ...(live
      ? ([
          { id: 'open-snapshot', group, label: SANDBOX.openSnapshot, run: () => wish('open-snapshot') },
          { id: 'reset', group, label: SANDBOX.reset, run: () => wish('reset') },
        ] as const)
      : []),
  ];
}

const THEMES = ['light', 'dark', 'system'] as const;

function screenActions(doing: Doing): Action[] {
  const { projector, isDark, logOpen, comparing, wish, chooseTheme, chooseProjector, showLog } = doing;
  const group = 'screen';
  return [
    {
      id: 'projector',
      group,
      label: projector ? SCREEN.leaveProjector : SCREEN.projector,
      hint: SCREEN.projectorHint,
      run: () => chooseProjector(!projector),
    },
    {
      id: 'theme',
      group,
      label: isDark ? SCREEN.light : SCREEN.dark,
      run: () => chooseTheme(isDark ? 'light' : 'dark'),
    },
    ...THEMES.map(
      (theme): Action => ({
        id: `theme ${theme}`,
        group,
        label: SCREEN.themes[theme],
        run: () => chooseTheme(theme),
      }),
    ),
    ...(comparing
      ? []
      : ([
          {
            id: 'log',
            group,
            label: logOpen ? SCREEN.closeLog : SCREEN.showLog,
            hint: SCREEN.logHint,
            run: () => showLog(!logOpen),
          },
          { id: 'fold-left', group, label: SCREEN.foldLeft, run: () => wish('fold-left') },
          { id: 'fold-right', group, label: SCREEN.foldRight, run: () => wish('fold-right') },
          { id: 'layout', group, label: SCREEN.layout, run: () => wish('layout') },
        ] as const)),
  ];
}

function helpActions({ comparing, wish, startTour }: Doing): Action[] {
  const group = 'help';
  return [
    ...(comparing ? [] : [{ id: 'tour', group, label: HELP.tour, run: startTour } as const]),
    { id: 'shortcuts', group, label: HELP.shortcuts, run: () => wish('shortcuts') },
    { id: 'palette', group, label: HELP.palette, run: () => wish('palette') },
  ];
}
