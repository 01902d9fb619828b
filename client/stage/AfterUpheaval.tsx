/** After a crash or a restart, until the next request: what it took, what it left, and what comes next. */
import { Power, ServerCrash } from 'lucide-react';
import { useMemo } from 'react';
import { STORES } from '#shared/storeFacts.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { wishFor } from '../guide/wishes.ts';
import { showNews } from '../lessons/newsInView.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { appTexts } from '../texts/app.ts';
import { stageTexts } from '../texts/stage.ts';
import { Button, InServersWords } from '../ui/index.ts';
import { Ledger, type LedgerItem, Plate } from './Plate.tsx';
import { Sid } from './Sid.tsx';
import { takenBy, type Upheaval, type UpheavalEvent } from './upheaval.ts';

const words = stageTexts.plates.upheaval;

/** More chips than this are counted. */
const CHIPS = 6;

export function AfterUpheaval({ event }: { event: UpheavalEvent }) {
  const model = useModel();
  const shown = useView((state) => state.shown);
  const upheaval = useMemo(() => {
    const before = model.worldAt(event.seq - 1);
    return takenBy(before, shown, cutOffBy(event, model.eventsAfter(event.seq - EVENTS_BEFORE) ?? []));
  }, [model, event, shown]);
  const crashed = event.type === 'server.crashed';
  return (
    <Plate
      title={crashed ? words.crashed : words.restarted}
      icon={crashed ? <ServerCrash /> : <Power />}
      tone={crashed ? 'bad' : 'plain'}
      news
      ref={showNews}
    >
      {crashed && (
        <p>
          <InServersWords>{event.message}</InServersWords>
        </p>
      )}
      <Ledger name={words.gone} kind="gone" items={gone(upheaval)} />
      <Ledger name={words.kept} kind="kept" items={kept(upheaval)} />
      {upheaval.orphans.length > 0 && shown.running && <p>{words.orphans(upheaval.orphans.length)}</p>}
      {crashed && <p>{shown.running ? words.next : event.givenUp ? words.stopped : words.starting}</p>}
      {crashed && event.givenUp && !shown.running && (
        <Button size="sm" onClick={() => wishFor('reset')}>
          {appTexts.actions.resetTheSandbox}
        </Button>
      )}
    </Plate>
  );
}

/** What ends with a crash is told just before it. */
const EVENTS_BEFORE = 32;

function cutOffBy(event: TraceEvent, around: readonly TraceEvent[]): number[] {
  const before = around.filter(({ seq }) => seq < event.seq);
  const from = before.findLastIndex((each) => each.type !== 'response.sent' && each.type !== 'hold.released');
  return before
    .slice(from + 1)
    .flatMap((each) => (each.type === 'response.sent' && each.outcome === 'aborted' ? each.exchange : []))
    .filter((id) => id !== null);
}

function gone({ lost, cutOff }: Upheaval): LedgerItem[] {
  const requests =
    cutOff.length === 0 ? [] : [{ key: 'requests', text: words.requests(cutOff.join(', '), cutOff.length) }];
  if (lost.length === 0) return [{ key: 'none', text: words.noSession }, ...requests];
  return [
    { key: 'sessions', text: words.inMemory(lost.length), chips: <Chips sids={lost} ghost /> },
    ...requests,
  ];
}

function kept({ stored, storeKind, carried, cookies }: Upheaval): LedgerItem[] {
  const store = STORES[storeKind].name;
  return [
    ...(stored.length === 0
      ? []
      : [{ key: 'store', text: words.sessions(stored.length, store), chips: <Chips sids={stored} /> }]),
    cookies === 0
      ? { key: 'jars', text: words.noCookies }
      : { key: 'jars', text: words.cookies(cookies), chips: <Chips sids={carried} /> },
    { key: 'rest', text: words.rest },
  ];
}

function Chips({ sids, ghost = false }: { sids: readonly string[]; ghost?: boolean }) {
  const more = sids.length - CHIPS;
  return (
    <>
      {sids.slice(0, CHIPS).map((sid) => (
        <Sid key={sid} sid={sid} ghost={ghost} />
      ))}
      {more > 0 && words.more(more)}
    </>
  );
}
