/** Request and response as they stood on the wire: the first line and every header, in wire order. */
import type { Headers } from '#shared/trace.ts';
import { reasonPhrase } from '../stage/reasonPhrase.ts';
import { CopyButton } from '../ui/index.ts';
import type { PageProps } from './Inspector.tsx';

export function HeadersPage({ exchange }: PageProps) {
  const { method, path, requestHeaders, requestBody, status, responseHeaders } = exchange;
  const answer = status === null ? 'not answered yet' : `${status} ${reasonPhrase(status)}`;
  return (
    <div className="sides">
      <Side title="Request" first={`${method} ${path}`} headers={requestHeaders} body={requestBody} />
      <Side title="Response" first={answer} headers={responseHeaders} body={null} />
    </div>
  );
}

interface SideProps {
  title: string;
  first: string;
  headers: Headers;
  body: string | null;
}

function Side({ title, first, headers, body }: SideProps) {
  const raw = [first, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return (
    <section aria-label={`${title} headers`}>
      <header className="side-title">
        <h3>{title}</h3>
        <CopyButton text={raw} what={`The ${title.toLowerCase()}’s headers`} />
      </header>
      <p className="wire-first">{first}</p>
      {headers.length === 0 ? (
        <p className="inspector-none">No headers.</p>
      ) : (
        <ol className="wire-headers">
          {placed(headers).map(({ key, name, value }) => (
            <li key={key}>
              <b>{name}:</b> {value}
            </li>
          ))}
        </ol>
      )}
      {body !== null && body !== '' && (
        <>
          <h4>Body, as the form was sent</h4>
          <p className="wire-body">{body}</p>
        </>
      )}
    </section>
  );
}

/** A header may come twice, so it is known by its place. */
const placed = (headers: Headers) =>
  headers.map(([name, value], place) => ({ key: `${place} ${name}`, name, value }));
