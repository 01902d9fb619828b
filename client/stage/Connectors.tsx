/** Draws the yellow connectors over the stage, from where explanation, lit station and drawer really are. */
import { type RefObject, useLayoutEffect, useState } from 'react';
import type { Station } from '#shared/trace.ts';
import { useView } from '../model/hooks.tsx';
import { findAnchor } from './anchors.ts';
import { type Box, drawerLine, explanationLine, type Line, stretched, THICKNESS } from './connectors.ts';

export interface ConnectorsProps {
  stage: RefObject<HTMLElement | null>;
  lit: Station | null;
}

/** What was measured holds for its moment only. */
interface Measured {
  moment: string;
  lines: readonly Line[];
  /** px of the page for one at a root of 16 px. */
  scale: number;
}

export function Connectors({ stage, lit }: ConnectorsProps) {
  const moment = useView(({ cursor, shown }) => `${lit} ${cursor.seq} ${shown.store.size}`);
  const [measured, setMeasured] = useState<Measured>({ moment: '', lines: [], scale: 1 });

  useLayoutEffect(() => {
    const root = stage.current;
    if (root === null || lit === null) return;
    const measure = () => setMeasured({ moment, ...measureLines(root, lit) });
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

  const lines = measured.moment === moment ? measured.lines : [];
  const thickness = THICKNESS * measured.scale;
  return (
    <svg className="connectors" aria-hidden="true">
      {lines.map((line) => (
        <g key={points(line)}>
          <polyline
            className="connector-edge"
            points={points(stretched(line, -1))}
            strokeWidth={thickness + 2}
          />
          <polyline className="connector" points={points(stretched(line, 2))} strokeWidth={thickness} />
        </g>
      ))}
    </svg>
  );
}

const points = (line: Line): string => line.map(({ x, y }) => `${x},${y}`).join(' ');

function measureLines(root: HTMLElement, lit: Station): Omit<Measured, 'moment'> {
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
  if (station === null) return { lines: [], scale };
  const found = [
    why === null ? null : explanationLine(box(why), box(station), scale),
    drawer === null || !isInView(drawer)
      ? null
      : drawerLine(why === null ? null : box(why), box(station), box(drawer), scale),
  ];
  return { lines: found.filter((line) => line !== null), scale };
}

/** Whether a drawer isn't scrolled out of its cabinet. */
function isInView(drawer: Element): boolean {
  const list = drawer.parentElement?.getBoundingClientRect();
  const { top, bottom } = drawer.getBoundingClientRect();
  return list === undefined || (top >= list.top - 4 && bottom <= list.bottom + 4);
}
