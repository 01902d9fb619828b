/** The end of a lesson: the explanation, then the summary with what the learner sent and predicted. */
import { Check, X } from 'lucide-react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { lessonsTexts } from '../texts/lessons.ts';
import { Who } from '../ui/index.ts';
import { chosenOf, type Place, type RunContext } from './lessonMachine.ts';
import { LineView, ProseView } from './ProseView.tsx';

const T = lessonsTexts;

export function Explanation({ context: { lesson } }: { context: RunContext }) {
  return (
    <section className="lesson-end-part" aria-labelledby="lesson-explain">
      <h2 id="lesson-explain" tabIndex={-1} data-focus>
        {T.explain}
      </h2>
      <ProseView prose={lesson.explain} />
    </section>
  );
}

export function Summary({ context }: { context: RunContext }) {
  const { lesson, locked, began } = context;
  const answered = lesson.predictions.filter((prediction) => chosenOf(prediction, locked) !== null);
  return (
    <section className="lesson-end-part" aria-labelledby="lesson-summary">
      <h2 id="lesson-summary" tabIndex={-1} data-focus>
        {T.summary}
      </h2>
      <ProseView prose={lesson.summary} />
      {answered.length > 0 && (
        <>
          <h3>{T.predictions}</h3>
          <ul className="lesson-answers">
            {answered.map((prediction) => {
              const chosen = chosenOf(prediction, locked);
              const right = prediction.choices.find(({ correct }) => correct);
              if (chosen === null || right === undefined) return null;
              return (
                <li key={prediction.id} className={chosen.correct ? 'answer-right' : 'answer-wrong'}>
                  {chosen.correct ? <Check aria-hidden="true" /> : <X aria-hidden="true" />}
                  <p>
                    <LineView line={prediction.ask} />
                    <span className="answer-line">
                      {T.predictedThis} <LineView line={chosen.text} />
                    </span>
                    {!chosen.correct && (
                      <span className="answer-line">
                        {T.happenedThis} <LineView line={right.text} />
                      </span>
                    )}
                  </p>
                </li>
              );
            })}
          </ul>
        </>
      )}
      <h3>{T.yourTrace}</h3>
      <OwnTrace began={began} />
    </section>
  );
}

/** The exchanges of the lesson, each a way back to it on the stage. */
function OwnTrace({ began }: { began: Place | null }) {
  const { player } = useModel();
  const sent = useView(
    ({ epoch, exchanges }) =>
      began === null || began.epoch !== epoch ? [] : exchanges.filter(({ firstSeq }) => firstSeq > began.seq),
    (a, b) => a.length === b.length && a.every((each, at) => each === b[at]),
  );
  if (sent.length === 0) return <p className="lesson-note">{T.noTrace}</p>;
  return (
    <ol className="lesson-trace">
      {sent.map((exchange) => (
        <li key={exchange.id}>
          <button type="button" onClick={() => player.seekExchange(exchange.id)}>
            <span className="trace-number">{exchange.id}</span>
            <Who name={exchange.browser} />
            <span className="trace-request">
              <span className="vh">{T.sentBy(exchange.browser)} </span>
              <code>
                {exchange.method} {exchange.path}
              </code>
              <small>{outcomeOf(exchange)}</small>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What the exchange did to store and cookie, in a few words. */
function outcomeOf({ status, storeCalls, setCookies }: ExchangeView): string {
  const calls = storeCalls.map(({ method }) => method).join(', ');
  return T.outcome(status, calls, setCookies.length > 0);
}
