/** The pieces of a cookie that was taken apart, each with what it is for. */
import clsx from 'clsx';
import { Check, X } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import type { Anatomy, CookieAnatomy, SecretCheck, Signed } from '#shared/cookieAnatomy.ts';
import { Sid } from '../stage/Sid.tsx';
import { explainTexts } from '../texts/explain.ts';
import { Rich } from '../ui/Rich.tsx';

const words = explainTexts.apart;

export function AnatomyView({ anatomy }: { anatomy: Anatomy }) {
  const { form, cookies, attributes, absences } = anatomy;
  if (cookies.length === 0) return <p>{words.nothing}</p>;
  return (
    <>
      <p>{words.forms[form]}</p>
      {places(cookies).map(({ place, item }) => (
        <Pieces key={place} cookie={item} />
      ))}
      {form === 'set-cookie' && (
        <section aria-labelledby="apart-attributes">
          <h3 id="apart-attributes">{words.attributes}</h3>
          <dl className="apart-pieces">
            {places(attributes).map(({ place, item: { text, words: meaning } }) => (
              <Piece key={place} name={<code>{text}</code>}>
                {meaning}
              </Piece>
            ))}
          </dl>
          <ul className="apart-absences">
            {absences.map((absence) => (
              <li key={absence}>{absence}</li>
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
  const known = name === null || name === '' ? null : name;
  const title = known ?? (name === null ? words.value : words.nameless);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{known === null ? title : <code>{known}</code>}</h3>
      {signed !== null && <Strip signed={signed} />}
      <dl className="apart-pieces">
        <Piece name={words.wire}>
          <Raw text={raw} />
        </Piece>
        <Piece name={words.decoded}>
          {encoded ? <code className="apart-raw">{decoded}</code> : words.notEncoded}
        </Piece>
        <Piece name={words.prefix}>
          <Rich text={prefixed ? words.prefixed : words.notPrefixed} parts={{ prefix: <code>s:</code> }} />
        </Piece>
        {prefixed && signed === null && <Piece name={words.signature}>{words.noSignature}</Piece>}
        {signed !== null && <SignedPieces signed={signed} />}
      </dl>
    </section>
  );
}

function Strip({ signed: { id, signature } }: { signed: Signed }) {
  return (
    <p className="apart-strip" translate="no">
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
      <Piece name={words.sessionId}>
        <Raw text={id} /> <Sid sid={id} /> {words.whatId}
      </Piece>
      <Piece name={words.signature}>
        <Raw text={signature} /> {words.whatSignature}
      </Piece>
      <Piece name={words.verdict}>
        <VerdictLine signed={signed} />
      </Piece>
      {places(checks).map(({ place, item }) => (
        <Piece key={place} name={words.withSecret(place + 1)}>
          <Recomputed check={item} given={signature} />
        </Piece>
      ))}
    </>
  );
}

function VerdictLine({ signed: { checks, match } }: { signed: Signed }) {
  const said = verdict(checks.length, match);
  if (checks.length === 0) return said;
  const matches = match !== null;
  return (
    <span role="status" className={clsx('apart-verdict', matches ? 'apart-right' : 'apart-wrong')}>
      {matches ? <Check /> : <X />}
      <span>{said}</span>
    </span>
  );
}

function verdict(count: number, match: number | null): string {
  if (count === 0) return words.noSecret;
  if (match === null) return words.none(count);
  return match === 0 ? words.first : words.older(match + 1);
}

/** What the signature would be, with every character marked that is different. */
function Recomputed({ check: { signature, matches }, given }: { check: SecretCheck; given: string }) {
  const marked = (
    <code className="apart-raw">
      {runs(signature, given).map(({ at, text, same }) => (same ? text : <mark key={at}>{text}</mark>))}
    </code>
  );
  return <Rich text={matches ? words.same : words.different} parts={{ signature: marked }} />;
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

/** A piece as it is written. */
const Raw = ({ text }: { text: string }) =>
  text === '' ? <span>{words.empty}</span> : <code className="apart-raw">{text}</code>;

function Piece({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
