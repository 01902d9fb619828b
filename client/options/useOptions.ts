/** The options in force, what changed last, and the road to change them. */
import { useMemo } from 'react';
import { changedOptions } from '#shared/optionChanges.ts';
import { type SessionOptions, TUTORIAL_OPTIONS } from '#shared/options.ts';
import { useModel, useView } from '../model/hooks.tsx';
import type { TimelineEntry } from '../model/state.ts';
import { createEditor, type EditOptions } from './edit.ts';

export interface OptionsView {
  options: SessionOptions;
  /** Dotted names of those that differ from the tutorial's. */
  differing: readonly string[];
  /** Dotted names of those that the last change changed. */
  lastChanged: readonly string[];
}

/** Always of the present: the stage may show the past, the panel acts on now. */
export function useOptions(): OptionsView {
  const model = useModel();
  const options = useView((state) => state.world.options);
  return useMemo(() => {
    const made = model.getState().timeline.findLast((entry) => madeBy(entry, options) !== null);
    const lastChanged = made === undefined ? [] : (madeBy(made, options) ?? []);
    return { options, differing: changedOptions(TUTORIAL_OPTIONS, options), lastChanged };
  }, [model, options]);
}

/** What the entry changed, where it is the one that put these options in force. */
function madeBy(entry: TimelineEntry, options: SessionOptions): readonly string[] | null {
  if (entry.kind !== 'note' || entry.event.type !== 'options.changed') return null;
  return entry.event.options === options ? entry.event.changed : null;
}

export function useEditOptions(): EditOptions {
  const model = useModel();
  return useMemo(
    () =>
      createEditor(
        (options) => model.sendCommand({ type: 'setOptions', options }),
        () => ({ options: model.getState().world.options, seq: model.getState().head }),
      ),
    [model],
  );
}
