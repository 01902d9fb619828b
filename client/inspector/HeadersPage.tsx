/** Request and response as they stood on the wire: the first line and every header, in wire order. */
import type { Headers } from '#shared/trace.ts';
import { reasonPhrase } from '../stage/reasonPhrase.ts';
import { inspectorTexts } from '../texts/inspector.ts';
import { CopyButton } from '../ui/Code.tsx';
import type { PageProps } from './Inspector.tsx';

const words = inspectorTexts.headers;

export function HeadersPage({ exchange }: PageProps) {
  const { method, path, requestHeaders, requestBody, status, responseHeaders } = exchange;
  const answer = status === null ? null : `${status} ${reasonPhrase(status)}`;
  return (
    <div className="sides">
      <Side words={words.request} first={`${method} ${path}`} headers={requestHeaders} body={requestBody} />
      <Side words={words.response} first={answer} headers={responseHeaders} body={null} />
    </div>
  );
}

interface SideProps {
  words: typeof words.request;
  /** null: it isn't there yet. */
  first: string | null;
  headers: Headers;
  body: string | null;
}

function Side({ words: { title, headers: name, copied }, first, headers, body }: SideProps) {
  const raw = [first ?? words.notAnswered, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return (
    <section aria-label={name}>
      <header className="side-title">
        <h3>{title}</h3>
        <CopyButton text={raw} what={copied} />
      </header>
      <p className="wire-first" translate={first === null ? undefined : 'no'}>
        {first ?? words.notAnswered}
      </p>
      {headers.length === 0 ? (
        <p className="inspector-none">{words.none}</p>
      ) : (
        <ol className="wire-headers" translate="no">
          {placed(headers).map(({ key, name, value }) => (
            <li key={key}>
              <b>{name}:</b> {value}
            </li>
          ))}
        </ol>
      )}
      {body !== null && body !== '' && (
        <>
          <h4>{words.body}</h4>
          <p className="wire-body" translate="no">
            {body}
          </p>
        </>
      )}
    </section>
  );
}

/** A header may come twice, so it is known by its place. */
const placed = (headers: Headers) =>
  headers.map(([name, value], place) => ({ key: `${place} ${name}`, name, value }));
