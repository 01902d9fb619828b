/** A place for a part of the page that comes later: what stands there until it is here, and where it could not be fetched. */
import { type ReactNode, useEffect, useState } from 'react';
import { uiTexts } from '../texts/ui.ts';
import { Button } from './Button.tsx';
import { Dialog } from './Dialog.tsx';
import { type Later, useLater } from './later.ts';
import './part.css';

export interface PartProps<M> {
  of: Later<M>;
  /** In sight from the beginning, but of no use before the page can be used. */
  patient?: boolean | undefined;
  /** It draws nothing of its own: where it could not be fetched, nothing is said here. */
  unseen?: boolean | undefined;
  /** Stands in its place until it is here; of the same size, so that nothing jumps. */
  waiting?: ReactNode;
  children: (module: M) => ReactNode;
}

/** A part with a place of its own on the page. */
export function Part<M>({ of: part, patient, unseen, waiting = null, children }: PartProps<M>) {
  const state = useLater(part, patient);
  if (state.is === 'here') return children(state.module);
  if (state.is !== 'failed' || unseen === true) return waiting;
  return (
    <div role="alert" className="part-missing">
      <p>{uiTexts.part.missing}</p>
      <TryAgain part={part} />
    </div>
  );
}

export interface PoppedPartProps<M> {
  of: Later<M>;
  /** Closes what was opened. */
  onClose: () => void;
  children: (module: M) => ReactNode;
}

/** Who waits longer than that is told what for; a picture that changes sooner would only flicker. Ms. */
const PATIENCE_MS = 300;

/** A part that lies above the page once it is opened: a dialog or a menu. */
export function PoppedPart<M>({ of: part, onClose, children }: PoppedPartProps<M>) {
  const state = useLater(part);
  const waits = state.is === 'coming';
  const failed = state.is === 'failed';
  // It stays until the part is here: closing means that nobody wants it any more.
  const [told, setTold] = useState(false);
  if (failed && !told) setTold(true);
  useEffect(() => {
    if (!waits) return;
    const timer = setTimeout(() => setTold(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [waits]);
  if (state.is === 'here') return children(state.module);
  return (
    <Dialog
      open={told}
      onClose={onClose}
      title={failed ? uiTexts.part.notLoaded : uiTexts.part.loading}
      actions={
        <>
          <Button onClick={onClose}>{uiTexts.part.close}</Button>
          {failed && <TryAgain part={part} />}
        </>
      }
    >
      {failed ? uiTexts.part.missing : uiTexts.part.comes}
    </Dialog>
  );
}

/** Fetches the part again. Where a server answers that doesn't have it, this page is older than the server: it begins anew. */
function TryAgain<M>({ part }: { part: Later<M> }) {
  const [silent, setSilent] = useState(false);
  const retry = async () => {
    setSilent(false);
    if (!(await serverAnswers())) return setSilent(true);
    await part.fetch();
    if (part.get().is === 'failed') location.reload();
  };
  return (
    <>
      <Button kind="primary" onClick={() => void retry()}>
        {uiTexts.part.tryAgain}
      </Button>
      <span role="status" className="part-silent">
        {silent && uiTexts.part.silent}
      </span>
    </>
  );
}

const serverAnswers = (): Promise<boolean> =>
  fetch(location.pathname, { method: 'HEAD', cache: 'no-store' }).then(
    ({ ok }) => ok,
    () => false,
  );
