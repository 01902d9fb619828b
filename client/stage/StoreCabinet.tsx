/** The store as a cabinet: a drawer for each record, the one met last on top, the one met now pulled out. */
import { Timer } from 'lucide-react';
import { Popover } from 'radix-ui';
import { memo, useMemo } from 'react';
import { STORES } from '#shared/storeFacts.ts';
import type { TraceEvent } from '#shared/trace.ts';
import type { StoreRecord } from '#shared/world.ts';
import { changedKeys, entriesOf } from '../explain/session.ts';
import { remaining } from '../explain/time.ts';
import { useSandboxTime, useView } from '../model/hooks.tsx';
import { BlankDrawer, Cabinet, Drawer, IconButton } from '../ui/index.ts';
import { anchored } from './anchors.ts';
import { ClocksPanel } from './ClocksPanel.tsx';
import { FileButton } from './FileButton.tsx';
import { newestRecords } from './newestRecords.ts';
import { Sid } from './Sid.tsx';
import { StoreControls, StoreNotes } from './StoreControls.tsx';
import { useStoreChoice } from './useStoreChoice.ts';
import './store.css';

/** More drawers than this don't help anybody; the cabinet says how many there are. */
const DRAWERS = 24;

const NONE: readonly string[] = [];

export function StoreCabinet() {
  const store = useView((state) => state.shown.store);
  const unlisted = useView((state) => state.shown.storeUnlisted);
  const choice = useStoreChoice();
  const met = useView(({ event }) => metBy(event));
  const changed = useView(
    ({ exchange, event }) =>
      event?.type === 'store.set' && exchange?.changed ? changedKeys(exchange.changed.patch) : NONE,
    (a, b) => a.join() === b.join(),
  );
  const now = useSandboxTime();
  const records = useMemo(() => newestRecords(store.values(), DRAWERS), [store]);
  const total = store.size + unlisted;
  const hidden = total - records.length;
  const count = total === 1 ? '1 record' : `${total.toLocaleString('en-GB')} records`;
  return (
    <Cabinet
      ref={anchored('cabinet')}
      title="Store"
      summary={`${STORES[choice.kind].name}, ${count}`}
      controls={<StoreControls choice={choice} count={count} />}
      notes={<StoreNotes choice={choice} />}
    >
      {records.map((record) => (
        <RecordDrawer
          key={record.sid}
          record={record}
          now={now}
          fresh={record.sid === met}
          changed={record.sid === met ? changed : NONE}
        />
      ))}
      {records.length === 0 && <BlankDrawer>Empty: no session is stored.</BlankDrawer>}
      {hidden > 0 && <BlankDrawer>and {hidden.toLocaleString('en-GB')} more, met earlier</BlankDrawer>}
      {records.length > 0 && hidden === 0 && <BlankDrawer />}
    </Cabinet>
  );
}

/** The record that an event of the store is about. */
function metBy(event: TraceEvent | null): string | null {
  return event?.type.startsWith('store.') && 'sid' in event ? event.sid : null;
}

interface RecordDrawerProps {
  record: StoreRecord;
  now: number;
  fresh: boolean;
  changed: readonly string[];
}

const RecordDrawer = memo(function RecordDrawer({ record, now, fresh, changed }: RecordDrawerProps) {
  const { sid, data, op, written, expires, file } = record;
  return (
    <Drawer
      ref={anchored(`drawer ${sid}`)}
      chip={
        <>
          <Sid sid={sid} pinnable />
          <Popover.Root>
            <Popover.Trigger asChild>
              <IconButton label={`Clocks of session ${sid.slice(0, 4)}`} className="clocks-button">
                <Timer />
              </IconButton>
            </Popover.Trigger>
            <Popover.Portal>
              <Popover.Content
                className="clocks-popover"
                aria-label={`Clocks of session ${sid.slice(0, 4)}`}
                side="top"
                align="end"
                sideOffset={6}
                collisionPadding={8}
              >
                <ClocksPanel sid={sid} />
              </Popover.Content>
            </Popover.Portal>
          </Popover.Root>
          {file !== undefined && <FileButton sid={sid} {...file} />}
        </>
      }
      op={{ op }}
      data={<SessionData json={data} changed={changed} />}
      dataTitle={data}
      expiry={remaining(written, expires, now, 'no expiry of its own')}
      fresh={fresh}
    />
  );
});

/** `{ userid: 'user1' }`: a session without its cookie, the changed keys marked. */
function SessionData({ json, changed }: { json: string; changed: readonly string[] }) {
  const entries = entriesOf(json);
  if (entries === null) return <>{json}</>;
  if (entries.length === 0) return <span className="data-dim">{'{ }'}</span>;
  return (
    <>
      <span className="data-dim">{'{ '}</span>
      {entries.map(({ key, value }, index) => {
        const text = `${key}: ${value}`;
        return (
          <span key={key}>
            {changed.includes(key) ? <mark>{text}</mark> : text}
            {index < entries.length - 1 && ', '}
          </span>
        );
      })}
      <span className="data-dim">{' }'}</span>
    </>
  );
}
