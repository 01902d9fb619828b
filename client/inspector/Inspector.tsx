/**
 * All of one exchange: pages for what was decided, its headers, cookies, session, store calls and events, and a diff
 * with another one. On paper the pages follow one another. Up and Down on a tab go to the exchange before and after.
 */
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react';
import { type ComponentType, type KeyboardEvent, useState } from 'react';
import type { ExchangeView } from '#shared/exchanges.ts';
import type { TraceEvent } from '#shared/trace.ts';
import { useMedia } from '../app/frameShape.ts';
import { useModel, useView } from '../model/hooks.tsx';
import { inspectorTexts } from '../texts/inspector.ts';
import { exchangeOf } from '../timeline/rows.ts';
import { CopyButton } from '../ui/Code.tsx';
import { Button, IconButton } from '../ui/index.ts';
import { Tabs } from '../ui/Tabs.tsx';
import { CookiesPage } from './CookiesPage.tsx';
import { curlOf } from './curl.ts';
import { DiffPage } from './DiffPage.tsx';
import { EventsPage } from './EventsPage.tsx';
import { HeadersPage } from './HeadersPage.tsx';
import { SessionPage } from './SessionPage.tsx';
import { StorePage } from './StorePage.tsx';
import { SummaryPage } from './SummaryPage.tsx';
import './inspector.css';
import './summary.css';
import './wire-pages.css';
import './session-tree.css';
import './events-pages.css';
import './diff.css';
import './print.css';

export interface InspectorProps {
  exchange: number;
  beside: number | null;
  pinned: readonly number[];
  onMove: (exchange: number) => void;
  onClose: () => void;
}

/** What every page is told. */
export interface PageProps {
  exchange: ExchangeView;
  events: readonly TraceEvent[];
}

type Page = 'summary' | 'headers' | 'cookies' | 'session' | 'store' | 'events' | 'diff';

const words = inspectorTexts;

const PRINTED: readonly { title: string; Page: ComponentType<PageProps> }[] = [
  { title: words.pages.summary, Page: SummaryPage },
  { title: words.pages.headers, Page: HeadersPage },
  { title: words.pages.cookies, Page: CookiesPage },
  { title: words.pages.session, Page: SessionPage },
  { title: words.pages.store, Page: StorePage },
];

export function Inspector({ exchange: id, beside, pinned, onMove, onClose }: InspectorProps) {
  const model = useModel();
  const [page, setPage] = useState<Page>(beside === null ? 'summary' : 'diff');
  const exchange = useView(({ exchanges }) => exchangeOf(exchanges, id) ?? null);
  const isPrinted = useMedia('print');
  if (exchange === null) return <p>{words.gone}</p>;
  const told: PageProps = { exchange, events: model.eventsOf(id) };
  if (isPrinted) return <OnPaper {...told} />;

  const { storeCalls, requestHeaders, responseHeaders, setCookies, requestHeaders: sent } = exchange;
  const cookies = setCookies.length + sent.filter(([name]) => name.toLowerCase() === 'cookie').length;
  return (
    <div className="inspector">
      <Head exchange={exchange} onMove={onMove} onClose={onClose} />
      <Tabs<Page>
        label={words.parts}
        value={page}
        onChange={setPage}
        onKeyDown={(event) => move(event, id, onMove, model.getState().exchanges)}
        tabs={[
          { value: 'summary', label: words.pages.summary },
          {
            value: 'headers',
            label: words.pages.headers,
            count: requestHeaders.length + responseHeaders.length,
          },
          { value: 'cookies', label: words.pages.cookies, count: cookies },
          { value: 'session', label: words.pages.session },
          { value: 'store', label: words.pages.store, count: storeCalls.length },
          { value: 'events', label: words.pages.events, count: told.events.length },
          { value: 'diff', label: words.pages.diff },
        ]}
      >
        {page === 'summary' && <SummaryPage {...told} />}
        {page === 'headers' && <HeadersPage {...told} />}
        {page === 'cookies' && <CookiesPage {...told} />}
        {page === 'session' && <SessionPage {...told} />}
        {page === 'store' && <StorePage {...told} />}
        {page === 'events' && <EventsPage {...told} />}
        {page === 'diff' && <DiffPage exchange={exchange} beside={beside} pinned={pinned} />}
      </Tabs>
    </div>
  );
}

function Head({
  exchange,
  onMove,
  onClose,
}: Pick<InspectorProps, 'onMove' | 'onClose'> & { exchange: ExchangeView }) {
  const { player } = useModel();
  const port = useView((state) => state.port);
  const before = useView(({ exchanges }) => neighbour(exchanges, exchange.id, -1));
  const after = useView(({ exchanges }) => neighbour(exchanges, exchange.id, 1));
  const { id, method, path } = exchange;
  return (
    <div className="inspector-head">
      <IconButton
        label={words.head.before}
        disabled={before === null}
        onClick={() => before !== null && onMove(before)}
      >
        <ChevronLeft />
      </IconButton>
      <IconButton
        label={words.head.after}
        disabled={after === null}
        onClick={() => after !== null && onMove(after)}
      >
        <ChevronRight />
      </IconButton>
      <p className="inspector-request" translate="no">
        <b>{method}</b> {path}
      </p>
      <Button
        size="sm"
        onClick={() => {
          player.seekExchange(id);
          onClose();
        }}
      >
        {words.head.show}
      </Button>
      <CopyButton
        text={curlOf(exchange, `http://localhost:${port ?? 4000}`)}
        label={words.head.curl}
        what={words.head.curlWhat}
      />
      <Button kind="quiet" size="sm" icon={<Printer />} onClick={() => window.print()}>
        {words.head.print}
      </Button>
    </div>
  );
}

function OnPaper(props: PageProps) {
  const { exchange } = props;
  return (
    <div className="exchange-paper">
      <p className="exchange-paper-line" translate="no">
        <b>{exchange.method}</b> {exchange.path}
      </p>
      {PRINTED.map(({ title, Page }) => (
        <section key={title}>
          <h2>{title}</h2>
          <Page {...props} />
        </section>
      ))}
    </div>
  );
}

function neighbour(exchanges: readonly ExchangeView[], id: number, by: 1 | -1): number | null {
  const at = exchanges.findIndex((exchange) => exchange.id === id);
  return at === -1 ? null : (exchanges[at + by]?.id ?? null);
}

function move(
  event: KeyboardEvent,
  id: number,
  onMove: (exchange: number) => void,
  exchanges: readonly ExchangeView[],
): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  const to = neighbour(exchanges, id, event.key === 'ArrowUp' ? -1 : 1);
  if (to !== null) onMove(to);
}
