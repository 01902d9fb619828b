/** The store as a cabinet: a drawer for each record, the one met last on top, the one met now pulled out. */
import { Timer } from 'lucide-react';
import { memo, useLayoutEffect, useMemo, useRef } from 'react';
import { STORES } from '#shared/storeFacts.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { StoreRecord } from '#shared/world.ts';
import { entriesOf, type KeyChange, keyChanges } from '../explain/session.ts';
import { remaining } from '../explain/time.ts';
import { useModel, useSandboxTime, useView } from '../model/hooks.tsx';
import { stageTexts } from '../texts/stage.ts';
import { BlankDrawer, Cabinet, Drawer, IconButton, later, Part, Popover } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { type DrawerMotion, drawerMotionOf, easeDrawer, easeInOut } from './motion.ts';
import { newestRecords } from './newestRecords.ts';
import { Sid } from './Sid.tsx';
import { StoreControls, StoreNotes } from './StoreControls.tsx';
import { useRide, WHOLE } from './useRide.ts';
import { useStoreChoice } from './useStoreChoice.ts';
import './store.css';

const words = stageTexts.server.store;

const fileButton = later(() => import('./FileButton.tsx'));
const clocks = later(() => import('./ClocksPanel.tsx'));

/** More drawers than this don't help anybody; the cabinet says how many there are. */
const DRAWERS = 24;

const NONE: readonly KeyChange[] = [];

export function StoreCabinet() {
  const store = useView((state) => state.shown.store);
  const unlisted = useView((state) => state.shown.storeUnlisted);
  const choice = useStoreChoice();
  const met = useView(({ event }) => metBy(event));
  const changed = useView(
    ({ exchange, event }) => (event?.type === 'store.set' && exchange !== null ? keyChanges(exchange) : NONE),
    (a, b) => JSON.stringify(a) === JSON.stringify(b),
  );
  const now = useSandboxTime();
  const records = useMemo(() => newestRecords(store.values(), DRAWERS), [store]);
  const moving = useView(
    ({ event }) => drawerMotionOf(event),
    (a, b) => a?.sid === b?.sid && a?.motion === b?.motion,
  );
  const before = useRecordBefore(moving?.motion);
  const total = store.size + unlisted;
  const hidden = total - records.length;
  const count = words.records(total);
  return (
    <Cabinet
      ref={anchored('cabinet')}
      title={words.name}
      summary={words.summary(STORES[choice.kind].name, count)}
      controls={<StoreControls choice={choice} count={count} />}
      notes={<StoreNotes choice={choice} />}
    >
      {moving?.motion === 'destroy' && before !== null && !store.has(moving.sid) && (
        <RecordDrawer record={before} now={now} fresh changed={NONE} motion="destroy" from={0} />
      )}
      {records.map((record) => (
        <RecordDrawer
          key={record.sid}
          record={record}
          now={now}
          fresh={record.sid === met}
          changed={record.sid === met ? changed : NONE}
          motion={record.sid === moving?.sid ? moving.motion : null}
          from={before === null ? 1 : fractionLeft(before, record, now)}
        />
      ))}
      {records.length === 0 && <BlankDrawer>{words.empty}</BlankDrawer>}
      {hidden > 0 && <BlankDrawer>{words.hidden(hidden)}</BlankDrawer>}
      {records.length > 0 && hidden === 0 && <BlankDrawer />}
    </Cabinet>
  );
}

/** The record as it was before a touch or a destroy that happens now. */
function useRecordBefore(motion: DrawerMotion | undefined): StoreRecord | null {
  const model = useModel();
  const event = useView((state) => state.event);
  return useMemo(() => {
    if (event === null || !('sid' in event) || event.sid === null) return null;
    if (motion !== 'touch' && motion !== 'destroy') return null;
    return model.worldAt(event.seq - 1).store.get(event.sid) ?? null;
  }, [model, event, motion]);
}

function fractionLeft(before: StoreRecord, after: StoreRecord, now: number): number {
  const was = remaining(before.written, before.expires, now, '').fraction;
  const is = remaining(after.written, after.expires, now, '').fraction;
  return was === null || is === null || is === 0 ? 1 : Math.min(1, was / is);
}

/** The record that an event of the store is about. */
function metBy(event: TraceEvent | null): string | null {
  return event?.type.startsWith('store.') && 'sid' in event ? event.sid : null;
}

interface RecordDrawerProps {
  record: StoreRecord;
  now: number;
  fresh: boolean;
  changed: readonly KeyChange[];
  motion: DrawerMotion | null;
  /** What its bar had left before a touch, as part of what it has now. */
  from: number;
}

const RecordDrawer = memo(function RecordDrawer(props: RecordDrawerProps) {
  const { record, now, fresh, changed, motion, from } = props;
  const { sid, data, op, written, expires, file } = record;
  const drawer = useRef<HTMLLIElement>(null);
  useLayoutEffect(() => {
    const element = drawer.current;
    if (element === null) return;
    anchored(`drawer ${sid}`)(element);
    element.dataset.motion = motion ?? '';
    element.style.setProperty('--from', String(from));
  }, [sid, motion, from]);
  useRide(drawer, motion === null ? null : WHOLE, true, motion === 'set' ? easeDrawer : easeInOut);
  return (
    <Drawer
      ref={drawer}
      chip={
        <>
          <Sid sid={sid} ghost={motion === 'destroy'} pinnable />
          <Popover
            className="clocks-popover"
            label={words.clocks(sid.slice(0, 4))}
            side="top"
            align="end"
            sideOffset={6}
            trigger={
              <IconButton label={words.clocks(sid.slice(0, 4))} className="clocks-button">
                <Timer />
              </IconButton>
            }
          >
            {() => <Part of={clocks}>{({ ClocksPanel }) => <ClocksPanel sid={sid} />}</Part>}
          </Popover>
          {file !== undefined && (
            <Part of={fileButton}>{({ FileButton }) => <FileButton sid={sid} {...file} />}</Part>
          )}
        </>
      }
      op={{ op: motion === 'destroy' ? 'destroy' : op }}
      data={<SessionData json={data} changed={changed} />}
      dataTitle={data}
      expiry={remaining(written, expires, now, words.endless)}
      fresh={fresh}
    />
  );
});

/** `{ userid: 'user1' }`: a session without its cookie, the changed keys marked. */
function SessionData({ json, changed }: { json: string; changed: readonly KeyChange[] }) {
  const entries = entriesOf(json);
  if (entries === null) return <>{json}</>;
  if (entries.length === 0) return <span className="data-dim">{'{ }'}</span>;
  return (
    <>
      <span className="data-dim">{'{ '}</span>
      {entries.map(({ key, value }, index) => {
        const text = `${key}: ${value}`;
        const change = changed.find((each) => each.key === key);
        return (
          <span key={key}>
            {change !== undefined && change.before !== null && (
              <>
                <del>{change.before}</del>{' '}
              </>
            )}
            {change === undefined ? text : <mark>{text}</mark>}
            {index < entries.length - 1 && ', '}
          </span>
        );
      })}
      <span className="data-dim">{' }'}</span>
    </>
  );
}
