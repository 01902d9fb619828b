/** How components read the model: a provider, selections that render only on change, and the sandbox's clock. */
import { createContext, type ReactNode, use, useCallback, useRef, useSyncExternalStore } from 'react';
import type { Model, ModelState } from './state.ts';

const ModelContext = createContext<Model | null>(null);

export function ModelProvider({ model, children }: { model: Model; children: ReactNode }) {
  return <ModelContext value={model}>{children}</ModelContext>;
}

/** The model itself: commands, the player's controls. Throws outside of ModelProvider. */
export function useModel(): Model {
  const model = use(ModelContext);
  if (model === null) throw new Error('useModel is called outside of ModelProvider.');
  return model;
}

/**
 * A part of the state. The component renders again when the part is another one, by `same` (identity unless
 * given), so select what exists in the state or give a `same` for what is made anew.
 */
export function useView<T>(select: (state: ModelState) => T, same: (a: T, b: T) => boolean = Object.is): T {
  const model = useModel();
  const last = useRef<{ value: T } | null>(null);
  const read = () => {
    const value = select(model.getState());
    if (last.current === null || !same(last.current.value, value)) last.current = { value };
    return last.current.value;
  };
  return useSyncExternalStore(
    useCallback((listener: () => void) => model.subscribe(listener), [model]),
    read,
  );
}

const subscribeToSeconds = (listener: () => void) => {
  const timer = setInterval(listener, 1000);
  return () => clearInterval(timer);
};

/**
 * Epoch ms on the sandbox's clock, to the second: now, or the moment that the stage shows while it shows the
 * past. The component renders once a second.
 */
export function useSandboxTime(which: 'now' | 'shown' = 'shown'): number {
  const model = useModel();
  const past = useView((state) => (which === 'shown' && state.cursor.past ? state.shown.t : null));
  const subscribe = useCallback(
    (listener: () => void) => {
      const stopSeconds = subscribeToSeconds(listener);
      const stopModel = model.subscribe(listener);
      return () => {
        stopSeconds();
        stopModel();
      };
    },
    [model],
  );
  const now = useSyncExternalStore(subscribe, () => Math.floor(model.sandboxNow() / 1000) * 1000);
  return past ?? now;
}
