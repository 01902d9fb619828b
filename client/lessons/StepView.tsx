/** The step at work: what to do, how far it is in words, near misses, hints, and the ways out of a dead end. */
import { Lightbulb, RotateCcw, TriangleAlert } from 'lucide-react';
import type { Line } from '#shared/lessonText.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button, TickBox } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import {
  chosenOf,
  type Judged,
  type LessonSnapshot,
  predictionsBefore,
  type RunContext,
  stepOf,
} from './lessonMachine.ts';
import type { LessonRun } from './lessonRun.ts';
import { LockedPrediction } from './Prediction.tsx';
import { LineView, ProseView } from './ProseView.tsx';

const T = lessonsTexts;

interface StepViewProps {
  snapshot: LessonSnapshot;
  run: LessonRun;
}

export function StepView({ snapshot: { value, context }, run }: StepViewProps) {
  const step = stepOf(context);
  if (step === null) return null;
  const { judged, hints } = context;
  const isDoing = value === 'doing' || value === 'rewinding';
  const isViolated = value === 'doing' && judged.state === 'violated';
  // Who did something else may go on or begin anew.
  const isResettable = isViolated || value === 'played' || (value === 'doing' && judged.near !== null);
  return (
    <>
      <LockedPredictions context={context} />
      <section className="lesson-task" aria-labelledby="lesson-task">
        <h2 id="lesson-task" tabIndex={-1} data-focus>
          {T.task}
        </h2>
        <ul className="lesson-steps">
          {context.lesson.steps.slice(0, context.step).map((done) => (
            <li key={done.id} className="lesson-step-done">
              <TickBox done />
              <p>
                <LineView line={done.do} />
              </p>
            </li>
          ))}
          <li aria-current="step">
            <TickBox done={false} />
            <p className="lesson-do">
              <LineView line={step.do} />
            </p>
            <ProseView prose={step.task} />
            {!isDoing && value !== 'clearing' && (
              <p className="lesson-playing">{playingWords(value === 'played', step.worked)}</p>
            )}
            <Result judged={judged} toCome={value === 'playing'} />
            {isResettable && (
              <Button
                kind={isViolated ? 'primary' : 'plain'}
                className="lesson-reset"
                icon={<RotateCcw />}
                onClick={() => run.do('RESET')}
              >
                {T.resetStep}
              </Button>
            )}
            {hints > 0 && (
              <ol className="lesson-hints" aria-label={T.hints}>
                {step.hints.slice(0, hints).map((hint, at) => (
                  <li key={plain(hint)}>
                    <Lightbulb aria-hidden="true" />
                    <p>
                      <span className="vh">{T.hintAt(at + 1)} </span>
                      <LineView line={hint} />
                    </p>
                  </li>
                ))}
              </ol>
            )}
          </li>
        </ul>
      </section>
    </>
  );
}

const plain = (line: Line): string => line.map(({ text }) => text).join('');

const playingWords = (isPlayed: boolean, isWorked: boolean): string => {
  if (isPlayed) return T.played;
  return isWorked ? T.worked : T.playing;
};

function LockedPredictions({ context }: { context: RunContext }) {
  const { lesson, step, locked } = context;
  return predictionsBefore(lesson, step).map((prediction) => {
    const answer = locked[prediction.id];
    if (answer === undefined || chosenOf(prediction, locked) === null) return null;
    return <LockedPrediction key={prediction.id} prediction={prediction} locked={answer} />;
  });
}

/** What `Result` says, as a text that is another one where that is another. */
export function outcomeOf({ state, tried, met, of, broken, near }: Judged): string {
  const told = [...(broken ?? []), ...(near ?? [])].map(({ text }) => text).join('');
  return state === 'pending' && !(tried && of > 0) && near === null ? '' : `${state} ${met} ${told}`;
}

/** Met and missing in words; spoken politely as it changes. `toCome`: what is missing is on its way. */
function Result({ judged, toCome }: { judged: Judged; toCome: boolean }) {
  const { state, tried, met, of, missing, broken, near } = judged;
  return (
    <div className="lesson-result" role="status">
      {state === 'pending' && tried && of > 0 && (
        <>
          <p>
            <Rich
              text={missing.length === 0 ? T.metDrawing : toCome ? T.metToCome : T.metMissing}
              parts={{ met: <b>{T.met(met, of)}</b> }}
            />
          </p>
          {missing.length > 0 && (
            <ul>
              {missing.map((line) => (
                <li key={plain(line)}>
                  <LineView line={line} />
                </li>
              ))}
            </ul>
          )}
        </>
      )}
      {state === 'violated' && (
        <div className="lesson-violated">
          <TriangleAlert aria-hidden="true" />
          <div>
            <p>
              <Rich
                text={T.violated}
                parts={{ end: <b>{T.deadEnd}</b>, what: broken !== null && <LineView line={broken} /> }}
              />
            </p>
            <p>{near === null ? T.violatedThen : <LineView line={near} />}</p>
          </div>
        </div>
      )}
      {state !== 'violated' && near !== null && (
        <p className="lesson-near">
          <LineView line={near} />
        </p>
      )}
    </div>
  );
}
