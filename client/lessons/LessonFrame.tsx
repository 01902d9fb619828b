/**
 * What the frame shows of lessons in its left region: first steps, the list or the running lesson; a line of it where
 * the panel is folded; and on a phone the same above the stage.
 */
import { ChevronDown, ChevronUp, PanelLeft } from 'lucide-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button, Dialog, IconButton } from '../ui/index.ts';
import { CourseList } from './CourseList.tsx';
import { FirstSteps, FirstStepsSummary } from './FirstSteps.tsx';
import { LessonPanel } from './LessonPanel.tsx';
import { type LessonSnapshot, type RunStage, stepOf } from './lessonMachine.ts';
import { LineView, WordsOf } from './ProseView.tsx';
import type { StepView } from './useFirstSteps.ts';
import { useDesk, useDeskState } from './useLessons.tsx';

const T = lessonsTexts;

/** While these last the learner looks at the stage, not at the lesson. */
const ON_STAGE: readonly RunStage[] = ['doing', 'rewinding', 'clearing', 'playing', 'played', 'arriving'];

/** Whether the lesson wants to be read now; null where none runs. */
export function useWantsReading(): boolean | null {
  const { view, run, again } = useDeskState();
  if (view === 'list') return true;
  if (run === null) return null;
  return again !== null || !ON_STAGE.includes(run.value) || run.context.judged.state === 'violated';
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
  if (view === 'lesson') return <LessonPanel fold={fold} />;
  return view === 'list' ? <CourseList fold={fold} /> : <FirstSteps steps={steps} fold={fold} />;
}

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
  if (view === 'list') return <CourseList />;
  if (view === 'first-steps' || run === null) return <FirstStepsSummary steps={steps} />;
  const open = chosen ?? wants === true;
  const toggle = (
    <IconButton label={open ? T.showTask : T.showLesson} aria-expanded={open} onClick={() => choose(!open)}>
      {open ? <ChevronUp /> : <ChevronDown />}
    </IconButton>
  );
  if (open) return <LessonPanel fold={toggle} />;
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

function Task({ snapshot: { value, context } }: { snapshot: LessonSnapshot }) {
  const step = stepOf(context);
  const { judged, lesson } = context;
  return (
    <WordsOf lesson={lesson}>
      <div className="lesson-line">
        <p>
          {step === null || !ON_STAGE.includes(value) ? (
            <LineView line={lesson.title} />
          ) : (
            <LineView line={step.do} />
          )}
        </p>
        <p className="lesson-line-state" role="status">
          {value === 'playing' && T.playing}
          {value === 'rewinding' && T.preparing}
          {value === 'doing' && judged.state === 'violated' && T.violatedBrief}
          {value === 'doing' && judged.state === 'pending' && judged.of > 0 && T.met(judged.met, judged.of)}
          {value === 'doing' && judged.near !== null && (
            <>
              {' · '}
              <LineView line={judged.near} />
            </>
          )}
        </p>
      </div>
    </WordsOf>
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
