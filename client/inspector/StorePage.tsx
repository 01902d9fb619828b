/** The store calls of an exchange on its time line: who called, what came of it, when and how long. */
import { took } from '../explain/time.ts';
import { Sid } from '../stage/Sid.tsx';
import { inspectorTexts } from '../texts/inspector.ts';
import { InServersWords, OpBadge, type StoreOp } from '../ui/index.ts';
import type { PageProps } from './Inspector.tsx';
import { waterfallOf } from './waterfall.ts';

const words = inspectorTexts.store;

/** A phone scrolls it sideways, and arrow keys can too. */
const SCROLLABLE = { tabIndex: 0 };

const OPS: readonly string[] = ['get', 'set', 'touch', 'destroy'];
const isOp = (method: string): method is StoreOp => OPS.includes(method);

export function StorePage({ exchange, events }: PageProps) {
  const { spans, total } = waterfallOf(exchange, events);
  if (spans.length === 0) return <p className="inspector-none">{words.none}</p>;
  const share = (ms: number) => (total === 0 ? 0 : (ms / total) * 100);
  return (
    <section className="waterfall" aria-label={words.name} data-sideways="" {...SCROLLABLE}>
      <table>
        <caption className="vh">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.call}</th>
            <th scope="col">{words.by}</th>
            <th scope="col">{words.session}</th>
            <th scope="col">{words.outcome}</th>
            <th scope="col">{words.began}</th>
            <th scope="col">{words.took}</th>
            <th scope="col" className="waterfall-lane">
              {words.lane(took(total))}
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
              <td>{words.callers[call.caller]}</td>
              <td>{call.sid !== null && <Sid sid={call.sid} />}</td>
              <td>
                {call.error === null ? (
                  call.outcome === null ? (
                    words.runs
                  ) : (
                    words.outcomes[call.outcome]
                  )
                ) : (
                  <InServersWords>{call.error}</InServersWords>
                )}
              </td>
              <td>{words.after(took(start))}</td>
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
