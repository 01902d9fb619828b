/** The session as the request found it and as the handler left it: a tree, with what changed marked. */
import type { ExchangeView } from '#shared/exchanges.ts';
import { Sid } from '../stage/Sid.tsx';
import { inspectorTexts } from '../texts/inspector.ts';
import { CopyButton } from '../ui/Code.tsx';
import type { PageProps } from './Inspector.tsx';
import { hasChange } from './jsonTree.ts';
import { sessionTrees } from './sessionTrees.ts';
import { Tree } from './Tree.tsx';

const words = inspectorTexts.session;

export function SessionPage({ exchange }: PageProps) {
  const { loaded, changed, generated, skipped } = exchange;
  const { contents, cookie, json } = sessionTrees(exchange);
  const sid = changed?.sid ?? loaded?.sid ?? generated.at(-1)?.sid ?? null;
  if (sid === null) return <p className="inspector-none">{skipped === null ? words.none : words.passed}</p>;
  return (
    <div className="session-page">
      <p className="session-said">
        <Sid sid={sid} />
        <span>{said(exchange, contents.length === 0, hasChange(contents))}</span>
        {json !== null && <CopyButton text={json} what={words.json} />}
      </p>
      <Tree nodes={contents} label={words.holds} />
      {cookie.length > 0 && (
        <>
          <h3>{words.itsCookie}</h3>
          <Tree nodes={cookie} label={words.cookie} />
        </>
      )}
    </div>
  );
}

function said({ loaded, changed, generated }: ExchangeView, isEmpty: boolean, isChanged: boolean): string {
  if (changed !== null && changed.data === null) return words.destroyed;
  if (isEmpty) return words.empty;
  if (generated.some(({ reason }) => reason === 'regenerated')) return words.regenerated;
  if (loaded === null) return words.isNew;
  return isChanged ? words.changed : words.unchanged;
}
