/** What helps a person around the page: the keyboard's shortcuts, the palette, their sheet, and the tour. What is opened on
 * demand is loaded on demand. */
import { useEffect, useEffectEvent, useState } from 'react';
import { chooseProjector, isProjector, useProjector } from '../app/projector.ts';
import { chooseTheme } from '../app/theme.ts';
import { openCompare, useCompareMode } from '../compare/mode.ts';
import { useCourse, useDesk } from '../lessons/useLessons.tsx';
import { useModel } from '../model/hooks.tsx';
import { useEditOptions } from '../options/useOptions.ts';
import { useAct } from '../stage/useAct.ts';
import { later, PoppedPart, type Refusal } from '../ui/index.ts';
import type { Action, Doing } from './action.ts';
import { actionsOf } from './actions.ts';
import { takeEarlyKeys } from './earlyKeys.ts';
import { logShown } from './logShown.ts';
import { actionOf, keepsKeys, singleKeys } from './shortcuts.ts';
import { Tour } from './Tour.tsx';
import { startTour } from './tourPlace.ts';
import { useWish, wishFor } from './wishes.ts';
import './key.css';

const palette = later(() => import('./Palette.tsx'));
const shortcutSheet = later(() => import('./ShortcutSheet.tsx'));

export function Guide({ attempt }: { attempt: Refusal['attempt'] }) {
  const actionsNow = useActions(attempt);
  const comparing = useCompareMode() !== null;
  const projector = useProjector();
  const [sheet, setSheet] = useState<'closed' | 'open' | 'unloaded'>('unloaded');
  const [offered, setOffered] = useState<readonly Action[] | null>(null);
  const [open, setOpen] = useState(false);
  const openPalette = () => {
    setOffered(actionsNow());
    setOpen(true);
  };
  useWish('palette', openPalette);
  useWish('shortcuts', () => setSheet('open'));
  // What is typed before the palette is loaded was meant for it.
  useKeys(actionsNow, open);

  return (
    <>
      <Tour hidden={comparing || projector} />
      {offered !== null && (
        <PoppedPart of={palette} onClose={() => setOffered(null)}>
          {({ Palette }) => <Palette open={open} actions={offered} onClose={() => setOpen(false)} />}
        </PoppedPart>
      )}
      {sheet !== 'unloaded' && (
        <PoppedPart of={shortcutSheet} onClose={() => setSheet('unloaded')}>
          {({ ShortcutSheet }) => (
            <ShortcutSheet open={sheet === 'open'} onClose={() => setSheet('closed')} />
          )}
        </PoppedPart>
      )}
    </>
  );
}

/** Makes the list of what can be done, at the moment when it is asked for. */
function useActions(attempt: Refusal['attempt']): () => Action[] {
  const model = useModel();
  const act = useAct();
  const desk = useDesk();
  const course = useCourse();
  const edit = useEditOptions();
  const comparing = useCompareMode() !== null;
  return () => {
    const doing: Doing = {
      model,
      state: model.getState(),
      course,
      inLesson: desk.run !== null,
      comparing,
      projector: isProjector(),
      isDark: document.documentElement.dataset.theme === 'dark',
      logOpen: logShown.get(),
      send: (command) => void attempt(act(command)),
      edit: (change) => void attempt(edit(change)),
      wish: wishFor,
      startLesson: (id) => desk.start(id),
      showLessons: () => desk.showList(),
      leaveLesson: () => desk.playFreely(),
      compare: openCompare,
      chooseTheme,
      chooseProjector,
      showLog: (shown) => logShown.set(shown),
      startTour: () => {
        desk.playFreely();
        model.player.live();
        startTour();
      },
    };
    return actionsOf(doing);
  };
}

/** One listener for all: what is typed, and what a part of the page answers itself, is left alone. */
function useKeys(actionsNow: () => Action[], busy: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (!(event.target instanceof Element)) return;
    const id = actionOf(event, singleKeys.get());
    if (id === null || busy) return;
    const isSingle = !event.ctrlKey && !event.metaKey;
    if (isSingle && keepsKeys(event.target)) return;
    if (document.querySelector('dialog[open]') !== null) return;
    const action = actionsNow().find((candidate) => candidate.id === id);
    if (action === undefined) return;
    event.preventDefault();
    action.run();
  });
  useEffect(() => {
    const early = takeEarlyKeys();
    // The timeline, which comes with the guide, has to be ready for them, too.
    queueMicrotask(() => early.forEach(press));
    const listen = (event: KeyboardEvent) => {
      if (!event.defaultPrevented) press(event);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
