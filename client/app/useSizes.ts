/** The sizes of the panels in this window, px, and how they change; as a style, for the frame's own style sheet. */
import { type CSSProperties, useSyncExternalStore } from 'react';
import { useKept } from './kept.ts';
import { changeLayout, type Layout, layout, type Size, sizesIn } from './layout.ts';
import { onProjector } from './projector.ts';
import type { PanelSize } from './SidePanel.tsx';

const subscribe = (listener: () => void) => {
  addEventListener('resize', listener);
  const stop = onProjector(listener);
  return () => {
    removeEventListener('resize', listener);
    stop();
  };
};

/** As one text, so that two readings of the same window are the same. */
const windowNow = (): string => {
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return `${innerWidth} ${innerHeight} ${rem}`;
};

export function useSizes(docks: { leftDocks: boolean; rightDocks: boolean }) {
  const kept = useKept(layout);
  const [width = 0, height = 0, rem = 16] = useSyncExternalStore(subscribe, windowNow).split(' ').map(Number);
  const sizes = sizesIn({ width: width / rem, height: height / rem, ...docks }, kept);
  const panel = (key: keyof typeof sizes & keyof Layout, { now, min, max }: Size): PanelSize => ({
    size: now * rem,
    min: min * rem,
    max: max * rem,
    onResize: (size) => changeLayout({ [key]: size / rem }),
    onReset: () => changeLayout({ [key]: null }),
  });
  const style: Record<`--${string}`, string> = {
    '--side-left': `${sizes.left.now}rem`,
    '--side-right': `${sizes.right.now}rem`,
    // Left out as long as nobody chose: an open exchange makes it higher by itself.
    ...(kept.time === null ? {} : { '--log-height': `${sizes.time.now}rem` }),
  };
  return {
    left: panel('left', sizes.left),
    right: panel('right', sizes.right),
    time: panel('time', sizes.time),
    kept,
    style: style satisfies CSSProperties,
  };
}
