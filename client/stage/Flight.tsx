/** What flies over the stage while an event happens: a session chip or a cookie's name, from place to place. */
import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { findAnchor } from './anchors.ts';
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
    const draw = (progress: number) => {
      const isFlying = from !== null && to !== null && progress > 0 && progress < 1;
      flying.style.visibility = isFlying ? 'visible' : 'hidden';
      if (!isFlying) return;
      const start = centre(from, root);
      const end = centre(to, root);
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

function centre(element: Element, root: HTMLElement): { x: number; y: number } {
  const box = element.getBoundingClientRect();
  const origin = root.getBoundingClientRect();
  return {
    x: (box.left + box.right) / 2 - origin.left + root.scrollLeft,
    y: (box.top + box.bottom) / 2 - origin.top + root.scrollTop,
  };
}
