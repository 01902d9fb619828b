/** Puts the sandbox on screen, or the recording that was opened in its place. The sandbox's model lives on meanwhile. */
import { type ReactNode, useMemo } from 'react';
import { ModelProvider } from '../model/hooks.tsx';
import type { Model } from '../model/state.ts';
import { useOpened } from './shown.ts';

interface ShownProps {
  live: Model;
  /** What is drawn of a model; begun anew for each. */
  children: (model: Model) => ReactNode;
}

export function Shown({ live, children }: ShownProps) {
  const { recording } = useOpened();
  const model = recording?.model ?? live;
  const page = useMemo(() => children(model), [children, model]);
  return (
    <ModelProvider key={recording === null ? 'live' : 'recording'} model={model}>
      {page}
    </ModelProvider>
  );
}
