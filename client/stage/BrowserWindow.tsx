/** A virtual browser as a window: its address bar, what is loading, and the page that it shows. */
import clsx from 'clsx';
import { useState } from 'react';
import type { BrowserState } from '#shared/world.ts';
import { useView } from '../model/hooks.tsx';
import { AddressBar } from './AddressBar.tsx';
import { PageFrame } from './PageFrame.tsx';
import type { PageAct } from './pageVisit.ts';
import { reasonPhrase } from './reasonPhrase.ts';
import { useAct } from './useAct.ts';

export interface BrowserWindowProps {
  browser: BrowserState;
  /** Nothing happened yet. */
  inviting: boolean;
}

export function BrowserWindow({ browser, inviting }: BrowserWindowProps) {
  const act = useAct();
  const port = useView((state) => state.port);
  const live = useView((state) => state.connection === 'live');
  const [notice, setNotice] = useState<string | null>(null);
  const { name, page, loading, problem } = browser;

  const visit = async (path: string): Promise<string | null> => {
    setNotice(null);
    const result = await act({ type: 'visit', browser: name, method: 'GET', path });
    return result.ok ? null : result.error.message;
  };
  const follow = async (made: PageAct) => {
    if (made === null) return;
    if ('notice' in made) return setNotice(made.notice);
    const result = await act({ type: 'visit', browser: name, ...made.visit });
    setNotice(result.ok ? null : result.error.message);
  };

  return (
    <>
      <AddressBar key={name} browser={browser} port={port} disabled={!live} onVisit={visit} />
      <div className="window-progress" data-loading={loading || undefined} aria-hidden="true" />
      <div className="window-page">
        {page !== null && <PageFrame page={page} browser={name} onAct={(made) => void follow(made)} />}
        {page !== null && !loading && <Status code={page.status} />}
        {page === null && !loading && problem === null && (
          <p className="window-empty">
            {inviting ? (
              <>
                Press <b>Visit /</b> to send {name}’s first request.
              </>
            ) : (
              <>{name} has not visited anything yet.</>
            )}
          </p>
        )}
        {page === null && loading && <p className="window-empty">Waiting for the response…</p>}
      </div>
      <div role="status">
        {problem !== null && <p className="window-notice">{problem}</p>}
        {notice !== null && <p className="window-notice">{notice}</p>}
      </div>
    </>
  );
}

/** As browsers used to say at their lower edge: what the server answered. */
function Status({ code }: { code: number }) {
  return (
    <span className={clsx('window-status', code >= 400 && 'window-status-bad')}>
      <span className="vh">Status </span>
      {code} {reasonPhrase(code)}
    </span>
  );
}
