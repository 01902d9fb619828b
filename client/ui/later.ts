/**
 * Parts of the page that come after what a newcomer needs: fetched when they are first shown, or, as soon as the page can
 * be used, one after the other without being asked, so that nothing waits later and all is there when the server is gone.
 */
import { useEffect } from 'react';
import { Told, useTold } from './told.ts';

type State<M> = { is: 'away' | 'coming' | 'failed' } | { is: 'here'; module: M };

/** A module that comes later. A fetch that failed is tried again whenever somebody wants it. */
export class Later<M> {
  readonly #load: () => Promise<M>;
  readonly #state = new Told<State<M>>({ is: 'away' });
  #fetched: Promise<void> | null = null;

  constructor(load: () => Promise<M>) {
    this.#load = load;
  }

  readonly get = this.#state.get;

  readonly subscribe = this.#state.subscribe;

  /** Resolves when it is here or could not be fetched; never rejects. */
  fetch(): Promise<void> {
    if (this.#fetched === null) {
      this.#state.tell({ is: 'coming' });
      this.#fetched = this.#load().then(
        (module) => this.#state.tell({ is: 'here', module }),
        () => {
          this.#fetched = null;
          this.#state.tell({ is: 'failed' });
        },
      );
    }
    return this.#fetched;
  }
}

const parts: { fetch: () => Promise<void> }[] = [];

/** In the order of the calls they are fetched once the page can be used. */
export function later<M>(load: () => Promise<M>): Later<M> {
  const part = new Later(load);
  parts.push(part);
  return part;
}

/** The module, fetched first where it isn't here; null where it can't be had. */
export async function loaded<M>(part: Later<M>): Promise<M | null> {
  if (part.get().is !== 'here') await part.fetch();
  const state = part.get();
  return state.is === 'here' ? state.module : null;
}

let usable = false;
const whenUsable: (() => void)[] = [];

/** The page can be used: what is in sight and could wait comes first, then everything else. */
export async function fetchRest(): Promise<void> {
  if (usable) return;
  usable = true;
  for (const start of whenUsable.splice(0)) start();
  for (let at = 0; at < parts.length; at += 1) await parts[at]?.fetch();
}

/** What has come of a part that is shown now. `patient`: it can wait until the page can be used. */
export function useLater<M>(part: Later<M>, patient = false): State<M> {
  useEffect(() => {
    const start = () => void part.fetch();
    if (!patient || usable) return start();
    whenUsable.push(start);
    return () => {
      const at = whenUsable.indexOf(start);
      if (at >= 0) whenUsable.splice(at, 1);
    };
  }, [part, patient]);
  return useTold(part);
}
