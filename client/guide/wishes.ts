/**
 * What a shortcut or the palette asks of a region of the screen: open something that the region owns. The region says
 * what it can do while it is on the screen; a wish that nobody can fulfil does nothing.
 */
import { useEffect, useEffectEvent } from 'react';

export type Wish =
  | 'palette'
  | 'shortcuts'
  | 'source'
  | 'share'
  | 'reset'
  | 'findings'
  | 'filter'
  | 'inspect'
  | 'restore'
  | 'take-apart'
  | 'save-snapshot'
  | 'open-snapshot'
  | 'fold-left'
  | 'fold-right'
  | 'layout';

const granting = new Map<Wish, () => void>();

export const wishFor = (wish: Wish): void => granting.get(wish)?.();

/** Fulfils a wish for as long as the component is on the screen. */
export function useWish(wish: Wish, fulfil: () => void): void {
  const act = useEffectEvent(fulfil);
  useEffect(() => {
    const mine = () => act();
    granting.set(wish, mine);
    return () => {
      if (granting.get(wish) === mine) granting.delete(wish);
    };
  }, [wish]);
}
