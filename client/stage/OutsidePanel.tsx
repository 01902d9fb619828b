/** What stands behind the tab for requests from outside: who sends them, and what they bring. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Rich } from '../ui/Rich.tsx';

const words = stageTexts.browsers.outside;

export function OutsidePanel({ exchange }: { exchange: ExchangeView | null }) {
  const port = useView((state) => state.port);
  const agent = exchange?.requestHeaders.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? null;
  return (
    <div className="outside">
      <p>
        <Rich text={words.what} parts={{ server: <code>localhost:{port}</code> }} />
      </p>
      {exchange !== null && (
        <dl>
          <dt>{words.request}</dt>
          <dd>
            <code>
              {exchange.method} {exchange.path}
            </code>
          </dd>
          <dt translate="no">User-Agent</dt>
          <dd translate={agent === null ? undefined : 'no'}>{agent ?? words.noAgent}</dd>
        </dl>
      )}
    </div>
  );
}
