/**
 * What the frame shows of lessons in its left region: first steps, the list or the running lesson; a line of it where
 * the panel is folded; and on a phone the same above the stage.
 */
import { ChevronDown, ChevronUp, PanelLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { lessonFrameTexts } from '../texts/lessonFrame.ts';
import { Button, Dialog, IconButton, later, Part } from '../ui/index.ts';
import { FirstSteps, FirstStepsSummary } from './FirstSteps.tsx';
import { lessonEngine } from './lessonDesk.ts';
import type { LessonSnapshot } from './lessonMachine.ts';
import type { StepView } from './useFirstSteps.ts';
import { isOnStage, useDesk, useDeskState } from './useLessons.tsx';

const T = lessonFrameTexts;

const parts = later(() => import('./lessonParts.ts'));

/** Whether the lesson wants to be read now; null where none runs. */
export function useWantsReading(): boolean | null {
  const { view, run, again } = useDeskState();
  if (view === 'list') return true;
  if (run === null) return view === 'lesson' ? true : null;
  return again !== null || !isOnStage(run.value) || run.context.judged.state === 'violated';
}

/** The name of the left region, and a dot a step. */
export function useLeftRegion(steps: readonly StepView[]) {
  const { view, run } = useDeskState();
  if (view === 'list') return { label: T.lessons, dots: [] };
  if (run === null) return { label: T.firstSteps.name, dots: steps };
  const { lesson, results } = run.context;
  return {
    label: T.panel,
    dots: lesson.steps.map(({ id }) => ({ id, done: results[id] !== undefined })),
  };
}

export function LeftPanel({ steps, fold }: { steps: readonly StepView[]; fold?: ReactNode }) {
  const { view } = useDeskState();
  if (view === 'first-steps') return <FirstSteps steps={steps} fold={fold} />;
  return view === 'list' ? <Course fold={fold} /> : <Lesson fold={fold} />;
}

const Course = ({ fold }: { fold?: ReactNode }) => (
  <Part of={parts} waiting={<Coming fold={fold} />}>
    {({ CourseList }) => <CourseList fold={fold} />}
  </Part>
);

const Lesson = ({ fold }: { fold?: ReactNode }) => (
  <Part of={lessonEngine} waiting={<Coming fold={fold} />}>
    {() => (
      <Part of={parts} waiting={<Coming fold={fold} />}>
        {({ LessonPanel }) => <LessonPanel fold={fold} />}
      </Part>
    )}
  </Part>
);

/** The frame of what comes, so that nothing jumps. */
const Coming = ({ fold }: { fold?: ReactNode }) => (
  <div className="lesson" aria-busy="true">
    <div className="lesson-top">
      <span />
      {fold}
    </div>
  </div>
);

const Task = ({ snapshot }: { snapshot: LessonSnapshot }) => (
  <Part of={parts}>{({ LessonTask }) => <LessonTask snapshot={snapshot} />}</Part>
);

/** The same for a phone: the current task, the rest on demand. */
export function LeftSummary({ steps }: { steps: readonly StepView[] }) {
  const { view, run } = useDeskState();
  const wants = useWantsReading();
  const [chosen, choose] = useState<boolean | null>(null);
  const stage = `${view} ${run?.value} ${run?.context.step}`;
  const [known, setKnown] = useState(stage);
  if (known !== stage) {
    setKnown(stage);
    choose(null);
  }
  if (view === 'list') return <Course />;
  if (view === 'first-steps' || run === null) return <FirstStepsSummary steps={steps} />;
  const open = chosen ?? wants === true;
  const toggle = (
    <IconButton label={open ? T.showTask : T.showLesson} aria-expanded={open} onClick={() => choose(!open)}>
      {open ? <ChevronUp /> : <ChevronDown />}
    </IconButton>
  );
  if (open) return <Lesson fold={toggle} />;
  return (
    <div className="lesson-mini">
      <Task snapshot={run} />
      {toggle}
    </div>
  );
}

/** One line, where the panel is folded and a lesson runs. */
export function LessonStrip({ onOpen }: { onOpen: () => void }) {
  const { run } = useDeskState();
  const strip = useRef<HTMLElement>(null);
  const isShown = run !== null;
  useEffect(() => {
    if (isShown && document.activeElement === document.body) strip.current?.focus();
  }, [isShown]);
  if (run === null) return null;
  return (
    <section ref={strip} className="lesson-strip" aria-label={T.panel} tabIndex={-1}>
      <Task snapshot={run} />
      <Button size="sm" icon={<PanelLeft />} onClick={onOpen}>
        {T.openLesson}
      </Button>
    </section>
  );
}

/** Asks before a lesson throws away what somebody did. */
export function StartQuestion() {
  const desk = useDesk();
  const { asking } = useDeskState();
  return (
    <Dialog
      open={asking !== null}
      onClose={() => desk.answer(false)}
      title={T.startSandbox}
      actions={
        <>
          <Button onClick={() => desk.answer(false)}>{T.keepSandbox}</Button>
          <Button kind="danger" onClick={() => desk.answer(true)}>
            {T.startLesson}
          </Button>
        </>
      }
    >
      {T.startSandboxWhy}
    </Dialog>
  );
}
