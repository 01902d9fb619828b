/** The frame: top bar, first steps, stage, timeline and options, in the shape that fits the window. What is inside
 * a region is the region's own business. */
import { ChevronUp } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { toCodeLines } from '#shared/optionCode.ts';
import { useCompareMode } from '../compare/mode.ts';
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
import { Timeline } from '../timeline/Timeline.tsx';
import { Dialog, useRefusal, useSidHighlight } from '../ui/index.ts';
import { Banners } from './Banners.tsx';
import { useFrameShape } from './frameShape.ts';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import './frame.css';

const CompareScreen = lazy(() => import('../compare/CompareScreen.tsx'));

/** null: as the shape of the frame has it; else as somebody chose. */
type Chosen = boolean | null;

export function App() {
  useSidHighlight();
  const shape = useFrameShape();
  const refusal = useRefusal();
  const steps = useFirstSteps();
  const comparing = useCompareMode();
  const [leftChosen, setLeft] = useState<Chosen>(null);
  const [rightChosen, setRight] = useState<Chosen>(null);
  const leftDocks = shape === 'wide';
  const wants = useWantsReading();
  const [known, setKnown] = useState(wants);
  if (known !== wants) {
    setKnown(wants);
    setLeft(null);
  }
  const leftOpen = leftChosen ?? (leftDocks || wants === true);
  const left = useLeftRegion(steps);
  const newcomer = steps.find((step, at) => at === 0 && !step.done);
  const rightDocks = shape === 'wide' || shape === 'narrow';

  return (
    <div className="frame" data-shape={shape}>
      <a className="skip-link" href="#stage">
        Skip to the stage
      </a>
      <TopBar shape={shape} attempt={refusal.attempt} />
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
        >
          {(fold) => <LeftPanel steps={steps} fold={fold} />}
        </SidePanel>
      )}
      <main id="stage" className="frame-stage" tabIndex={-1}>
        <HeldRequests />
        <Stage />
      </main>
      <div className="frame-time">
        {shape === 'phone' && <OptionsSheet />}
        <Timeline />
      </div>
      {shape !== 'phone' && (
        <SidePanel
          side="right"
          label="Options"
          dockable={rightDocks}
          open={rightChosen ?? rightDocks}
          onOpenChange={setRight}
        >
          {(fold) => (
            <>
              <div className="side-head">
                <OptionsHead title={<h2>Options</h2>} extra={fold} />
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
        <b>Options</b>
        {line && <code>{line.text.trim().replace(/,$/, '')}</code>}
        <ChevronUp />
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        title="Options"
        shape="sheet"
        headExtra={<OptionsHead />}
      >
        <OptionsBody />
      </Dialog>
    </>
  );
}
