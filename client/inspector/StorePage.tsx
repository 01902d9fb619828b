/** The store calls of an exchange on its time line: who called, what came of it, when and how long. */
import { took } from '../explain/time.ts';
import { Sid } from '../stage/Sid.tsx';
import { OpBadge, type StoreOp } from '../ui/index.ts';
import type { PageProps } from './Inspector.tsx';
import { waterfallOf } from './waterfall.ts';

const CALLERS = {
  middleware: 'express-session',
  handler: 'the handler',
  store: 'the store itself',
  outside: 'code outside of requests',
} as const;
const OUTCOMES = {
  ok: 'done',
  missing: 'no such record',
  expired: 'it had expired',
  error: 'failed',
} as const;

/** A phone scrolls it sideways, and arrow keys can too. */
const SCROLLABLE = { tabIndex: 0 };

const OPS: readonly string[] = ['get', 'set', 'touch', 'destroy'];
const isOp = (method: string): method is StoreOp => OPS.includes(method);

export function StorePage({ exchange, events }: PageProps) {
  const { spans, total } = waterfallOf(exchange, events);
  if (spans.length === 0) return <p className="inspector-none">This exchange did not call the store.</p>;
  const share = (ms: number) => (total === 0 ? 0 : (ms / total) * 100);
  return (
    <section className="waterfall" aria-label="Store calls on a time line" data-sideways="" {...SCROLLABLE}>
      <table>
        <caption className="vh">Store calls, in the order in which they began</caption>
        <thead>
          <tr>
            <th scope="col">Call</th>
            <th scope="col">By</th>
            <th scope="col">Session</th>
            <th scope="col">Outcome</th>
            <th scope="col">Began</th>
            <th scope="col">Took</th>
            <th scope="col" className="waterfall-lane">
              0 to {took(total)}
            </th>
          </tr>
        </thead>
        <tbody>
          {spans.map(({ call, start, length }) => (
            <tr key={call.call}>
              <td>
                <OpBadge
                  op={isOp(call.method) ? call.method : 'other'}
                  label={call.method}
                  failed={call.outcome !== null && call.outcome !== 'ok'}
                />
              </td>
              <td>{CALLERS[call.caller]}</td>
              <td>{call.sid !== null && <Sid sid={call.sid} />}</td>
              <td>{call.error ?? (call.outcome === null ? 'runs' : OUTCOMES[call.outcome])}</td>
              <td>+{took(start)}</td>
              <td>{length === null ? '…' : took(length)}</td>
              <td className="waterfall-lane">
                <i
                  aria-hidden="true"
                  style={{ left: `${share(start)}%`, width: `${share(length ?? total - start)}%` }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
