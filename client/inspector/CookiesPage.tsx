/** The cookies of an exchange, in and out, taken to pieces with what each piece means. */
import { describeAbsences, describeAttributes } from '#shared/cookieAttributes.ts';
import { decodeCookieValue, splitCookieHeader, takeApart } from '#shared/cookies.ts';
import type { ExchangeView, SetCookieView } from '#shared/exchanges.ts';
import type { CookieVerdict } from '#shared/trace.ts';
import { Sid } from '../stage/Sid.tsx';
import type { PageProps } from './Inspector.tsx';

const VERDICTS: Readonly<Record<CookieVerdict, string>> = {
  absent: 'express-session found no cookie of its name.',
  valid: 'express-session read it: the signature matches one of its secrets.',
  'bad-signature': 'express-session dropped it: the signature matches none of its secrets.',
  unsigned: 'express-session dropped it: the value doesn’t begin with “s:”, so it isn’t signed.',
};

const JAR = {
  stored: 'The browser stored it.',
  replaced: 'The browser replaced the one it had.',
  deleted: 'The browser deleted it.',
  expired: 'It had expired, so the browser dropped it.',
  rejected: 'The browser rejected it.',
  sent: '',
  withheld: '',
} as const;

export function CookiesPage({ exchange }: PageProps) {
  const { requestHeaders, setCookies, jar } = exchange;
  const sent = requestHeaders
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => splitCookieHeader(value));
  const withheld = jar.filter(({ action }) => action === 'withheld');
  return (
    <div className="sides">
      <section aria-label="Cookies in">
        <h3>In, by Cookie</h3>
        {sent.length === 0 && <p className="inspector-none">The request had no cookies.</p>}
        {placed(sent).map(({ place, item: { name, value } }) => (
          <CookieIn key={place} exchange={exchange} name={name} value={value} />
        ))}
        {withheld.map(({ name, reason, seq }) => (
          <p key={seq} className="inspector-none">
            <code>{name}</code> stayed in the jar. {reason}
          </p>
        ))}
      </section>
      <section aria-label="Cookies out">
        <h3>Out, by Set-Cookie</h3>
        {setCookies.length === 0 && <p className="inspector-none">The response set no cookies.</p>}
        {setCookies.map((cookie) => (
          <CookieOut key={cookie.seq} exchange={exchange} cookie={cookie} />
        ))}
      </section>
    </div>
  );
}

const placed = <T,>(items: readonly T[]) => items.map((item, place) => ({ item, place }));

function CookieIn({ exchange, name, value }: { exchange: ExchangeView; name: string; value: string }) {
  const { cookie } = exchange;
  const isOwn = cookie !== null && cookie.raw === value;
  const sid = takeApart(value)?.sid ?? null;
  return (
    <article className="cookie-card">
      <h4>
        <code>{name}</code>
        {sid !== null && <Sid sid={sid} ghost={isOwn && cookie.verdict !== 'valid'} />}
      </h4>
      <p className="cookie-value">{decodeCookieValue(value)}</p>
      <p>{isOwn ? VERDICTS[cookie.verdict] : 'Not the cookie of express-session.'}</p>
    </article>
  );
}

function CookieOut({ exchange, cookie }: { exchange: ExchangeView; cookie: SetCookieView }) {
  const { raw, name, sid, by } = cookie;
  const value = raw.split(';')[0]?.slice(name.length + 1) ?? '';
  const taken = exchange.jar.find((change) => change.name === name && JAR[change.action] !== '');
  return (
    <article className="cookie-card">
      <h4>
        <code>{name}</code>
        {sid !== null && <Sid sid={sid} />}
        <small>by {by === 'app' ? 'the app' : 'express-session'}</small>
      </h4>
      <p className="cookie-value">{decodeCookieValue(value)}</p>
      {taken !== undefined && (
        <p>
          {JAR[taken.action]} {taken.reason}
        </p>
      )}
      <dl className="cookie-attributes">
        {placed(describeAttributes(raw)).map(({ place, item: { text, words } }) => (
          <div key={place}>
            <dt>
              <code>{text}</code>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <ul className="cookie-absences">
        {describeAbsences(raw).map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </article>
  );
}
