/** An exchange beside another one, and the store at two moments of the trace. */
import { useState } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { Sid } from '../stage/Sid.tsx';
import { exchangeOf } from '../timeline/rows.ts';
import { Segmented, Select, Switch } from '../ui/index.ts';
import { type DiffLine, differs, exchangeDiff } from './exchangeDiff.ts';
import { type RecordDiff, storeDiff } from './storeDiff.ts';
import { Tree } from './Tree.tsx';

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
  if (other === undefined)
    return <p className="inspector-none">There is no other exchange yet to compare it with.</p>;
  return (
    <div className="diff">
      <div className="diff-choice">
        <Segmented
          label="What to compare"
          value={what}
          options={[
            { value: 'exchanges', label: 'The exchanges' },
            { value: 'store', label: 'The store after each' },
          ]}
          onChange={setWhat}
        />
        <div className="diff-named">
          <span aria-hidden="true">Compare with</span>
          <Select
            label="Compare with"
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
    label: `${number}${pinned.includes(number) ? ' (pinned)' : ''}: ${browser ?? 'outside'}, ${method} ${path}`,
  }));
}

function Exchanges({ a, b }: { a: ExchangeView; b: ExchangeView }) {
  const [onlyDifferent, setOnly] = useState(true);
  const sections = exchangeDiff(a, b)
    .map(({ title, lines }) => ({ title, lines: onlyDifferent ? lines.filter(differs) : lines }))
    .filter(({ lines }) => lines.length > 0);
  const count = exchangeDiff(a, b).flatMap(({ lines }) => lines.filter(differs)).length;
  return (
    <>
      <p className="diff-said">
        <span role="status">
          {count === 0 ? 'They don’t differ.' : `${count} ${count === 1 ? 'difference' : 'differences'}.`}
        </span>
        <span className="diff-named">
          <span aria-hidden="true">Only differences</span>{' '}
          <Switch label="Only differences" checked={onlyDifferent} onChange={setOnly} />
        </span>
      </p>
      {sections.length > 0 && (
        <table className="diff-table">
          <caption className="vh">
            Exchange {a.id} beside exchange {b.id}
          </caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">What</span>
              </th>
              <th scope="col">Exchange {a.id}</th>
              <th scope="col">Exchange {b.id}</th>
            </tr>
          </thead>
          {sections.map(({ title, lines }) => (
            <tbody key={title}>
              <tr>
                <th scope="rowgroup" colSpan={3}>
                  {title}
                </th>
              </tr>
              {lines.map((line) => (
                <Line key={line.name} line={line} />
              ))}
            </tbody>
          ))}
        </table>
      )}
    </>
  );
}

function Line({ line }: { line: DiffLine }) {
  return (
    <tr className={differs(line) ? 'diff-line' : undefined}>
      <th scope="row">
        {line.name}
        {differs(line) && <span className="vh"> (differs)</span>}
      </th>
      <Side text={line.a} />
      <Side text={line.b} />
    </tr>
  );
}

const Side = ({ text }: { text: string | null }) => (
  <td>{text === null ? <span className="inspector-none">not there</span> : <code>{text}</code>}</td>
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
        <span role="status">
          From the end of exchange {first.id} to the end of exchange {second.id}:{' '}
          {changed === 0 ? 'no record changed' : `${changed} of ${records.length} records changed`}.
        </span>
      </p>
      <ul className="diff-records" aria-label="Records of the store">
        {records.map((record) => (
          <li key={record.sid}>
            <RecordOf record={record} />
          </li>
        ))}
      </ul>
    </>
  );
}

const WORDS = { added: 'new', removed: 'gone', changed: 'changed', same: 'unchanged' } as const;

function RecordOf({ record: { sid, change, tree, expires } }: { record: RecordDiff }) {
  const moved = expires.before !== null && expires.after !== null ? expires.after - expires.before : 0;
  return (
    <article className="cookie-card">
      <h4>
        <Sid sid={sid} ghost={change === 'removed'} />
        <small>{WORDS[change]}</small>
        {moved !== 0 && (
          <small>
            expires {Math.abs(moved / 1000).toFixed(1)} s {moved > 0 ? 'later' : 'earlier'}
          </small>
        )}
      </h4>
      {change !== 'same' && <Tree nodes={tree} label={`Record ${sid.slice(0, 4)}`} />}
    </article>
  );
}
