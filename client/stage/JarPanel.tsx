/** The jar of the browser in front with its tickets and what it refused, and the other jars at a glance. */
import { ScanSearch } from 'lucide-react';
import { useState } from 'react';
import { asSetCookie } from '#shared/cookieAttributes.ts';
import type { ExchangeView, JarChangeView } from '#shared/exchanges.ts';
import type { CookieAction } from '#shared/jarFacts.ts';
import type { BrowserState, HeldCookie } from '#shared/world.ts';
import { duration, remaining } from '../explain/time.ts';
import { useWish } from '../guide/wishes.ts';
import { useSandboxTime, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { IconButton, InServersWords, Jar, later, MiniTicket, PoppedPart, Ticket, Who } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import { anchored } from './anchors.ts';
import { CookieTicket } from './CookieTicket.tsx';
import { expectedCookie } from './expectedCookie.ts';
import { Sid } from './Sid.tsx';
import { TornTicket } from './TornTicket.tsx';
import './jars.css';

const words = stageTexts.browsers.jars;

const takeApart = later(() => import('../explain/TakeApart.tsx'));

export function JarPanel({ browser }: { browser: BrowserState }) {
  const past = useView((state) => state.cursor.past);
  const fresh = useView(({ event }) =>
    event?.type === 'browser.cookie' && event.browser === browser.name && event.by !== 'request'
      ? event.name
      : null,
  );
  const expected = useView(
    (state) => expectedCookie(state.exchange, browser),
    (a, b) => a?.name === b?.name && a?.sid === b?.sid,
  );
  const lost = useView(({ event, cursor }) =>
    event?.type === 'browser.cookie' &&
    event.browser === browser.name &&
    !cursor.rushing &&
    isLoss(event.action)
      ? event
      : null,
  );
  const [torn, setTorn] = useState(0);
  const tearing = lost !== null && lost.seq !== torn ? lost.cookie : null;
  const secret = useView((state) => state.shown.options.secret);
  const [apart, setApart] = useState<string | null>(null);
  const { cookies, name } = browser;
  useWish('take-apart', () => setApart(''));
  return (
    <Jar
      ref={anchored('jar')}
      owner={name}
      title={words.jarOf(name)}
      count={cookies.length}
      actions={
        <IconButton label={words.takeApart} onClick={() => setApart('')}>
          <ScanSearch />
        </IconButton>
      }
    >
      {cookies.map((cookie) => (
        <CookieTicket
          key={`${cookie.domain} ${cookie.hostOnly} ${cookie.path} ${cookie.name}`}
          browser={name}
          cookie={cookie}
          fresh={fresh === cookie.name}
          past={past}
          onTakeApart={() => setApart(asSetCookie(cookie))}
        />
      ))}
      {expected !== null && (
        <Ticket
          kind="ghost"
          name={expected.name}
          chip={expected.sid === null ? null : <Sid sid={expected.sid} ghost />}
          expiry={{ fraction: 0, label: words.notHere }}
        />
      )}
      {tearing !== null && <TornTicket cookie={tearing} onGone={() => setTorn(lost?.seq ?? 0)} />}
      {cookies.length === 0 && expected === null && tearing === null && (
        <p className="jar-empty">{words.empty}</p>
      )}
      <Objections browser={name} />
      {apart !== null && (
        <PoppedPart of={takeApart} onClose={() => setApart(null)}>
          {({ TakeApart }) => (
            <TakeApart pasted={apart} secrets={[secret].flat()} onClose={() => setApart(null)} />
          )}
        </PoppedPart>
      )}
    </Jar>
  );
}

const isLoss = (action: CookieAction): boolean => action === 'expired' || action === 'deleted';

const NONE: readonly JarChangeView[] = [];

/** What the browser refused or kept back in the exchange on the stage, each with its reason. */
function Objections({ browser }: { browser: string }) {
  const changes = useView(
    ({ exchange }) => (exchange?.browser === browser ? objections(exchange) : NONE),
    sameSeqs,
  );
  if (changes.length === 0) return null;
  return (
    <ul className="jar-objections" aria-label={words.objections}>
      {changes.map(({ seq, name, action, reason }) => (
        <li key={seq}>
          <Rich
            text={action === 'rejected' ? words.notKept : words.notSent}
            parts={{ cookie: name === '' ? <b>{words.aCookie}</b> : <b translate="no">{name}</b> }}
          />{' '}
          {reason !== null && <InServersWords>{reason}</InServersWords>}
        </li>
      ))}
    </ul>
  );
}

const objections = ({ jar }: ExchangeView) =>
  jar.filter(({ action }) => action === 'rejected' || action === 'withheld');

const sameSeqs = (a: readonly JarChangeView[], b: readonly JarChangeView[]) =>
  a.length === b.length && a.every(({ seq }, index) => seq === b[index]?.seq);

/** One line a browser: whose jar it is and what is in it. */
export function OtherJars({ browsers }: { browsers: readonly BrowserState[] }) {
  const now = useSandboxTime();
  return (
    <ul className="jars-other" aria-label={words.others}>
      {browsers.map(({ name, cookies }) => (
        <li key={name} data-browser={name}>
          <Who name={name} />
          <span className="jars-name" translate="no">
            {name}
          </span>
          {cookies.length === 0 && <span className="jars-empty">{words.emptyJar}</span>}
          {cookies.length > 0 && <Mini cookies={cookies} now={now} />}
        </li>
      ))}
    </ul>
  );
}

function Mini({ cookies, now }: { cookies: readonly HeldCookie[]; now: number }) {
  const first = cookies.find(({ sid }) => sid !== null) ?? cookies[0];
  if (first === undefined) return null;
  const { sid, name } = first;
  const more = cookies.length - 1;
  return (
    <>
      <MiniTicket
        chip={sid === null ? <code>{name}</code> : <Sid sid={sid} />}
        expiry={briefly(first, now)}
      />
      {more > 0 && <span className="jars-more">+{more}</span>}
    </>
  );
}

/** What is left, without the word that a narrow ticket has no room for. */
function briefly({ since, expires }: HeldCookie, now: number) {
  const left = remaining(since, expires, now, words.briefly);
  return expires === null || expires <= now ? left : { ...left, label: duration(expires - now) };
}
