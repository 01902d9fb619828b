/** What flies over the stage while an event happens: a session chip or a cookie's name, from place to place. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { findAnchor } from './anchors.ts';
import type { Point } from './connectors.ts';
import { easeInOut, type Motion, motionOf } from './motion.ts';
import { Sid } from './Sid.tsx';

export function Flight({ stage }: { stage: RefObject<HTMLElement | null> }) {
  const event = useView((state) => state.event);
  const motion = useView(
    (state) => motionOf(state.event, state.exchange),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  if (event === null || motion?.kind !== 'fly') return null;
  return <Flying key={event.seq} stage={stage} motion={motion} />;
}

type Flown = Extract<Motion, { kind: 'fly' }>;

function Flying({ stage, motion }: { stage: RefObject<HTMLElement | null>; motion: Flown }) {
  const model = useModel();
  const ref = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const root = stage.current;
    const flying = ref.current;
    if (root === null || flying === null) return;
    const from = findAnchor(root, motion.from);
    const to = findAnchor(root, motion.to);
    if (from === null || to === null) return;
    // Measured once: a frame writes and reads nothing of the layout.
    const [start, end] = isDownTheConnector(motion)
      ? runOf(from, to, root)
      : [centre(from, root), centre(to, root)];
    const draw = (progress: number) => {
      const isFlying = progress > 0 && progress < 1;
      flying.style.visibility = isFlying ? 'visible' : 'hidden';
      if (!isFlying) return;
      const way = easeInOut(progress);
      const x = start.x + (end.x - start.x) * way;
      const y = start.y + (end.y - start.y) * way;
      flying.style.transform = `translate(${x}px, ${y}px) translate(-50%, -50%)`;
    };
    draw(model.progress());
    return model.onProgress(draw);
  }, [model, stage, motion]);

  return (
    <div ref={ref} className="flying" aria-hidden="true">
      {motion.sid === null ? <code>{motion.name}</code> : <Sid sid={motion.sid} />}
    </div>
  );
}

/** A record on its way to its drawer takes the yellow line. */
const isDownTheConnector = ({ to }: Flown): boolean => to[0]?.startsWith('drawer ') === true;

/** From the station's lower edge straight down to the drawer, as the connector runs. */
function runOf(from: Element, to: Element, root: HTMLElement): readonly [Point, Point] {
  const station = from.getBoundingClientRect();
  const drawer = to.getBoundingClientRect();
  const origin = root.getBoundingClientRect();
  const x = Math.min(station.right, drawer.right) - FROM_EDGE - origin.left + root.scrollLeft;
  const down = root.scrollTop - origin.top;
  return [
    { x, y: station.bottom + down },
    { x, y: drawer.top + down },
  ];
}

/** Half a chip from the edge, px, so that all of it stays on the stage. */
const FROM_EDGE = 34;

function centre(element: Element, root: HTMLElement): Point {
  const box = element.getBoundingClientRect();
  const origin = root.getBoundingClientRect();
  return {
    x: (box.left + box.right) / 2 - origin.left + root.scrollLeft,
    y: (box.top + box.bottom) / 2 - origin.top + root.scrollTop,
  };
}
