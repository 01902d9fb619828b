/** What differs at this moment in words with the reasons, and what it comes to so far in numbers. */
import { Fragment } from 'react';
import { sentenceOf } from '../explain/why.ts';
import { compareTexts } from '../texts/compare.ts';
import type { Both, Run, SideName } from './comparison.ts';
import { isExchange, type Moment, sentencesOf } from './moment.ts';
import { isEmpty } from './records.ts';

const { score: T, sides: SIDE } = compareTexts;

export function DifferencesHere({ moment }: { moment: Moment }) {
  const sentences = sentencesOf(moment.differences);
  const reasons = reasonsOf(moment);
  return (
    <section className="here" aria-label={compareTexts.here}>
      <h3>{compareTexts.here}</h3>
      {sentences.length === 0 ? (
        <p>{compareTexts.duo.noneHere}</p>
      ) : (
        <ul>
          {sentences.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
      {reasons.map(({ question, a, b }) => (
        <dl key={question}>
          {(['a', 'b'] as const).map((side) => {
            const reason = side === 'a' ? a : b;
            return (
              reason !== '' && (
                <Fragment key={side}>
                  <dt>{SIDE[side]}</dt>
                  <dd>{reason}</dd>
                </Fragment>
              )
            );
          })}
        </dl>
      ))}
    </section>
  );
}

const QUESTIONS = ['destroy', 'save', 'touch', 'set-cookie'] as const;

/** Why each decided as it did, where the two decided otherwise. */
export function reasonsOf({ differences, exchanges: { a, b } }: Pick<Moment, 'differences' | 'exchanges'>) {
  const asked = differences.flatMap(({ a: one, b: other }) => {
    const event = one ?? other;
    return event?.type === 'decision' ? [event.question] : [];
  });
  return QUESTIONS.filter((question) => asked.includes(question)).map((question) => ({
    question,
    a: a === null ? '' : sentenceOf(question, a),
    b: b === null ? '' : sentenceOf(question, b),
  }));
}

interface ScoreProps {
  run: Run;
  moment: Moment;
  /** What a preset comes to; null where it isn't one any more. */
  lesson: string | null;
}

export function Score({ run, moment, lesson }: ScoreProps) {
  const seen = run.groups.slice(0, moment.groupAt + 1);
  const count = seen.filter(isExchange).length;
  const counted = (side: SideName) => {
    const last = moment.worlds[side].seq;
    const events = run.replays[side].events.filter(({ seq }) => seq > run.before[side] && seq <= last);
    return {
      writes: events.filter(({ type }) => type === 'store.set' || type === 'store.touch').length,
      cookies: events.filter(({ type }) => type === 'cookie.set').length,
      records: moment.worlds[side].store.size,
      empty: [...moment.worlds[side].store.values()].filter(isEmpty).length,
    };
  };
  const [a, b] = [counted('a'), counted('b')];
  return (
    <section className="score" aria-label={T.name}>
      <h3>{T.after(count)}</h3>
      <dl>
        <Line label={T.records} values={{ a: a.records, b: b.records }} />
        <Line label={T.emptyRecords} values={{ a: a.empty, b: b.empty }} />
        <Line label={T.writes} values={{ a: a.writes, b: b.writes }} />
        <Line label={T.setCookies} values={{ a: a.cookies, b: b.cookies }} />
      </dl>
      {lesson !== null && moment.at === moment.total && <p>{lesson}</p>}
    </section>
  );
}

function Line({ label, values }: { label: string; values: Both<number> }) {
  const most = Math.max(1, values.a, values.b);
  return (
    <div>
      <dt>{label}</dt>
      {(['a', 'b'] as const).map((side) => (
        <dd key={side} className={`score-${side}`}>
          <span>{SIDE[side]}</span>
          <i aria-hidden="true" style={{ width: `${(values[side] / most) * 70}%` }} />
          <b>{values[side]}</b>
        </dd>
      ))}
    </div>
  );
}
