/** After a step: what was seen, and each prediction about it, right or refuted by the learner's own trace. */
import { Check, X } from 'lucide-react';
import type { Prediction } from '#shared/lessons.ts';
import { lessonsTexts } from '../texts/lessons.ts';
import { chosenOf, predictionsBefore, type RunContext, stepOf } from './lessonMachine.ts';
import { LineView, ProseView } from './ProseView.tsx';

const T = lessonsTexts;

export function Feedback({ context }: { context: RunContext }) {
  const { lesson, step, results } = context;
  const current = stepOf(context);
  if (current === null) return null;
  return (
    <section className="lesson-feedback" aria-labelledby="lesson-feedback">
      <h2 id="lesson-feedback" tabIndex={-1} data-focus>
        <Check aria-hidden="true" /> {T.done}
      </h2>
      <p className="lesson-did">
        <LineView line={current.do} />
      </p>
      {results[current.id] === 'revealed' && <p className="lesson-note">{T.revealedNote}</p>}
      <ProseView prose={current.done} />
      {predictionsBefore(lesson, step).map((prediction) => (
        <Outcome key={prediction.id} prediction={prediction} context={context} />
      ))}
    </section>
  );
}

function Outcome({ prediction, context }: { prediction: Prediction; context: RunContext }) {
  const chosen = chosenOf(prediction, context.locked);
  const right = prediction.choices.find(({ correct }) => correct);
  if (chosen === null || right === undefined) return null;
  return (
    <div className={chosen.correct ? 'outcome outcome-right' : 'outcome outcome-wrong'}>
      <h3>
        {chosen.correct ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
        {chosen.correct ? T.right : T.wrong}
      </h3>
      <dl>
        <div>
          <dt>{T.predicted}</dt>
          <dd>
            <LineView line={chosen.text} />
          </dd>
        </div>
        {!chosen.correct && (
          <div>
            <dt>{T.happened}</dt>
            <dd>
              <LineView line={right.text} />
            </dd>
          </div>
        )}
      </dl>
      <ProseView prose={chosen.feedback} />
    </div>
  );
}
