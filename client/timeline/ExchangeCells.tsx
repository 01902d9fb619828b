/** One exchange as a row of the timeline: who asked for what, and what came of it. */
import { CornerDownRight, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import { FindingMark } from '../explain/Findings.tsx';
import { claimedSid } from '../explain/stations.ts';
import { when } from '../explain/time.ts';
import { Sid } from '../stage/Sid.tsx';
import { timelineTexts } from '../texts/timeline.ts';
import { OpBadge, type StoreOp, Who } from '../ui/index.ts';
import { CELL } from './gridRoles.ts';

const words = timelineTexts.exchange;

export interface ExchangeCellsProps {
  exchange: ExchangeView;
  /** The buttons that open it and bring it onto the stage. */
  button: ReactNode;
  /** What else can be done with it. */
  actions: ReactNode;
}

export function ExchangeCells({ exchange, button, actions }: ExchangeCellsProps) {
  const { t, browser, method, path, status, redirectOf, outcome, findings, transport } = exchange;
  return (
    <>
      <td {...CELL} className="log-number">
        {button}
      </td>
      <td {...CELL} title={words.moment(t)}>
        {when(t, t)}
      </td>
      <td {...CELL} className="log-who" translate={browser === null ? undefined : 'no'}>
        <Who name={browser} />
        {browser ?? timelineTexts.outside}
      </td>
      <td {...CELL} className="log-request" translate="no" title={`${method} ${path}`}>
        {redirectOf !== null && (
          <>
            <CornerDownRight />
            <span className="vh" translate="yes">
              {words.redirectedBy(redirectOf)}
            </span>
          </>
        )}
        {transport !== 'http' && (
          <>
            <Lock />
            <span className="vh" translate="yes">
              {words.overHttps}
            </span>
          </>
        )}
        {method === '' ? <b translate="yes">{words.beganEarlier}</b> : <b>{method}</b>} {path}
        <FindingMark findings={findings} />
      </td>
      <td {...CELL} className={status === null ? 'log-nil' : undefined}>
        {status ?? '…'}
        {outcome === 'aborted' && <span className="log-nil"> {words.cutOff}</span>}
      </td>
      <td {...CELL} className="log-chips">
        <CookieIn exchange={exchange} />
      </td>
      <td {...CELL} className="log-chips log-store">
        <StoreOps exchange={exchange} />
      </td>
      <td {...CELL} className="log-chips log-cookies">
        <CookiesOut exchange={exchange} />
      </td>
      <td {...CELL} className="log-actions">
        {actions}
      </td>
    </>
  );
}

const nil = (text: string) => <span className="log-nil">{text}</span>;

function CookieIn({ exchange: { cookie, skipped } }: { exchange: ExchangeView }) {
  if (skipped !== null) return nil(words.notRead);
  if (cookie === null) return nil('…');
  if (cookie.verdict === 'absent') return nil(words.none);
  const sid = claimedSid(cookie);
  const isValid = cookie.verdict === 'valid';
  if (sid === null) return nil(words.notSigned);
  return (
    <>
      <Sid sid={sid} ghost={!isValid} />
      {!isValid && <span className="vh">{words.noMatch}</span>}
    </>
  );
}

const OPS: readonly string[] = ['get', 'set', 'touch', 'destroy'];
const isOp = (method: string): method is StoreOp => OPS.includes(method);

function StoreOps({ exchange: { storeCalls, generated, status } }: { exchange: ExchangeView }) {
  if (storeCalls.length === 0) {
    if (status === null) return nil('…');
    return nil(generated.length > 0 ? words.notSaved : words.noCall);
  }
  return places(storeCalls).map(({ place, item: { method, outcome } }) => (
    <OpBadge
      key={place}
      op={isOp(method) ? method : 'other'}
      label={method}
      failed={outcome !== null && outcome !== 'ok'}
    />
  ));
}

function CookiesOut({ exchange: { setCookies, status } }: { exchange: ExchangeView }) {
  if (setCookies.length === 0) return nil(status === null ? '…' : words.none);
  return places(setCookies).map(({ place, item: { sid, name } }) =>
    sid === null ? <code key={place}>{name}</code> : <Sid key={place} sid={sid} />,
  );
}

/** They only ever grow at their end, and known by their place their elements serve the next exchange as well. */
const places = <T,>(items: readonly T[]) => items.map((item, place) => ({ item, place }));
