/** The frame: top bar, first steps, stage, timeline and options, in the shape that fits the window. What is inside
 * a region is the region's own business. */
import { useState } from 'react';
import { openCompare, useCompareMode } from '../compare/mode.ts';
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
import { useView } from '../model/hooks.tsx';
import { Stage } from '../stage/Stage.tsx';
import { appTexts } from '../texts/app.ts';
import { Part, PoppedPart, Splitter, useRefusal, useSidHighlight } from '../ui/index.ts';
import { Banners } from './Banners.tsx';
import { OptionsComing, SheetComing, TimelineComing, useIsKnown } from './Coming.tsx';
import { useFrameShape } from './frameShape.ts';
import { changeLayout, FIRST_LAYOUT, layout } from './layout.ts';
import { compareScreen, heldRequests, options, timeline } from './parts.ts';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import { useSizes } from './useSizes.ts';
import { useRestOnceUsable } from './whenUsable.ts';
import './frame.css';
import './projector.css';

/** null: as the shape of the frame has it; else as somebody chose. */
type Chosen = boolean | null;

export function App() {
  useRestOnceUsable();
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
  // Who comes back to a trace without its beginning is none.
  const whole = useView(({ beginning }) => beginning === null);
  const newcomer = steps.find((step, at) => at === 0 && !step.done && whole);
  const isKnown = useIsKnown();
  // Then there is nothing that could be begun with.
  const refused = useView(({ connection }) => connection === 'refused') && !isKnown;

  useWish('fold-left', () => setLeft(!leftOpen));
  useWish('fold-right', () => setRight(!rightOpen));
  useWish('layout', () => layout.set(FIRST_LAYOUT));

  return (
    <div className="frame" data-shape={shape} style={style}>
      {comparing === null && (
        <a className="skip-link" href="#stage">
          {appTexts.skip}
        </a>
      )}
      <Part of={timeline} patient unseen>
        {({ Guide }) => <Guide attempt={refusal.attempt} />}
      </Part>
      <TopBar shape={shape} attempt={refusal.attempt} titled={shape === 'phone' ? refused : !leftOpen} />
      {comparing !== null && (
        <PoppedPart of={compareScreen} onClose={() => openCompare(null)}>
          {({ CompareScreen }) => <CompareScreen key={comparing} mode={comparing} />}
        </PoppedPart>
      )}
      <Banners refusal={refusal} />
      {newcomer && !refused && wants === null && shape !== 'phone' && !leftOpen && (
        <FirstStepStrip step={newcomer} />
      )}
      {shape !== 'phone' && !leftOpen && <LessonStrip onOpen={() => setLeft(true)} />}
      <StartQuestion />
      {shape === 'phone' ? (
        !refused && (
          <section className="frame-summary" aria-label={left.label}>
            <LeftSummary steps={steps} />
          </section>
        )
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
        <Part of={heldRequests} patient unseen>
          {({ HeldRequests }) => <HeldRequests />}
        </Part>
        <Stage />
      </main>
      <div className="frame-time">
        {shape === 'phone' ? (
          <Part of={options} patient waiting={<SheetComing />}>
            {({ OptionsSheet }) => (isKnown ? <OptionsSheet /> : <SheetComing />)}
          </Part>
        ) : (
          <Splitter label={appTexts.timeHeight} className="time-edge" moves="along" grows={-1} {...time} />
        )}
        <Part of={timeline} patient waiting={<TimelineComing />}>
          {({ Timeline }) => (isKnown ? <Timeline /> : <TimelineComing />)}
        </Part>
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
            <Part of={options} patient waiting={<OptionsComing fold={fold} />}>
              {({ OptionsHead, OptionsBody }) =>
                isKnown ? (
                  <>
                    <div className="side-head">
                      <OptionsHead title={<h2>{appTexts.options}</h2>} extra={fold} />
                    </div>
                    <OptionsBody />
                  </>
                ) : (
                  <OptionsComing fold={fold} />
                )
              }
            </Part>
          )}
        </SidePanel>
      )}
    </div>
  );
}
