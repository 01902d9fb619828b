/** The cookies of an exchange, in and out, taken to pieces with what each piece means. */
import { describeAbsences, describeAttributes } from '#shared/cookieAttributes.ts';
import { decodeCookieValue, splitCookieHeader, takeApart } from '#shared/cookies.ts';
import type { ExchangeView, SetCookieView } from '#shared/exchanges.ts';
import { Sid } from '../stage/Sid.tsx';
import { inspectorTexts } from '../texts/inspector.ts';
import { InServersWords } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';
import type { PageProps } from './Inspector.tsx';

const words = inspectorTexts.cookies;
const JAR = {
  ...words.jar,
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
      <section aria-label={words.in}>
        <h3>{words.inBy}</h3>
        {sent.length === 0 && <p className="inspector-none">{words.noneIn}</p>}
        {placed(sent).map(({ place, item: { name, value } }) => (
          <CookieIn key={place} exchange={exchange} name={name} value={value} />
        ))}
        {withheld.map(({ name, reason, seq }) => (
          <p key={seq} className="inspector-none">
            <Rich text={words.stayed} parts={{ cookie: <code>{name}</code> }} />{' '}
            {reason !== null && <InServersWords>{reason}</InServersWords>}
          </p>
        ))}
      </section>
      <section aria-label={words.out}>
        <h3>{words.outBy}</h3>
        {setCookies.length === 0 && <p className="inspector-none">{words.noneOut}</p>}
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
      <p className="cookie-value" translate="no">
        {decodeCookieValue(value)}
      </p>
      <p>{isOwn ? words.verdicts[cookie.verdict] : words.foreign}</p>
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
        <small>{by === 'app' ? words.byApp : words.byLibrary}</small>
      </h4>
      <p className="cookie-value" translate="no">
        {decodeCookieValue(value)}
      </p>
      {taken !== undefined && (
        <p>
          {JAR[taken.action]} {taken.reason !== null && <InServersWords>{taken.reason}</InServersWords>}
        </p>
      )}
      <dl className="cookie-attributes">
        {placed(describeAttributes(raw)).map(({ place, item: { text, words: meaning } }) => (
          <div key={place}>
            <dt>
              <code>{text}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <ul className="cookie-absences">
        {describeAbsences(raw).map((absence) => (
          <li key={absence}>{absence}</li>
        ))}
      </ul>
    </article>
  );
}
