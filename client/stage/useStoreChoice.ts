/** Which store the sandbox has and the trouble it is in, and how to change both: choosing a store may take seconds. */
import { useState } from 'react';
import type { StoreKind, StoreOffer, StoreTrouble } from '#shared/stores.ts';
import { useView } from '../model/hooks.tsx';
import { type Sentence, useRefusal } from '../ui/index.ts';
import { useAct } from './useAct.ts';

export interface StoreChoice {
  kind: StoreKind;
  trouble: StoreTrouble;
  offers: readonly StoreOffer[];
  /** The store that is on its way, or null. */
  opening: StoreOffer | null;
  /** Why the last wish was refused, or null. */
  error: Sentence | null;
  choose: (kind: StoreKind) => void;
  suffer: (trouble: StoreTrouble) => void;
}

export function useStoreChoice(): StoreChoice {
  const kind = useView((state) => state.shown.storeKind);
  const trouble = useView((state) => state.shown.storeTrouble);
  const offers = useView((state) => state.stores);
  const [wished, wish] = useState<StoreKind | null>(null);
  const { error, attempt } = useRefusal();
  const act = useAct();
  return {
    kind,
    trouble,
    offers,
    opening: offers.find((offer) => offer.kind === wished) ?? null,
    error,
    choose: (store) => {
      wish(store);
      void attempt(act({ type: 'setStore', store })).then(() => wish(null));
    },
    suffer: (next) => void attempt(act({ type: 'setStoreTrouble', ...next })),
  };
}
