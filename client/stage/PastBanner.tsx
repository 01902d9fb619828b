/** Says loudly that the stage shows an earlier moment, and offers the way back. */
import { History } from 'lucide-react';
import { momentWords } from '../explain/moment.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { Button } from '../ui/index.ts';

export function PastBanner() {
  const model = useModel();
  const past = useView((state) => state.cursor.past);
  const words = useView(({ event, exchange }) => momentWords(event, exchange));
  if (!past) return null;
  return (
    <div className="past">
      <History />
      <p>
        Looking at the past: <b>{words}</b>
      </p>
      <Button size="sm" onClick={() => model.player.live()}>
        Back to live
      </Button>
    </div>
  );
}
