/** The frame: top bar, first steps, stage, timeline and options, in the shape that fits the window. What is inside
 * a region is the region's own business. */
import { ChevronUp } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { toCodeLines } from '#shared/optionCode.ts';
import { useCompareMode } from '../compare/mode.ts';
import { Guide } from '../guide/Guide.tsx';
import { useWish } from '../guide/wishes.ts';
import { FirstStepStrip } from '../lessons/FirstSteps.tsx';
import {
  LeftPanel,
  LeftSummary,
  LessonStrip,
  StartQuestion,
  useLeftRegion,
  useWantsReading,
} from '../lessons/LessonFrame.tsx';
import { useFirstSteps } from '../lessons/useFirstSteps.ts';
import { OptionsBody, OptionsHead } from '../options/OptionsPanel.tsx';
import { useOptions } from '../options/useOptions.ts';
import { HeldRequests } from '../stage/HeldRequests.tsx';
import { Stage } from '../stage/Stage.tsx';
import { appTexts } from '../texts/app.ts';
import { Timeline } from '../timeline/Timeline.tsx';
import { Dialog, Splitter, useRefusal, useSidHighlight } from '../ui/index.ts';
import { Banners } from './Banners.tsx';
import { useFrameShape } from './frameShape.ts';
import { changeLayout, FIRST_LAYOUT, layout } from './layout.ts';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import { useSizes } from './useSizes.ts';
import './frame.css';
import './projector.css';

const CompareScreen = lazy(() => import('../compare/CompareScreen.tsx'));

/** null: as the shape of the frame has it; else as somebody chose. */
type Chosen = boolean | null;

export function App() {
  useSidHighlight();
  const shape = useFrameShape();
  const refusal = useRefusal();
  const steps = useFirstSteps();
  const comparing = useCompareMode();
  const [leftOver, setLeftOver] = useState<Chosen>(null);
  const [rightOver, setRightOver] = useState<Chosen>(null);
  const leftDocks = shape === 'wide';
  const rightDocks = shape === 'wide' || shape === 'narrow';
  const { left: leftSize, right: rightSize, time, kept, style } = useSizes({ leftDocks, rightDocks });
  const wants = useWantsReading();
  const [known, setKnown] = useState(wants);
  if (known !== wants) {
    setKnown(wants);
    setLeftOver(null);
  }
  // What is docked is kept; what lies over the stage is a look in passing.
  const leftOpen = leftDocks ? !kept.leftFolded : (leftOver ?? wants === true);
  const rightOpen = rightDocks ? !kept.rightFolded : rightOver === true;
  const setLeft = (open: boolean) => (leftDocks ? changeLayout({ leftFolded: !open }) : setLeftOver(open));
  const setRight = (open: boolean) =>
    rightDocks ? changeLayout({ rightFolded: !open }) : setRightOver(open);
  const left = useLeftRegion(steps);
  const newcomer = steps.find((step, at) => at === 0 && !step.done);

  useWish('fold-left', () => setLeft(!leftOpen));
  useWish('fold-right', () => setRight(!rightOpen));
  useWish('layout', () => layout.set(FIRST_LAYOUT));

  return (
    <div className="frame" data-shape={shape} style={style}>
      <a className="skip-link" href="#stage">
        {appTexts.skip}
      </a>
      <Guide attempt={refusal.attempt} />
      <TopBar shape={shape} attempt={refusal.attempt} titled={shape !== 'phone' && !leftOpen} />
      {comparing !== null && (
        <Suspense>
          <CompareScreen key={comparing} mode={comparing} />
        </Suspense>
      )}
      <Banners refusal={refusal} />
      {newcomer && wants === null && shape !== 'phone' && !leftOpen && <FirstStepStrip step={newcomer} />}
      {shape !== 'phone' && !leftOpen && <LessonStrip onOpen={() => setLeft(true)} />}
      <StartQuestion />
      {shape === 'phone' ? (
        <section className="frame-summary" aria-label={left.label}>
          <LeftSummary steps={steps} />
        </section>
      ) : (
        <SidePanel
          side="left"
          label={left.label}
          dots={left.dots}
          dockable={leftDocks}
          open={leftOpen}
          onOpenChange={setLeft}
          size={leftSize}
        >
          {(fold) => <LeftPanel steps={steps} fold={fold} />}
        </SidePanel>
      )}
      <main id="stage" className="frame-stage" tabIndex={-1}>
        <HeldRequests />
        <Stage />
      </main>
      <div className="frame-time">
        {shape === 'phone' ? (
          <OptionsSheet />
        ) : (
          <Splitter label={appTexts.timeHeight} className="time-edge" moves="along" grows={-1} {...time} />
        )}
        <Timeline />
      </div>
      {shape !== 'phone' && (
        <SidePanel
          side="right"
          label={appTexts.options}
          dockable={rightDocks}
          open={rightOpen}
          onOpenChange={setRight}
          size={rightSize}
        >
          {(fold) => (
            <>
              <div className="side-head">
                <OptionsHead title={<h2>{appTexts.options}</h2>} extra={fold} />
              </div>
              <OptionsBody />
            </>
          )}
        </SidePanel>
      )}
    </div>
  );
}

/** The phone's way to the options: the last change in the dock, the panel in a sheet. */
function OptionsSheet() {
  const [open, setOpen] = useState(false);
  const { options, lastChanged } = useOptions();
  const line = toCodeLines(options).find(({ option }) => option !== null && lastChanged.includes(option));
  return (
    <>
      <button type="button" className="sheet-peek" onClick={() => setOpen(true)}>
        <b>{appTexts.options}</b>
        {line && <code>{line.text.trim().replace(/,$/, '')}</code>}
        <ChevronUp />
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title={appTexts.options}
        shape="sheet"
        headExtra={<OptionsHead />}
      >
        <OptionsBody />
      </Dialog>
    </>
  );
}
