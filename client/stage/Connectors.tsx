/** Draws the yellow connectors over the stage, from where explanation, lit station and drawer really are. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Station } from '#shared/trace.ts';
import { useView } from '../model/hooks.tsx';
import { findAnchor } from './anchors.ts';
import { type Bar, type Box, drawerBar, explanationBar } from './connectors.ts';

export interface ConnectorsProps {
  stage: RefObject<HTMLElement | null>;
  lit: Station | null;
}

/** What was measured holds for its moment only. */
interface Measured {
  moment: string;
  bars: readonly Bar[];
}

export function Connectors({ stage, lit }: ConnectorsProps) {
  const moment = useView(({ cursor, shown }) => `${lit} ${cursor.seq} ${shown.store.size}`);
  const [measured, setMeasured] = useState<Measured>({ moment: '', bars: [] });

  useLayoutEffect(() => {
    const root = stage.current;
    if (root === null || lit === null) return;
    const measure = () => setMeasured({ moment, bars: measureBars(root, lit) });
    measure();
    const observer = new ResizeObserver(measure);
    for (const part of root.querySelectorAll('.why, .rack, .cabinet, .lanes')) observer.observe(part);
    observer.observe(root);
    const drawers = root.querySelector('.cabinet-drawers');
    drawers?.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      drawers?.removeEventListener('scroll', measure);
    };
  }, [stage, lit, moment]);

  const bars = measured.moment === moment ? measured.bars : [];
  return (
    <div className="connectors" aria-hidden="true">
      {bars.map(({ left, top, right, bottom, open, joins }) => (
        <i
          key={joins}
          className={`connector connector-${open}`}
          style={{ left, top, width: right - left, height: bottom - top }}
        />
      ))}
    </div>
  );
}

function measureBars(root: HTMLElement, lit: Station): Bar[] {
  const origin = root.getBoundingClientRect();
  const box = (element: Element): Box => {
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const x = origin.left - root.scrollLeft;
    const y = origin.top - root.scrollTop;
    return { left: left - x, top: top - y, right: right - x, bottom: bottom - y };
  };
  const scale = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
  const station = findAnchor(root, [`station ${lit}`]);
  const why = root.querySelector('.why-lit');
  const drawer = root.querySelector('.drawer-fresh');
  if (station === null) return [];
  const bars = [
    why === null ? null : explanationBar(box(why), box(station), scale),
    drawer === null || !isInView(drawer)
      ? null
      : drawerBar(why === null ? null : box(why), box(station), box(drawer), scale),
  ];
  return bars.filter((bar) => bar !== null);
}

/** Whether a drawer isn't scrolled out of its cabinet. */
function isInView(drawer: Element): boolean {
  const list = drawer.parentElement?.getBoundingClientRect();
  const { top, bottom } = drawer.getBoundingClientRect();
  return list === undefined || (top >= list.top - 4 && bottom <= list.bottom + 4);
}
