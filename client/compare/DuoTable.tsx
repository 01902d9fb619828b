/** The script with what came of it in both, a row an exchange; each step can be moved and taken out. */
import clsx from 'clsx';
import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { compareTexts } from '../texts/compare.ts';
import { IconButton, Who } from '../ui/index.ts';
import { differing } from './alignment.ts';
import type { SideName } from './comparison.ts';
import { Calls, CookieCame, CookieWent } from './ExchangeSummary.tsx';
import { type Line, linesOf } from './lines.ts';
import { UnequalSign } from './Marks.tsx';
import { endOf, type Moment, sentencesOf } from './moment.ts';
import { stepWords } from './script.ts';
import type { ComparisonView } from './useComparison.ts';
import './duo-table.css';

const T = compareTexts.table;

export function DuoTable({ view, moment }: { view: ComparisonView; moment: Moment }) {
  const { state, onlyDifferences } = view;
  const lines = linesOf(state.script, state.run?.groups ?? []);
  const shown = onlyDifferences ? lines.filter(({ differs }) => differs) : lines;
  return (
    <div className="cl">
      <table aria-label={T.name}>
        <thead>
          <tr>
            <th scope="col">#</th>
            <th scope="col">{T.browser}</th>
            <th scope="col">{T.request}</th>
            <th scope="col">{T.cookieIn.a}</th>
            <th scope="col">{T.store}</th>
            <th scope="col" translate="no">
              Set-Cookie
            </th>
            <th scope="col">
              <span className="vh">{compareTexts.setups.sameOrNot}</span>
            </th>
            <th scope="col">{T.cookieIn.b}</th>
            <th scope="col">{T.store}</th>
            <th scope="col" translate="no">
              Set-Cookie
            </th>
            <th scope="col">
              <span className="vh">{T.step}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((line) => (
            <Row key={line.key} line={line} view={view} moment={moment} />
          ))}
        </tbody>
      </table>
      {shown.length === 0 && (
        <p className="cl-empty">
          {onlyDifferences ? compareTexts.stores.sameSoFar : compareTexts.sent.nothingMore}
        </p>
      )}
    </div>
  );
}

interface RowProps {
  line: Line;
  view: ComparisonView;
  moment: Moment;
}

function Row({ line, view, moment }: RowProps) {
  const { run } = view.state;
  const { group, groupAt, number, step } = line;
  const isHere = group !== null && moment.groupAt === groupAt;
  const refused = run?.refused[line.stepAt];
  const seek = () => run !== null && view.seek(endOf(run.groups, groupAt));
  const label = number === null ? T.showStep(stepWords(step.step)) : T.show(number);
  return (
    <tr
      className={clsx(isHere && 'cl-here')}
      aria-current={isHere || undefined}
      data-line={number ?? undefined}
    >
      <td className="cl-number">
        {group === null ? (
          <span className="cl-nil">{line.stepAt + 1}</span>
        ) : (
          <button type="button" className="cl-show" aria-label={label} onClick={seek}>
            {number ?? '·'}
          </button>
        )}
      </td>
      {number === null || group === null || run === null ? (
        <NoteCells line={line} />
      ) : (
        <ExchangeCells line={line} view={view} />
      )}
      <td className="cl-edit">
        {line.first && <StepEdits line={line} view={view} />}
        {(refused?.a ?? refused?.b ?? null) !== null && line.first && (
          <span className="cl-refused">
            {(['a', 'b'] as const)
              .filter((side) => refused?.[side])
              .map((side) => T.refusedIn(compareTexts.sides[side], refused?.[side] ?? ''))
              .join(' ')}
          </span>
        )}
      </td>
    </tr>
  );
}

function ExchangeCells({ line: { group, differs }, view }: Pick<RowProps, 'line' | 'view'>) {
  const { run } = view.state;
  if (group === null || run === null) return null;
  const of = (side: SideName) => {
    const replay = run.replays[side];
    const id = group[side];
    return { exchange: id === null ? null : replay.exchangeAt(id, replay.head), world: replay.latest };
  };
  const [a, b] = [of('a'), of('b')];
  const either = a.exchange ?? b.exchange;
  const places = new Set(differing(group).map(({ place }) => place));
  const [inDiffers, callsDiffer, outDiffers] = [
    places.has('read-cookie') || places.has('verify-signature') || places.has('request'),
    differing(group).some(({ a: one, b: other }) => (one ?? other)?.type.startsWith('store.')),
    places.has('set-cookie'),
  ];
  const cells = (side: typeof a) => (
    <>
      <td className={clsx(inDiffers && 'cl-differs')}>
        <CookieCame {...side} />
      </td>
      <td className={clsx('cl-calls', callsDiffer && 'cl-differs')}>
        <Calls exchange={side.exchange} />
      </td>
      <td className={clsx(outDiffers && 'cl-differs')}>
        <CookieWent {...side} />
      </td>
    </>
  );
  return (
    <>
      <td className="cl-who">
        <Who name={either?.browser ?? null} />
        <span translate={either?.browser == null ? undefined : 'no'}>
          {either?.browser ?? compareTexts.outsider}
        </span>
      </td>
      <td className="cl-request" translate="no" title={`${either?.method} ${either?.path}`} data-shortened="">
        <b>{either?.method}</b> {either?.path}
      </td>
      {cells(a)}
      <td className="cl-sign">
        {differs ? (
          <UnequalSign small />
        ) : (
          <span className="cl-nil">
            =<span className="vh"> {compareTexts.theSame}</span>
          </span>
        )}
      </td>
      {cells(b)}
    </>
  );
}

/** A step without an exchange: what was done, and what differs about it. */
function NoteCells({ line: { step, group, differs } }: Pick<RowProps, 'line'>) {
  const sentences = group === null ? [] : sentencesOf(group.rows);
  return (
    <>
      <td className="cl-note" colSpan={5}>
        {stepWords(step.step)}
        {group === null && <span className="cl-nil"> {T.notSent}</span>}
      </td>
      <td className="cl-sign">{differs && <UnequalSign small />}</td>
      <td
        className={clsx('cl-note', differs && 'cl-differs')}
        colSpan={3}
        title={sentences.join(' ')}
        data-shortened=""
      >
        {sentences.join(' ')}
      </td>
    </>
  );
}

function StepEdits({
  line: { step, stepAt },
  view: { comparison, state, seek },
}: Pick<RowProps, 'line' | 'view'>) {
  const number = stepAt + 1;
  const then = (act: () => void) => () => {
    seek(null);
    act();
  };
  return (
    <span className="cl-edits">
      <IconButton
        label={T.moveUp(number)}
        disabled={stepAt === 0}
        onClick={then(() => comparison.moveStep(step.id, -1))}
      >
        <ArrowUp />
      </IconButton>
      <IconButton
        label={T.moveDown(number)}
        disabled={stepAt === state.script.length - 1}
        onClick={then(() => comparison.moveStep(step.id, 1))}
      >
        <ArrowDown />
      </IconButton>
      <IconButton label={T.remove(number)} onClick={then(() => comparison.removeStep(step.id))}>
        <X />
      </IconButton>
    </span>
  );
}
