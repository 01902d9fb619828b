/** Projector mode: readable from the last row. Kept between visits, or asked for by a link for one page. */
import { z } from 'zod';
import { Kept, useKept } from './kept.ts';

const projector = new Kept({ key: 'sessionscope.projector.v1', schema: z.boolean(), fallback: false });

const apply = () => document.documentElement.toggleAttribute('data-projector', projector.get());

/** Call once, before the first paint. */
export function startProjector(): void {
  apply();
  projector.subscribe(apply);
}

/** What a link asked for is over once a person chose. */
export function chooseProjector(on: boolean): void {
  projector.set(on);
  const fields = new URLSearchParams(location.hash.slice(1));
  if (!fields.has('projector')) return;
  fields.delete('projector');
  history.replaceState(history.state, '', fields.size === 0 ? location.pathname : `#${fields}`);
}

/** As a link wants it: this page only. */
export const showProjector = (on: boolean): void => projector.tell(on);

export const isProjector = projector.get;

export const onProjector = projector.subscribe;

export const useProjector = (): boolean => useKept(projector);
