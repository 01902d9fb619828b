/** One exchange of one server in three cells: the cookie that came, the store's calls, the cookie that went. */
import type { ExchangeView } from '#shared/exchanges.ts';
import type { World } from '#shared/world.ts';
import { claimedSid } from '../explain/stations.ts';
import { compareTexts } from '../texts/compare.ts';
import { OpBadge, type StoreOp } from '../ui/index.ts';
import { Id } from './Marks.tsx';

const T = compareTexts.table;

interface Shown {
  exchange: ExchangeView | null;
  /** The newest world, which has numbered every id. */
  world: World;
}

const nil = (text: string) => <span className="cl-nil">{text}</span>;

export function CookieCame({ exchange, world }: Shown) {
  if (exchange === null || exchange.cookie === null) return nil('…');
  const { verdict } = exchange.cookie;
  if (verdict === 'absent') return nil(compareTexts.none);
  const sid = claimedSid(exchange.cookie);
  return sid === null ? nil(T.notSigned) : <Id sid={sid} world={world} ghost={verdict !== 'valid'} />;
}

const OPS: readonly string[] = ['get', 'set', 'touch', 'destroy'];
const isOp = (method: string): method is StoreOp => OPS.includes(method);

export function Calls({ exchange }: Pick<Shown, 'exchange'>) {
  if (exchange === null) return nil('…');
  if (exchange.storeCalls.length === 0) return nil(exchange.generated.length > 0 ? T.notSaved : T.noCall);
  return exchange.storeCalls.map(({ call, method, outcome }) => (
    <OpBadge
      key={call}
      op={isOp(method) ? method : 'other'}
      label={method}
      failed={outcome !== null && outcome !== 'ok'}
    />
  ));
}

export function CookieWent({ exchange, world }: Shown) {
  if (exchange === null) return nil('…');
  if (exchange.setCookies.length === 0) return nil(compareTexts.none);
  return exchange.setCookies.map(({ seq, sid, name }) =>
    sid === null ? <code key={seq}>{name}</code> : <Id key={seq} sid={sid} world={world} />,
  );
}
