/** Exchanges as a HAR file: all of them, or the one on the stage. */
import { Save } from 'lucide-react';
import { useState } from 'react';
import { useModel, useView } from '../model/hooks.tsx';
import { shareTexts } from '../texts/share.ts';
import { Button } from '../ui/index.ts';
import { Segmented } from '../ui/Segmented.tsx';
import { toHar } from './har.ts';
import { saveFile } from './saveFile.ts';

const T = shareTexts.har;

export function HarTab() {
  const model = useModel();
  const exchanges = useView((state) => state.exchanges);
  const onStage = useView((state) => state.cursor.exchange);
  const port = useView((state) => state.port);
  const [which, setWhich] = useState<'all' | 'one'>('all');
  if (exchanges.length === 0) return <p>{T.none}</p>;

  const save = () => {
    const chosen = which === 'all' ? exchanges : exchanges.filter(({ id }) => id === onStage);
    const told = chosen.map((exchange) => ({ exchange, events: model.eventsOf(exchange.id) }));
    const har = toHar(told, `http://localhost:${port ?? 80}`);
    saveFile('sessionscope.har', `${JSON.stringify(har, null, 2)}\n`, 'application/json');
  };

  return (
    <>
      <p>{T.explain}</p>
      <p className="share-warning">{T.warning}</p>
      {onStage !== null && (
        <Segmented
          label={T.which}
          value={which}
          options={[
            { value: 'all', label: T.all(exchanges.length) },
            { value: 'one', label: T.one(onStage) },
          ]}
          onChange={setWhich}
        />
      )}
      <div className="share-buttons">
        <Button icon={<Save />} onClick={save}>
          {T.save}
        </Button>
      </div>
    </>
  );
}
