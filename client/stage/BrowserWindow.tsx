/** A virtual browser as a window: its address bar, what is loading, and the page that it shows. */
import clsx from 'clsx';
import { useState } from 'react';
import type { Transport } from '#shared/transport.ts';
import type { BrowserState } from '#shared/world.ts';
import { useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Heard, InServersWords, later, Part, type Sentence, whyRefused } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { AddressBar } from './AddressBar.tsx';
import { transportOf } from './address.ts';
import type { PageAct } from './pageVisit.ts';
import { reasonPhrase } from './reasonPhrase.ts';
import { ScriptOutput } from './ScriptOutput.tsx';
import { useAct } from './useAct.ts';
import type { TransportChoice } from './useTransport.ts';

const pageFrame = later(() => import('./PageFrame.tsx'));

const words = stageTexts.browsers.window;

export interface BrowserWindowProps {
  browser: BrowserState;
  /** Nothing happened yet. */
  inviting: boolean;
  way: TransportChoice;
}

export function BrowserWindow({ browser, inviting, way }: BrowserWindowProps) {
  const act = useAct();
  const port = useView(({ world }) => world.port);
  const tlsPort = useView(({ world }) => world.tlsPort);
  const doors = { port, tlsPort };
  const live = useView((state) => state.connection === 'live');
  const [notice, setNotice] = useState<Sentence | null>(null);
  const { name, page, loading, problem, script } = browser;

  const visit = async (path: string, transport: Transport): Promise<Sentence | null> => {
    setNotice(null);
    const result = await act({ type: 'visit', browser: name, method: 'GET', path, transport });
    return whyRefused(result);
  };
  const follow = async (made: PageAct) => {
    if (made === null) return;
    if ('notice' in made) return setNotice(made.notice);
    const transport = transportOf(page?.url ?? '', doors);
    const result = await act({ type: 'visit', browser: name, ...made.visit, transport });
    setNotice(whyRefused(result));
  };

  return (
    <>
      <AddressBar key={name} browser={browser} doors={doors} way={way} disabled={!live} onVisit={visit} />
      <div className="window-progress" data-loading={loading || undefined} aria-hidden="true" />
      <div className="window-page">
        {page !== null && (
          <Part of={pageFrame} patient>
            {({ PageFrame }) => <PageFrame page={page} browser={name} onAct={(made) => void follow(made)} />}
          </Part>
        )}
        {page !== null && !loading && <Status code={page.status} />}
        {page === null && !loading && problem === null && (
          <p className="window-empty">
            {inviting ? (
              <Rich
                text={words.invitation}
                parts={{
                  visit: <b>{stageTexts.browsers.visits.home.label}</b>,
                  browser: <span translate="no">{name}</span>,
                }}
              />
            ) : (
              words.noPage(name)
            )}
          </p>
        )}
        {page === null && loading && <p className="window-empty">{words.waiting}</p>}
      </div>
      <div role="status">
        {script !== null && <ScriptOutput {...script} />}
        {problem !== null && (
          <p className="window-notice">
            <InServersWords>{problem}</InServersWords>
          </p>
        )}
        {notice !== null && <p className="window-notice">{notice}</p>}
      </div>
    </>
  );
}

/** As browsers used to say at their lower edge: what the server answered. */
function Status({ code }: { code: number }) {
  return (
    <span className={clsx('window-status', code >= 400 && 'window-status-bad')}>
      <Heard
        text={words.status}
        seen={
          <span translate="no">
            {code} {reasonPhrase(code)}
          </span>
        }
      />
    </span>
  );
}
