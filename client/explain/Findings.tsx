/** What was found in the trace: a button that counts, and the list with what each means and what to do. */
import { CircleAlert, Info, OctagonAlert, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { FindingView } from '#shared/exchanges.ts';
import { FINDING_TEXTS } from '#shared/findingTexts.ts';
import { useWish } from '../guide/wishes.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { explainTexts } from '../texts/explain.ts';
import { Button, Dialog } from '../ui/index.ts';
import { countFound, type FoundKind, foundSoFar } from './foundSoFar.ts';
import './findings.css';

/** Places of one kind that the list offers; the timeline marks them all. */
const PLACES = 4;

const ICONS = { danger: OctagonAlert, warning: TriangleAlert, info: Info };
const words = explainTexts.findings;

/** Counts the findings and opens their list; nothing where there are none. */
export function FindingsButton({ brief }: { brief: boolean }) {
  const model = useModel();
  const [open, setOpen] = useState(false);
  const count = useView(countFound);
  const show = () => {
    if (count === 0) return;
    setOpen(true);
    model.noteAct('open-findings');
  };
  useWish('findings', show);
  if (count === 0) return null;
  const label = words.count(count);
  return (
    <>
      <Button
        kind="quiet"
        icon={<CircleAlert />}
        aria-label={label}
        aria-haspopup="dialog"
        data-place="findings"
        onClick={show}
      >
        {brief ? count : label}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={words.title} shape="wide">
        <FindingList onShow={() => setOpen(false)} />
      </Dialog>
    </>
  );
}

function FindingList({ onShow }: { onShow: () => void }) {
  const exchanges = useView((state) => state.exchanges);
  const timeline = useView((state) => state.timeline);
  return (
    <ul className="findings">
      {foundSoFar(exchanges, timeline).map((kind) => (
        <li key={kind.id} className={`finding finding-${kind.severity}`}>
          <FindingKind kind={kind} onShow={onShow} />
        </li>
      ))}
    </ul>
  );
}

function FindingKind({ kind, onShow }: { kind: FoundKind; onShow: () => void }) {
  const { player } = useModel();
  const { severity, title, what, advice, seen } = kind;
  const Icon = ICONS[severity];
  const show = (seq: number) => {
    player.seek(seq);
    onShow();
  };
  return (
    <article>
      <h3>
        <Icon aria-hidden="true" />
        <span>{title}</span>
        <small>{words.severity[severity]}</small>
      </h3>
      <p>{what}</p>
      <p>
        <b>{words.whatToDo}</b> {advice}
      </p>
      <p className="finding-places">
        {words.seen(seen.length)}{' '}
        {seen.slice(0, PLACES).map(({ exchange, seq }) => (
          <Button key={seq} size="sm" onClick={() => show(seq)}>
            {exchange === null ? words.showEvent(seq) : words.showExchange(exchange)}
          </Button>
        ))}
      </p>
    </article>
  );
}

/** The mark of an exchange in which something was found. */
export function FindingMark({ findings }: { findings: readonly FindingView[] }) {
  if (findings.length === 0) return null;
  const titles = [...new Set(findings.map(({ id }) => FINDING_TEXTS[id].title))].join('; ');
  const grave = findings.some(({ severity }) => severity !== 'info');
  return (
    <span className={grave ? 'finding-mark finding-mark-grave' : 'finding-mark'} title={titles}>
      {grave ? <TriangleAlert aria-hidden="true" /> : <Info aria-hidden="true" />}
      <span className="vh"> {words.mark(titles)}</span>
    </span>
  );
}
