/** The share link: what it holds, the text to copy, and what it leaves out. */
import { useMemo, useState } from 'react';
import { encodeLink } from '#shared/shareLink.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { CopyButton, Segmented, TextField } from '../ui/index.ts';
import { linkTo } from './arrival.ts';
import { setupScript, wholeScript } from './linkScript.ts';
import { leftOutLines, linkTexts } from './shareTexts.ts';

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
      <p>{linkTexts.explain}</p>
      <Segmented
        label={linkTexts.holds}
        value={extent}
        options={[
          { value: 'everything', label: linkTexts.everything },
          { value: 'setup', label: linkTexts.setup },
        ]}
        onChange={setExtent}
      />
      {link === null ? (
        <p role="alert">{'problem' in encoded && encoded.problem}</p>
      ) : (
        <>
          <div className="share-link">
            <TextField
              label={linkTexts.link}
              value={link}
              onChange={() => {}}
              readOnly
              mono
              onFocus={({ target }) => target.select()}
            />
            <CopyButton text={link} what="The link" />
          </div>
          <p>{linkTexts.steps(commands.length)}</p>
        </>
      )}
      {lines.length > 0 && (
        <div className="share-left">
          <p>{linkTexts.leftOut}</p>
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
