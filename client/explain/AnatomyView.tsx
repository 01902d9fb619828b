/** The pieces of a cookie that was taken apart, each with what it is for. */
import clsx from 'clsx';
import { Check, X } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Anatomy, CookieAnatomy, SecretCheck, Signed } from '#shared/cookieAnatomy.ts';
import { Sid } from '../stage/Sid.tsx';

const FORMS = {
  value: 'A value without a name.',
  cookie: 'As a browser sends it: a Cookie header has names and values, nothing else.',
  'set-cookie': 'As a server sets it: a Set-Cookie header has one cookie and its attributes.',
} as const;

export function AnatomyView({ anatomy }: { anatomy: Anatomy }) {
  const { form, cookies, attributes, absences } = anatomy;
  if (cookies.length === 0) return <p>Paste a cookie, and its pieces stand here.</p>;
  return (
    <>
      <p>{FORMS[form]}</p>
      {places(cookies).map(({ place, item }) => (
        <Pieces key={place} cookie={item} />
      ))}
      {form === 'set-cookie' && (
        <section aria-labelledby="apart-attributes">
          <h3 id="apart-attributes">Attributes, for the browser only: they never come back</h3>
          <dl className="apart-pieces">
            {places(attributes).map(({ place, item: { text, words } }) => (
              <Piece key={place} name={<code>{text}</code>}>
                {words}
              </Piece>
            ))}
          </dl>
          <ul className="apart-absences">
            {absences.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** Two of one header may be the same; they are known by their place. */
const places = <T,>(items: readonly T[]) => items.map((item, place) => ({ item, place }));

function Pieces({ cookie }: { cookie: CookieAnatomy }) {
  const { name, raw, decoded, encoded, prefixed, signed } = cookie;
  const title = name === null ? 'The value' : name === '' ? 'A cookie without a name' : name;
  return (
    <section aria-label={title}>
      <h3>
        <code>{title}</code>
      </h3>
      {signed !== null && <Strip signed={signed} />}
      <dl className="apart-pieces">
        <Piece name="On the wire">
          <code className="apart-raw">{raw === '' ? '(empty)' : raw}</code>
        </Piece>
        <Piece name="URL-decoded">
          {encoded ? <code className="apart-raw">{decoded}</code> : 'The same: nothing in it is URL-encoded.'}
        </Piece>
        <Piece name="Prefix">
          {prefixed ? (
            <>
              <code>s:</code> says that a signature follows.
            </>
          ) : (
            <>
              It doesn’t begin with <code>s:</code>, so express-session finds no session id in it.
            </>
          )}
        </Piece>
        {prefixed && signed === null && (
          <Piece name="Signature">There is no dot with a signature after it, so no secret can match.</Piece>
        )}
        {signed !== null && <SignedPieces signed={signed} />}
      </dl>
    </section>
  );
}

function Strip({ signed: { id, signature } }: { signed: Signed }) {
  return (
    <p className="apart-strip">
      <span className="apart-prefix">s:</span>
      <span className="apart-id">{id}</span>
      <span className="apart-prefix">.</span>
      <span className="apart-signature">{signature}</span>
    </p>
  );
}

function SignedPieces({ signed }: { signed: Signed }) {
  const { id, signature, checks } = signed;
  return (
    <>
      <Piece name="Session id">
        <code className="apart-raw">{id === '' ? '(empty)' : id}</code> <Sid sid={id} /> The key of the record
        in the store. Anybody who has the cookie can read it.
      </Piece>
      <Piece name="Signature">
        <code className="apart-raw">{signature === '' ? '(empty)' : signature}</code> HMAC-SHA256 of the id
        with the secret, in base64 without “=” at the end.
      </Piece>
      <Piece name="Verdict">
        <VerdictLine signed={signed} />
      </Piece>
      {places(checks).map(({ place, item }) => (
        <Piece key={place} name={`With secret ${place + 1}`}>
          <Recomputed check={item} given={signature} />
        </Piece>
      ))}
    </>
  );
}

function VerdictLine({ signed: { checks, match } }: { signed: Signed }) {
  const words = verdict(checks.length, match);
  if (checks.length === 0) return words;
  const matches = match !== null;
  return (
    <span role="status" className={clsx('apart-verdict', matches ? 'apart-right' : 'apart-wrong')}>
      {matches ? <Check /> : <X />}
      <span>{words}</span>
    </span>
  );
}

function verdict(count: number, match: number | null): string {
  if (count === 0) return 'Type a secret, and it is held against the signature.';
  if (match === 0) return 'Secret 1 made this signature: the cookie is genuine. It also signs new cookies.';
  if (match !== null)
    return `Secret ${match + 1} made this signature: the cookie is genuine. It is an older secret; the first one signs new cookies.`;
  const none = count === 1 ? 'This secret did not make' : `None of the ${count} secrets made`;
  return `${none} this signature. express-session would not use the id and would make a new session.`;
}

/** What the signature would be, with every character marked that is different. */
function Recomputed({ check: { signature, matches }, given }: { check: SecretCheck; given: string }) {
  if (matches)
    return (
      <>
        <code className="apart-raw">{signature}</code> the same.
      </>
    );
  return (
    <>
      <code className="apart-raw">
        {runs(signature, given).map(({ at, text, same }) => (same ? text : <mark key={at}>{text}</mark>))}
      </code>{' '}
      different.
    </>
  );
}

/** A text in stretches that are the same as, or different from, another at the same place. */
function runs(text: string, other: string) {
  const found: { at: number; text: string; same: boolean }[] = [];
  for (const [at, char] of [...text].entries()) {
    const same = char === other[at];
    const last = found.at(-1);
    if (last?.same === same) last.text += char;
    else found.push({ at, text: char, same });
  }
  return found;
}

function Piece({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
