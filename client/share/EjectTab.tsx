/** The demo app as a folder that runs alone. */
import { PackageOpen } from 'lucide-react';
import { useState } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { shareTexts } from '../texts/share.ts';
import { Button } from '../ui/index.ts';
import { saveFile } from './saveFile.ts';

const T = shareTexts.eject;

export function EjectTab() {
  const model = useModel();
  const there = useView((state) => Object.keys(state.sources).length > 0);
  const [problem, setProblem] = useState<string | null>(null);

  const save = async () => {
    const { sources, world } = model.getState();
    const { app, options, trustProxy, storeKind: store } = world;
    try {
      const { ejectedZip } = await import('./ejectZip.ts');
      const zip = ejectedZip({ sources, app, options, trustProxy, store });
      saveFile('sessionscope-app.zip', zip, 'application/zip');
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  };

  return (
    <>
      <p>{T.explain}</p>
      <p>{there ? T.secrets : T.notYet}</p>
      <div className="share-buttons">
        <Button icon={<PackageOpen />} disabled={!there} onClick={() => void save()}>
          {T.save}
        </Button>
      </div>
      {problem !== null && (
        <p role="alert" className="share-problem">
          {problem}
        </p>
      )}
    </>
  );
}
