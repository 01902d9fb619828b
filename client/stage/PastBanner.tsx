/**
 * Says loudly that the stage shows an earlier moment, and offers the way back. Looking back changes nothing; to put the
 * server back as well is another thing, and asks first.
 */
import { History } from 'lucide-react';
import { useState } from 'react';
import { leftOutOf, stateOf } from '#shared/sandboxState.ts';
import { momentWords } from '../explain/moment.ts';
import { useWish } from '../guide/wishes.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { Button, Dialog, useRefusal } from '../ui/index.ts';
import { Rich } from '../ui/Rich.tsx';

const words = stageTexts.past;

export function PastBanner() {
  const model = useModel();
  const moment = useView(({ event, exchange }) => momentWords(event, exchange));
  return (
    <div className="past">
      <History />
      <p>
        <Rich text={words.looking} parts={{ moment: <b>{moment}</b> }} />
      </p>
      <RestoreButton />
      <Button size="sm" onClick={() => model.player.live()}>
        {words.back}
      </Button>
    </div>
  );
}

/** Says of a store with more sessions than can be put back how many won't be. */
function LeftOut({ at }: { at: number }) {
  const count = leftOutOf(useModel().worldAt(at));
  return count === 0 ? null : <p>{words.leftOut(count)}</p>;
}

/** Puts the server back to before the exchange on the stage. */
function RestoreButton() {
  const model = useModel();
  const refusal = useRefusal();
  const [open, setOpen] = useState(false);
  const live = useView(({ connection }) => connection === 'live');
  const exchange = useView((state) => state.exchange);
  useWish('restore', () => setOpen(true));
  if (exchange === null) return null;
  const close = () => {
    setOpen(false);
    refusal.clear();
  };
  const restore = async () => {
    const at = exchange.firstSeq - 1;
    const state = stateOf(model.worldAt(at));
    if (!(await refusal.attempt(model.sendCommand({ type: 'restore', state, at })))) return;
    close();
    model.player.live();
  };
  return (
    <>
      <Button size="sm" disabled={!live} onClick={() => setOpen(true)}>
        {words.restore}
      </Button>
      <Dialog
        open={open}
        onClose={close}
        title={words.question(exchange.id)}
        actions={
          <>
            <Button onClick={close}>{words.onlyLook}</Button>
            <Button kind="danger" onClick={() => void restore()}>
              {words.putBack}
            </Button>
          </>
        }
      >
        <p>{words.what}</p>
        {open && <LeftOut at={exchange.firstSeq - 1} />}
        {refusal.error !== null && <p role="alert">{refusal.error}</p>}
      </Dialog>
    </>
  );
}
