/** The session as the request found it and as the handler left it: a tree, with what changed marked. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { Sid } from '../stage/Sid.tsx';
import { CopyButton } from '../ui/index.ts';
import type { PageProps } from './Inspector.tsx';
import { hasChange } from './jsonTree.ts';
import { sessionTrees } from './sessionTrees.ts';
import { Tree } from './Tree.tsx';

export function SessionPage({ exchange }: PageProps) {
  const { loaded, changed, generated, skipped } = exchange;
  const { contents, cookie, json } = sessionTrees(exchange);
  const sid = changed?.sid ?? loaded?.sid ?? generated.at(-1)?.sid ?? null;
  if (sid === null)
    return (
      <p className="inspector-none">
        {skipped === null
          ? 'There is no session in this exchange.'
          : 'express-session let the request pass without a session.'}
      </p>
    );
  return (
    <div className="session-page">
      <p className="session-said">
        <Sid sid={sid} />
        <span>{said(exchange, contents.length === 0, hasChange(contents))}</span>
        {json !== null && <CopyButton text={json} what="The session as JSON" />}
      </p>
      <Tree nodes={contents} label="What the session holds" />
      {cookie.length > 0 && (
        <>
          <h3>Its cookie, which express-session keeps with it</h3>
          <Tree nodes={cookie} label="The session’s cookie" />
        </>
      )}
    </div>
  );
}

function said({ loaded, changed, generated }: ExchangeView, isEmpty: boolean, isChanged: boolean): string {
  if (changed !== null && changed.data === null) return 'The handler destroyed it. This is what it held.';
  if (isEmpty) return 'There is nothing in it.';
  if (generated.some(({ reason }) => reason === 'regenerated'))
    return 'The handler regenerated it: the id is new, and what changed is marked.';
  if (loaded === null) return 'It is new: this request put everything into it.';
  return isChanged ? 'What this request changed is marked.' : 'This request changed nothing in it.';
}
