/** The panel for somebody who is here for the first time: what this is, and the four things to do first. */
import clsx from 'clsx';
import { BookOpen, ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useIsTouring } from '../guide/tourPlace.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { AWAITED } from '../stage/browserNames.ts';
import { lessonFrameTexts } from '../texts/lessonFrame.ts';
import { Button, FieldError, IconButton, TickBox, useRefusal } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import type { StepView } from './useFirstSteps.ts';
import { useCourse, useDesk } from './useLessons.tsx';
import './first-steps.css';

const T = lessonFrameTexts.firstSteps;

interface FirstStepsProps {
  steps: readonly StepView[];
  /** The button that folds the panel. */
  fold?: ReactNode;
}

export function FirstSteps({ steps, fold }: FirstStepsProps) {
  const current = steps.find(({ done }) => !done);
  const refused = useView(({ connection }) => connection === 'refused');
  if (refused) return <Waiting fold={fold} />;
  return (
    <div className="first-steps">
      <div className="first-steps-top">
        <Progress steps={steps} />
        {fold}
      </div>
      <h1>{T.title}</h1>
      <p className="first-steps-lede">
        <Rich text={T.lede} parts={{ library: <code>express-session</code> }} />
      </p>
      <ol className="first-steps-list">
        {steps.map((step) => (
          <li
            key={step.id}
            className={clsx(step.done && 'step-done')}
            aria-current={step === current ? 'step' : undefined}
          >
            <TickBox done={step.done} />
            <div className="step-text">
              <p>{step.title}</p>
              {step === current && (
                <>
                  <p className="step-detail">{step.detail}</p>
                  <StepButton step={step} />
                </>
              )}
            </div>
          </li>
        ))}
      </ol>
      {current === undefined && <p className="first-steps-end">{T.end}</p>}
      <ToLessons next={current === undefined} />
    </div>
  );
}

/** Where the page has no sandbox, no step can be done: what to do about it stands on the stage. A phone shows only that. */
function Waiting({ fold }: Pick<FirstStepsProps, 'fold'>) {
  return (
    <div className="first-steps">
      <div className="first-steps-top">
        <span />
        {fold}
      </div>
      <h1>{T.title}</h1>
      <p className="first-steps-lede">{T.waiting}</p>
    </div>
  );
}

/** The same for a phone: the current step and its button, the rest on demand. */
export function FirstStepsSummary({ steps }: { steps: readonly StepView[] }) {
  const [open, setOpen] = useState(false);
  const current = steps.find(({ done }) => !done);
  const toggle = (
    <IconButton label={open ? T.fold : T.unfold} aria-expanded={open} onClick={() => setOpen(!open)}>
      {open ? <ChevronUp /> : <ChevronDown />}
    </IconButton>
  );
  if (open) return <FirstSteps steps={steps} fold={toggle} />;
  return (
    <div className="first-steps first-steps-summary">
      <div className="first-steps-top">
        <Progress steps={steps} />
        {toggle}
      </div>
      <h1 className="vh">{T.title}</h1>
      {current ? (
        <>
          <p className="first-steps-current">{current.title}</p>
          <StepButton step={current} />
        </>
      ) : (
        <>
          <p className="first-steps-current">{T.endBrief}</p>
          <ToLessons next />
        </>
      )}
    </div>
  );
}

/** One line, where the panel is folded and nothing was pressed yet. */
export function FirstStepStrip({ step }: { step: StepView }) {
  return (
    <section className="first-step-strip" aria-label={T.title}>
      <p>
        <Rich text={T.strip(step.title)} parts={{ title: <b>{T.stripTitle}</b> }} />
      </p>
      <StepButton step={step} size="sm" />
    </section>
  );
}

/** The course: the natural next thing once the steps are done, there before. */
function ToLessons({ next }: { next: boolean }) {
  const desk = useDesk();
  const count = useCourse()?.lessons.length ?? 0;
  if (count === 0) return null;
  return (
    <div className="first-steps-lessons">
      <Button kind={next ? 'primary' : 'plain'} icon={<BookOpen />} onClick={() => desk.showList()}>
        {lessonFrameTexts.lessonsCount(count)}
      </Button>
    </div>
  );
}

function Progress({ steps }: { steps: readonly StepView[] }) {
  const done = steps.filter((step) => step.done).length;
  return (
    <span className="first-steps-progress" role="status">
      {T.progress(done, steps.length)}
    </span>
  );
}

/** Does the step; the one thing on the screen that asks to be pressed. */
function StepButton({ step, size = 'md' }: { step: StepView; size?: 'md' | 'sm' }) {
  const model = useModel();
  // Until the sandbox is known it stands there as it will be.
  const press = useView(
    ({ world, head }) => step.press(head > 0 ? world : { ...world, browsers: [...AWAITED] }),
    (a, b) => a?.label === b?.label,
  );
  const { error, attempt } = useRefusal();
  const live = useView(({ connection }) => connection === 'live');
  const touring = useIsTouring();
  // One thing at a time asks to be pressed, and while the tour is on, that is the one it points at.
  if (press === null || touring) return null;
  return (
    <div className="step-press">
      <Button
        kind="primary"
        size={size}
        disabled={!live}
        onClick={() => {
          const now = step.press(model.getState().world);
          if (now !== null) void attempt(model.sendCommand(now.command));
        }}
      >
        {press.label}
      </Button>
      <FieldError id={`step-${step.id}-error`}>{error}</FieldError>
    </div>
  );
}
