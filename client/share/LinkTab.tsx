/** The share link: what it holds, the text to copy, and what it leaves out. */
import { useMemo, useState } from 'react';
import { encodeLink } from '#shared/shareLink.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { shareTexts } from '../texts/share.ts';
import { CopyButton } from '../ui/Code.tsx';
import { TextField } from '../ui/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { linkTo } from './arrival.ts';
import { type LinkScript, setupScript, wholeScript } from './linkScript.ts';

const T = shareTexts.link;

type Extent = 'everything' | 'setup';

export function LinkTab() {
  const model = useModel();
  const head = useView((state) => state.head);
  const [extent, setExtent] = useState<Extent>('everything');
  const { commands, left } = useMemo(() => {
    if (extent === 'setup') return setupScript(model.worldAt(head));
    const base = model.worldAt(0);
    return wholeScript(model.eventsAfter(base.seq) ?? [], base);
  }, [model, head, extent]);
  const encoded = useMemo(() => encodeLink(commands), [commands]);
  const link = 'code' in encoded ? linkTo(`${location.origin}${location.pathname}`, encoded.code) : null;
  const lines = leftOutLines(left);
  return (
    <>
      <p>{T.explain}</p>
      <Segmented
        label={T.holds}
        value={extent}
        options={[
          { value: 'everything', label: T.everything },
          { value: 'setup', label: T.setup },
        ]}
        onChange={setExtent}
      />
      {link === null ? (
        <p role="alert">{'problem' in encoded && encoded.problem}</p>
      ) : (
        <>
          <div className="share-link">
            <TextField
              label={T.link}
              value={link}
              onChange={() => {}}
              readOnly
              mono
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={link} what={T.copied} />
          </div>
          <p>{T.steps(commands.length)}</p>
        </>
      )}
      {lines.length > 0 && (
        <div className="share-left">
          <p>{T.leftOut}</p>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

/** What isn't in the link, a line each. */
function leftOutLines(left: LinkScript['left']): string[] {
  const { secrets, fields, addresses, cookies, outside } = left;
  const lines: [boolean, string][] = [
    [secrets > 0, T.left.secrets(secrets)],
    [fields > 0, T.left.fields(fields)],
    [addresses > 0, T.left.addresses(addresses)],
    [cookies > 0, T.left.cookies(cookies)],
    [outside > 0, T.left.outside(outside)],
    [left.holds, T.left.holds],
    [left.snapshot, T.left.snapshot],
    [left.earlier, T.left.earlier],
  ];
  return lines.filter(([there]) => there).map(([, line]) => line);
}
