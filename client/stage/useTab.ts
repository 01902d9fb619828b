/**
 * Which browser stands in front: the one whose visit came last onto the stage, until a person picks another; the first
 * where the stage is empty again. A redirect goes on with its visit and takes nothing away from who picked meanwhile.
 */
import { useLayoutEffect, useState } from 'react';
import { useView } from '../model/hooks.tsx';

/** A browser's name; null for the requests from outside. */
export type Tab = string | null;

/** While somebody types in a browser, it isn't taken away. */
const isTyping = (): boolean => {
  const active = document.activeElement;
  return (
    active instanceof HTMLIFrameElement ||
    (active instanceof HTMLInputElement && active.closest('.browsers') !== null)
  );
};

export function useTab(): [tab: Tab, choose: (tab: Tab) => void] {
  const visit = useView(({ exchange }) =>
    exchange === null
      ? null
      : exchange.visit === null
        ? `exchange ${exchange.id}`
        : `visit ${exchange.visit}`,
  );
  const sender = useView((state) => state.exchange?.browser ?? null);
  const first = useView((state) => state.shown.browsers[0]?.name ?? null);
  const exists = useView((state) => state.shown.browsers);
  const [chosen, choose] = useState<Tab | undefined>(undefined);

  useLayoutEffect(() => {
    if (!isTyping()) choose(visit === null ? undefined : sender);
  }, [visit, sender]);

  const tab = chosen === undefined ? first : chosen;
  const gone = tab !== null && !exists.some(({ name }) => name === tab);
  return [gone ? first : tab, choose];
}
