/** The tour's hint beside the real button that it is about. It blocks nothing, takes and keeps no focus (a Popover would keep
 * Tab inside) and can be skipped at any time. */
import { DismissableLayer, Popper } from 'radix-ui/internal';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { pointAtElement } from '../lessons/pointing.ts';
import { useDeskState } from '../lessons/useLessons.tsx';
import { useModel, useView } from '../model/hooks.tsx';
import { guideTexts } from '../texts/guide.ts';
import { Button } from '../ui/index.ts';
import { isUntouched, nextStep, stepState, TOUR, type TourStep } from './tour.ts';
import { endTour, startTour, useTourPlace } from './tourPlace.ts';
import './tour.css';

const T = guideTexts.tour;
const END_ANCHORS = ['.top-bar .commands', '[data-place="more"]', '.top-bar'];

/** Nothing of it in a lesson; `hidden` where the frame shows something else. */
export function Tour({ hidden }: { hidden: boolean }) {
  const place = useTourPlace();
  const { view, run } = useDeskState();
  const inLesson = run !== null || view !== 'first-steps';
  const begins = useView(isUntouched);
  const touched = useView(({ connection, exchanges }) => connection === 'live' && exchanges.length > 0);

  useEffect(() => {
    if (place === 'off') return;
    if (inLesson) endTour();
    else if (place === 'offered' && begins && !hidden) startTour();
    else if (place === 'offered' && touched) endTour();
  }, [place, inLesson, begins, touched, hidden]);

  if (place === 'off' || place === 'offered' || hidden || inLesson) return null;
  if (place === 'end') return <End />;
  const step = TOUR[place];
  return step === undefined ? null : <Step key={place} step={step} at={place} />;
}

function Step({ step, at }: { step: TourStep; at: number }) {
  const model = useModel();
  const [after] = useState(() => model.getState().exchanges.at(-1)?.id ?? 0);
  const state = useView((now) => stepState(step, now, after));
  useEffect(() => {
    if (state === 'over') nextStep(at);
  }, [state, at]);
  return (
    <Hint
      anchors={step.anchors}
      pointing={state === 'asked'}
      count={T.at(at + 1, TOUR.length)}
      title={step.title}
      text={state === 'asked' ? step.ask : step.watch}
    >
      <Button kind="quiet" size="sm" onClick={endTour}>
        {T.skip}
      </Button>
    </Hint>
  );
}

function End() {
  const { player } = useModel();
  const done = () => {
    player.live();
    endTour();
  };
  return (
    <Hint anchors={END_ANCHORS} pointing count={T.name} title={T.endTitle} text={T.end}>
      <Button kind="primary" size="sm" onClick={done}>
        {T.done}
      </Button>
    </Hint>
  );
}

interface HintProps {
  anchors: readonly string[];
  /** Whether the place is marked. */
  pointing: boolean;
  count: string;
  title: string;
  text: string;
  children: ReactNode;
}

const isDrawn = (element: Element): boolean => element.getClientRects().length > 0;

function placeOf(anchors: readonly string[]): HTMLElement | null {
  for (const selector of anchors)
    for (const found of document.querySelectorAll<HTMLElement>(selector)) if (isDrawn(found)) return found;
  return null;
}

/** The place may not be drawn yet, or be drawn anew: looked for again whenever something new is shown. */
function useAnchor(anchors: readonly string[]): HTMLElement | null {
  const [found, setFound] = useState<HTMLElement | null>(null);
  const head = useView((state) => state.head);
  useEffect(() => {
    if (head >= 0) setFound(placeOf(anchors));
  }, [anchors, head]);
  return found;
}

function Hint({ anchors, pointing, count, title, text, children }: HintProps) {
  const anchor = useAnchor(anchors);
  useEffect(() => (pointing && anchor !== null ? pointAtElement(anchor) : undefined), [pointing, anchor]);
  const place = useMemo(() => ({ current: anchor }), [anchor]);
  if (anchor === null) return null;
  return (
    <Popper.Root>
      <Popper.Anchor virtualRef={place} />
      <DismissableLayer.Root
        asChild
        onInteractOutside={(event) => event.preventDefault()}
        onEscapeKeyDown={endTour}
      >
        <Popper.Content
          className="tour"
          role="dialog"
          aria-label={T.name}
          side="bottom"
          sideOffset={12}
          collisionBoundary={anchor.closest('.stage')}
          collisionPadding={12}
        >
          <p className="tour-count">{count}</p>
          <div role="status">
            <h2>{title}</h2>
            <p>{text}</p>
          </div>
          {children}
          <Popper.Arrow className="tour-arrow" width={16} height={8} />
        </Popper.Content>
      </DismissableLayer.Root>
    </Popper.Root>
  );
}
