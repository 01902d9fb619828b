/** A question of an earlier lesson that was answered wrong and surely, asked once more without the sandbox. */
import { useState } from 'react';
import { lessonsTexts } from '../texts/lessons.ts';
import { Button } from '../ui/index.ts';
import { PredictionForm } from './Prediction.tsx';
import { LineView, ProseView, WordsOf } from './ProseView.tsx';
import { answered, type Question } from './progress.ts';
import { useCourse, useDesk } from './useLessons.tsx';

const T = lessonsTexts;

export function AskedAgain({ question }: { question: Question }) {
  const desk = useDesk();
  const course = useCourse();
  const [choice, choose] = useState<string | null>(null);
  const lesson = course?.lessons.find(({ id }) => id === question.lesson);
  const prediction = lesson?.predictions.find(({ id }) => id === question.prediction);
  if (lesson === undefined || prediction === undefined) return null;
  const chosen = prediction.choices.find(({ id }) => id === choice);
  const right = prediction.choices.find(({ correct }) => correct);
  return (
    <section className="asked-again" aria-labelledby="asked-again">
      <h2 id="asked-again" tabIndex={-1} data-focus>
        {T.surely}
      </h2>
      {chosen === undefined && <p className="lesson-note">{T.surelyWhy}</p>}
      <WordsOf lesson={lesson}>
        {chosen === undefined ? (
          <PredictionForm
            key={prediction.id}
            prediction={prediction}
            action={T.check}
            confidence={false}
            onLock={(made) => {
              const correct = prediction.choices.some(({ id, correct: is }) => is && id === made);
              desk.progress.change((progress) =>
                answered(progress, question, { choice: made, confidence: null, correct }),
              );
              choose(made);
            }}
          />
        ) : (
          <div className="asked-again-answer" role="status">
            <p className="lesson-did">
              <LineView line={prediction.ask} />
            </p>
            <p>
              <b>{chosen.correct ? T.nowRight : T.stillWrong}</b>
            </p>
            {!chosen.correct && right !== undefined && (
              <p>
                {T.happenedThis} <LineView line={right.text} />
              </p>
            )}
            <ProseView prose={chosen.feedback} />
            <Button kind="primary" onClick={() => desk.goOn()}>
              {T.goOn}
            </Button>
          </div>
        )}
      </WordsOf>
    </section>
  );
}
