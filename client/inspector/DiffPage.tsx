/** An exchange beside another one, and the store at two moments of the trace. */
import { useState } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { Sid } from '../stage/Sid.tsx';
import { inspectorTexts } from '../texts/inspector.ts';
import { exchangeOf } from '../timeline/rows.ts';
import { Select } from '../ui/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { Switch } from '../ui/Switch.tsx';
import { type DiffLine, differs, exchangeDiff } from './exchangeDiff.ts';
import { type RecordDiff, storeDiff } from './storeDiff.ts';
import { Tree } from './Tree.tsx';

const words = inspectorTexts.diff;

/** Exchanges that the lists offer, the nearest ones; pinned ones always. */
const OFFERED = 200;

export interface DiffPageProps {
  exchange: ExchangeView;
  beside: number | null;
  pinned: readonly number[];
}

export function DiffPage({ exchange, beside, pinned }: DiffPageProps) {
  const [what, setWhat] = useState<'exchanges' | 'store'>('exchanges');
  const [chosen, setChosen] = useState(beside);
  const exchanges = useView((state) => state.exchanges);
  const others = exchanges.filter(({ id }) => id !== exchange.id);
  const other =
    (chosen === null ? undefined : exchangeOf(others, chosen)) ?? nearest(others, exchange.id, pinned);
  if (other === undefined) return <p className="inspector-none">{words.noOther}</p>;
  return (
    <div className="diff">
      <div className="diff-choice">
        <Segmented
          label={words.what}
          value={what}
          options={[
            { value: 'exchanges', label: words.exchanges },
            { value: 'store', label: words.stores },
          ]}
          onChange={setWhat}
        />
        <div className="diff-named">
          <span aria-hidden="true">{words.with}</span>
          <Select
            label={words.with}
            value={String(other.id)}
            options={offered(others, exchange.id, pinned)}
            onChange={(value) => setChosen(Number(value))}
          />
        </div>
      </div>
      {what === 'exchanges' ? <Exchanges a={exchange} b={other} /> : <Stores a={exchange} b={other} />}
    </div>
  );
}

/** The last one pinned, else the one before, else the one after. */
function nearest(others: readonly ExchangeView[], id: number, pinned: readonly number[]) {
  const pin = others.findLast((other) => pinned.includes(other.id));
  return pin ?? others.findLast((other) => other.id < id) ?? others[0];
}

function offered(others: readonly ExchangeView[], id: number, pinned: readonly number[]) {
  const near = others.filter((other) => Math.abs(other.id - id) <= OFFERED || pinned.includes(other.id));
  return near.map(({ id: number, browser, method, path }) => ({
    value: String(number),
    label: words.choice(
      number,
      pinned.includes(number),
      browser ?? inspectorTexts.outside,
      `${method} ${path}`,
    ),
  }));
}

function Exchanges({ a, b }: { a: ExchangeView; b: ExchangeView }) {
  const [onlyDifferent, setOnly] = useState(true);
  const sections = exchangeDiff(a, b)
    .map((section) => (onlyDifferent ? { ...section, lines: section.lines.filter(differs) } : section))
    .filter(({ lines }) => lines.length > 0);
  const count = exchangeDiff(a, b).flatMap(({ lines }) => lines.filter(differs)).length;
  return (
    <>
      <p className="diff-said">
        <span role="status">{words.count(count)}</span>
        <span className="diff-named">
          <span aria-hidden="true">{words.only}</span>{' '}
          <Switch label={words.only} checked={onlyDifferent} onChange={setOnly} />
        </span>
      </p>
      {sections.length > 0 && (
        <table className="diff-table">
          <caption className="vh">{words.caption(a.id, b.id)}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{words.line}</span>
              </th>
              <th scope="col">{inspectorTexts.title(a.id)}</th>
              <th scope="col">{inspectorTexts.title(b.id)}</th>
            </tr>
          </thead>
          {sections.map(({ title, isWire, lines }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {title}
                </th>
              </tr>
              {lines.map((line) => (
                <Line key={line.name} line={line} isWire={isWire} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </>
  );
}

function Line({ line, isWire }: { line: DiffLine; isWire: boolean }) {
  return (
    <tr className={differs(line) ? 'diff-line' : undefined}>
      <th scope="row">
        <span translate={isWire ? 'no' : undefined}>{line.name}</span>
        {differs(line) && <span className="vh"> {words.differs}</span>}
      </th>
      <Side text={line.a} />
      <Side text={line.b} />
    </tr>
  );
}

const Side = ({ text }: { text: string | null }) => (
  <td>{text === null ? <span className="inspector-none">{words.notThere}</span> : <code>{text}</code>}</td>
);

/** What became of the store from the end of the earlier one to the end of the later one. */
function Stores({ a, b }: { a: ExchangeView; b: ExchangeView }) {
  const model = useModel();
  const [first, second] = a.lastSeq <= b.lastSeq ? [a, b] : [b, a];
  const records = storeDiff(model.worldAt(first.lastSeq).store, model.worldAt(second.lastSeq).store);
  const changed = records.filter(({ change }) => change !== 'same').length;
  return (
    <>
      <p className="diff-said">
        <span role="status">{words.stored(first.id, second.id, changed, records.length)}</span>
      </p>
      <ul className="diff-records" aria-label={words.records}>
        {records.map((record) => (
          <li key={record.sid}>
            <RecordOf record={record} />
          </li>
        ))}
      </ul>
    </>
  );
}

function RecordOf({ record: { sid, change, tree, expires } }: { record: RecordDiff }) {
  const moved = expires.before !== null && expires.after !== null ? expires.after - expires.before : 0;
  return (
    <article className="cookie-card">
      <h4>
        <Sid sid={sid} ghost={change === 'removed'} />
        <small>{words.changes[change]}</small>
        {moved !== 0 && <small>{words.expires(moved / 1000)}</small>}
      </h4>
      {change !== 'same' && <Tree nodes={tree} label={words.record(sid.slice(0, 4))} />}
    </article>
  );
}
