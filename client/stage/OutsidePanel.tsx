/** What stands behind the tab for requests from outside: who sends them, and what they bring. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { useView } from '../model/hooks.tsx';

export function OutsidePanel({ exchange }: { exchange: ExchangeView | null }) {
  const port = useView((state) => state.port);
  const agent = exchange?.requestHeaders.find(([name]) => name.toLowerCase() === 'user-agent')?.[1] ?? null;
  return (
    <div className="outside">
      <p>
        A real browser tab or another program made this request to <code>localhost:{port}</code>. Sessionscope
        sees what arrives, but not into its cookie jar.
      </p>
      {exchange !== null && (
        <dl>
          <dt>Request</dt>
          <dd>
            <code>
              {exchange.method} {exchange.path}
            </code>
          </dd>
          <dt>User-Agent</dt>
          <dd>{agent ?? 'none'}</dd>
        </dl>
      )}
    </div>
  );
}
