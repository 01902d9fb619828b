/** The panel of a running lesson: where one is, what is asked now, and the one thing to press next. */
import { ChevronRight, Lightbulb, LogOut, MonitorPlay, RotateCcw } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { plainText } from '#shared/lessonText.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button } from '../ui/index.ts';
import { AskedAgain } from './AskedAgain.tsx';
import { Feedback } from './Feedback.tsx';
import { Explanation, Summary } from './LessonEnd.tsx';
import { LessonErrors } from './LessonErrors.tsx';
import { type LessonSnapshot, openPrediction, stepOf } from './lessonMachine.ts';
import type { LessonRun } from './lessonRun.ts';
import { useNewsInView } from './newsInView.ts';
import { LockButton, PredictionForm } from './Prediction.tsx';
import { LineView, ProseView, WordsOf } from './ProseView.tsx';
import { outcomeOf, StepView } from './StepView.tsx';
import { inOrder, useCourse, useDesk, useDeskState } from './useLessons.tsx';
import './lesson-panel.css';
import './lesson-step.css';
import './lesson-end.css';

const T = lessonsTexts;

export function LessonPanel({ fold }: { fold?: ReactNode }) {
  const desk = useDesk();
  const { run: snapshot, again } = useDeskState();
  const course = useCourse();
  const panel = useRef<HTMLDivElement>(null);
  const stage = again === null ? `${snapshot?.value} ${snapshot?.context.step}` : 'again';
  useNewsInView(panel, {
    stage,
    hints: snapshot?.context.hints ?? 0,
    outcome: snapshot === null ? '' : outcomeOf(snapshot.context.judged),
  });
  const run = desk.run;
  if (snapshot === null || run === null) return null;
  const { context } = snapshot;
  const all = course === null ? [] : inOrder(course);
  const at = all.findIndex(({ id }) => id === context.lesson.id);
  const next = all[at + 1] ?? null;
  return (
    <WordsOf lesson={context.lesson}>
      <div ref={panel} className="lesson">
        <div className="lesson-top">
          <span>{T.lessonOf(at + 1, all.length)}</span>
          {fold}
        </div>
        <div className="lesson-body">
          <h1>
            <LineView line={context.lesson.title} />
          </h1>
          <LessonErrors errors={course?.errors.filter(({ lesson }) => lesson === context.lesson.id) ?? []} />
          {again !== null ? <AskedAgain question={again} /> : <StageOf snapshot={snapshot} run={run} />}
        </div>
        {again === null && <Foot snapshot={snapshot} run={run} next={next?.id ?? null} />}
        <p className="vh" role="status">
          {spokenOf(snapshot)}
        </p>
      </div>
    </WordsOf>
  );
}

function StageOf({ snapshot, run }: { snapshot: LessonSnapshot; run: LessonRun }) {
  const { value, context } = snapshot;
  switch (value) {
    case 'intro':
      return (
        <>
          <ProseView prose={context.lesson.intro} className="lesson-intro" />
          <p className="lesson-objective">
            <span className="lesson-objective-label">{T.aim}</span>{' '}
            <LineView line={context.lesson.objective} />
          </p>
        </>
      );
    case 'predict': {
      const prediction = openPrediction(context);
      if (prediction === null) return null;
      return (
        <section className="lesson-predict" aria-labelledby="lesson-predict">
          <h2 id="lesson-predict" tabIndex={-1} data-focus>
            {T.predict}
          </h2>
          <PredictionForm
            key={prediction.id}
            prediction={prediction}
            action={null}
            confidence={prediction.confidence}
            onLock={(choice, confidence) => run.lock(choice, confidence)}
          />
        </section>
      );
    }
    case 'doing':
    case 'rewinding':
    case 'clearing':
    case 'playing':
    case 'played':
      return <StepView snapshot={snapshot} run={run} />;
    case 'feedback':
      return <Feedback context={context} />;
    case 'explain':
      return <Explanation context={context} />;
    case 'summary':
      return <Summary context={context} />;
    case 'stuck':
      return (
        <section className="lesson-stuck" role="alert">
          <p>
            <b>{T.stuck}</b> {context.problem}
          </p>
          <Button kind="primary" icon={<RotateCcw />} onClick={() => run.do('RESET')}>
            {T.again}
          </Button>
        </section>
      );
    case 'opening':
    case 'preparing':
    case 'arriving':
      return <p className="lesson-playing">{T.preparing}</p>;
  }
}

interface FootProps {
  snapshot: LessonSnapshot;
  run: LessonRun;
  /** Id of the next lesson of the course. */
  next: string | null;
}

function Foot({ snapshot, run, next }: FootProps) {
  const desk = useDesk();
  const { value, context } = snapshot;
  const hints = stepOf(context)?.hints.length ?? 0;
  return (
    <div className="lesson-foot">
      <div className="lesson-actions">
        {value === 'intro' && <Go onClick={() => run.next()}>{T.begin}</Go>}
        {value === 'predict' && <LockButton className="lesson-go" />}
        {value === 'doing' && (
          <>
            <Button
              icon={<Lightbulb />}
              disabled={context.hints >= hints}
              title={context.hints >= hints ? T.noMoreHints : undefined}
              onClick={() => run.do('HINT')}
            >
              {context.hints === 0 ? T.hint : T.moreHint}
            </Button>
            <Button icon={<MonitorPlay />} onClick={() => run.do('SHOW')}>
              {T.showMe}
            </Button>
          </>
        )}
        {value === 'feedback' && <Go onClick={() => run.next()}>{T.next}</Go>}
        {value === 'explain' && <Go onClick={() => run.next()}>{T.toSummary}</Go>}
        {value === 'summary' && (
          <>
            {next !== null && <Go onClick={() => desk.start(next)}>{T.nextLesson}</Go>}
            <Button onClick={() => desk.showList()}>{T.backToList}</Button>
          </>
        )}
      </div>
      <div className="lesson-way">
        <Dots snapshot={snapshot} />
        <Button kind="quiet" size="sm" icon={<LogOut />} onClick={() => desk.playFreely()}>
          {T.freePlay}
        </Button>
      </div>
    </div>
  );
}

function Go({ children, onClick }: { children: ReactNode; onClick: () => void }) {
  return (
    <Button kind="primary" className="lesson-go" onClick={onClick}>
      {children}
      <ChevronRight />
    </Button>
  );
}

/** One dot a step, one for the end. */
function Dots({ snapshot: { value, context } }: { snapshot: LessonSnapshot }) {
  const { lesson, step, results } = context;
  const isOver = step >= lesson.steps.length;
  const words = isOver ? T.allDone : T.stepOf(step + 1, lesson.steps.length);
  return (
    <div className="lesson-dots" role="img" aria-label={words}>
      {lesson.steps.map(({ id }, at) => (
        <i
          key={id}
          className={
            at === step && value !== 'intro' ? 'dot-here' : results[id] === undefined ? '' : 'dot-done'
          }
        />
      ))}
    </div>
  );
}

/** What a screen reader hears when the stage of the lesson changes by itself. */
function spokenOf({ value, context }: LessonSnapshot): string {
  const step = stepOf(context);
  if (value === 'feedback' && step !== null) return T.spoken.done(plainText(step.do));
  if (value === 'doing' && step !== null) return T.spoken.task(plainText(step.do));
  return value === 'preparing' || value === 'rewinding' ? T.preparing : '';
}
