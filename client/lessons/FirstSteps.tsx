/** The panel for somebody who is here for the first time: what this is, and the four things to do first. */
import clsx from 'clsx';
import { BookOpen, ChevronDown, ChevronUp } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { Button, FieldError, IconButton, TickBox, useRefusal } from '../ui/index.ts';
import { TEXTS } from './lessonTexts.ts';
import type { StepView } from './useFirstSteps.ts';
import { useCourse, useDesk } from './useLessons.tsx';
import './first-steps.css';

const TITLE = 'Start here';

interface FirstStepsProps {
  steps: readonly StepView[];
  /** The button that folds the panel. */
  fold?: ReactNode;
}

export function FirstSteps({ steps, fold }: FirstStepsProps) {
  const current = steps.find(({ done }) => !done);
  return (
    <div className="first-steps">
      <div className="first-steps-top">
        <Progress steps={steps} />
        {fold}
      </div>
      <h1>{TITLE}</h1>
      <p className="first-steps-lede">
        This page runs a real Express server with the real <code>express-session</code>. Send it a request as
        one of the browsers, and see where cookie and session come from.
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
      {current === undefined && (
        <p className="first-steps-end">
          That is the round trip. Now change an option and send the same request again, or step through it
          with the controls under the stage.
        </p>
      )}
      <ToLessons next={current === undefined} />
    </div>
  );
}

/** The same for a phone: the current step and its button, the rest on demand. */
export function FirstStepsSummary({ steps }: { steps: readonly StepView[] }) {
  const [open, setOpen] = useState(false);
  const current = steps.find(({ done }) => !done);
  const toggle = (
    <IconButton
      label={open ? 'Show the current step only' : 'Show all first steps'}
      aria-expanded={open}
      onClick={() => setOpen(!open)}
    >
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
      <h1 className="vh">{TITLE}</h1>
      {current ? (
        <>
          <p className="first-steps-current">{current.title}</p>
          <StepButton step={current} />
        </>
      ) : (
        <>
          <p className="first-steps-current">That is the round trip. Now change an option.</p>
          <ToLessons next />
        </>
      )}
    </div>
  );
}

/** One line, where the panel is folded and nothing was pressed yet. */
export function FirstStepStrip({ step }: { step: StepView }) {
  return (
    <section className="first-step-strip" aria-label={TITLE}>
      <p>
        <b>{TITLE}:</b> {step.title}
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
        {`${TEXTS.lessons} (${count})`}
      </Button>
    </div>
  );
}

function Progress({ steps }: { steps: readonly StepView[] }) {
  const done = steps.filter((step) => step.done).length;
  return (
    <span className="first-steps-progress" role="status">
      First steps: {done} of {steps.length} done
    </span>
  );
}

/** Does the step; the one thing on the screen that asks to be pressed. */
function StepButton({ step, size = 'md' }: { step: StepView; size?: 'md' | 'sm' }) {
  const model = useModel();
  const press = useView(
    ({ world }) => step.press(world),
    (a, b) => a?.label === b?.label,
  );
  const { error, attempt } = useRefusal();
  const live = useView(({ connection }) => connection === 'live');
  if (press === null) return null;
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
