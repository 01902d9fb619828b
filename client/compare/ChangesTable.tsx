/** What changes, as a table: each exchange that differs, then stores and jars at the end; before, after, and why. */
import { ArrowRight } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import { entriesOf } from '../explain/session.ts';
import { compareTexts } from '../texts/compare.ts';
import { differing } from './alignment.ts';
import type { Both, Run, SideName } from './comparison.ts';
import { heldIds } from './DuoStores.tsx';
import { Calls, CookieWent } from './ExchangeSummary.tsx';
import { type Line, linesOf } from './lines.ts';
import { Id } from './Marks.tsx';
import { sentencesOf } from './moment.ts';
import { placesOf, recordsDiffer } from './records.ts';
import { reasonsOf } from './Score.tsx';
import { stepWords } from './script.ts';
import type { ComparisonView } from './useComparison.ts';
import './changes.css';

const { changed: T, sides: SIDE } = compareTexts;

export function ChangesTable({ view }: { view: ComparisonView }) {
  const { run, script, phase } = view.state;
  if (run === null) return null;
  const lines = linesOf(script, run.groups);
  const shown = view.onlyDifferences ? lines.filter(({ differs }) => differs) : lines;
  const worlds = { a: run.replays.a.latest, b: run.replays.b.latest };
  const places = placesOf(worlds).filter(recordsDiffer);
  const jars = heldIds(worlds).filter(({ a, b }) => (a === null) !== (b === null));
  const isSame = lines.every(({ differs }) => !differs) && places.length === 0 && jars.length === 0;
  return (
    <div className="ch">
      {isSame && phase === 'idle' && run.groups.length > 0 && (
        <p className="ch-same">
          <b>{T.same}</b> {T.sameMore}
        </p>
      )}
      <table aria-label={compareTexts.changes}>
        <thead>
          <tr>
            <th scope="col">{T.request}</th>
            <th scope="col">{T.calls}</th>
            <th scope="col" translate="no">
              Set-Cookie
            </th>
            <th scope="col">{T.decisions}</th>
            <th scope="col">{T.findings}</th>
            <th scope="col">{T.why}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <ChangeRow key={line.key} line={line} run={run} />
          ))}
        </tbody>
        <tbody>
          <tr>
            <th scope="row">{T.storeAtEnd}</th>
            <td colSpan={5}>
              {places.length === 0
                ? nothingChanges
                : places.map(({ key, owner, a, b }) => (
                    <p key={key}>
                      {owner === null ? T.record : <span translate="no">{owner}:</span>}{' '}
                      <Change a={<RecordWords record={a} />} b={<RecordWords record={b} />} differs />
                    </p>
                  ))}
            </td>
          </tr>
          <tr>
            <th scope="row">{T.jarsAtEnd}</th>
            <td colSpan={5}>
              {jars.length === 0
                ? nothingChanges
                : jars.map(({ name, a, b }) => (
                    <p key={name}>
                      <span translate="no">{name}:</span>{' '}
                      <Change
                        a={a === null ? compareTexts.none : <Id sid={a} world={worlds.a} />}
                        b={b === null ? compareTexts.none : <Id sid={b} world={worlds.b} />}
                        differs
                      />
                    </p>
                  ))}
            </td>
          </tr>
        </tbody>
      </table>
    </div>
  );
}

const nothingChanges = <span className="cl-nil">{T.nothing}</span>;

function RecordWords({ record }: { record: { data: string } | null }) {
  if (record === null) return T.noRecord;
  const entries = entriesOf(record.data)?.filter(({ key }) => !key.startsWith('__')) ?? [];
  const words = entries.map(({ key, value }) => `${key}: ${value}`).join(', ');
  return <span translate="no">{words || '{ }'}</span>;
}

/** `before → after`, or the one value where both are the same. */
function Change({ a, b, differs }: { a: ReactNode; b: ReactNode; differs: boolean }) {
  if (!differs) return <span className="ch-cell">{a}</span>;
  return (
    <span className="ch-cell ch-changed">
      <span>
        <span className="vh">{T.before} </span>
        {a}
      </span>
      <ArrowRight aria-hidden="true" />
      <span>
        <span className="vh">{T.after} </span>
        {b}
      </span>
    </span>
  );
}

function ChangeRow({ line, run }: { line: Line; run: Run }) {
  const { group, number, differs, step } = line;
  if (group === null || number === null)
    return (
      <tr>
        <th scope="row">{stepWords(step.step)}</th>
        <td colSpan={4}>{differs ? '' : nothingChanges}</td>
        <td>{group !== null && <Sentences sentences={sentencesOf(group.rows)} />}</td>
      </tr>
    );
  const of = (side: SideName) => {
    const id = group[side];
    return id === null ? null : run.replays[side].exchangeAt(id, run.replays[side].head);
  };
  const exchanges = { a: of('a'), b: of('b') };
  const either = exchanges.a ?? exchanges.b;
  const rows = differing(group);
  const has = (test: (type: string) => boolean) => rows.some(({ a, b }) => test((a ?? b)?.type ?? ''));
  const findings = { a: findingsOf(exchanges.a), b: findingsOf(exchanges.b) };
  const reasons = reasonsOf({ differences: rows, exchanges });
  return (
    <tr data-differs={differs || undefined}>
      <th scope="row">
        <span className="ch-number">{number}</span>{' '}
        <span translate={either?.browser == null ? undefined : 'no'}>
          {either?.browser ?? compareTexts.outsider}:
        </span>{' '}
        <code>
          {either?.method} {either?.path}
        </code>
        <span className="vh">, {differs ? T.changes : T.nothing}</span>
      </th>
      <td data-label={T.calls}>
        <Change
          a={<Calls exchange={exchanges.a} />}
          b={<Calls exchange={exchanges.b} />}
          differs={has((type) => type.startsWith('store.'))}
        />
      </td>
      <td data-label="Set-Cookie">
        <Change
          a={<CookieWent exchange={exchanges.a} world={run.replays.a.latest} />}
          b={<CookieWent exchange={exchanges.b} world={run.replays.b.latest} />}
          differs={has((type) => type === 'cookie.set')}
        />
      </td>
      <td data-label={T.decisions}>
        <Decisions exchanges={exchanges} />
      </td>
      <td data-label={T.findings}>
        <Change a={findings.a} b={findings.b} differs={findings.a !== findings.b} />
      </td>
      <td>
        {differs ? (
          <Sentences
            sentences={
              reasons.length > 0
                ? reasons.flatMap(({ a, b }) =>
                    [a, b].map((text, at) => (text === '' ? '' : T.reason(SIDE[at === 0 ? 'a' : 'b'], text))),
                  )
                : sentencesOf(rows)
            }
          />
        ) : (
          nothingChanges
        )}
      </td>
    </tr>
  );
}

const Sentences = ({ sentences }: { sentences: readonly string[] }) => (
  <ul className="ch-why">
    {sentences
      .filter((sentence) => sentence !== '')
      .map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
  </ul>
);

const ASKED = ['destroy', 'save', 'touch', 'set-cookie'] as const;

function Decisions({ exchanges: { a, b } }: { exchanges: Both<ExchangeView | null> }) {
  const answer = (view: ExchangeView | null, question: (typeof ASKED)[number]) => {
    const decision = view?.decisions[question];
    return decision === undefined
      ? T.notAsked
      : decision.answer
        ? compareTexts.facts.yes
        : compareTexts.facts.no;
  };
  const told = ASKED.map((question) => ({ question, a: answer(a, question), b: answer(b, question) }));
  const shown = told.filter((each) => each.a !== each.b);
  if (shown.length === 0) return <span className="cl-nil">{compareTexts.theSame}</span>;
  return shown.map(({ question, ...answers }) => (
    <p key={question}>
      {T.questions[question]}: <Change {...answers} differs />
    </p>
  ));
}

const findingsOf = (view: ExchangeView | null): string =>
  view?.findings.map(({ id }) => FINDING_TEXTS[id].title).join(', ') || compareTexts.none;
