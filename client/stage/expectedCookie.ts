/** The cookie that is on its way into a browser's jar: named by a decision or a header, not stored yet. Pure. */
import { type ExchangeView, sidOfExchange } from '#shared/exchanges.ts';
import type { BrowserState } from '#shared/world.ts';

export interface ExpectedCookie {
  name: string;
  sid: string | null;
}

/** null where none is expected, or where the jar already has one of that name and id. */
export function expectedCookie(exchange: ExchangeView | null, browser: BrowserState): ExpectedCookie | null {
  if (exchange === null || exchange.browser !== browser.name) return null;
  const coming = exchange.setCookies.find(
    ({ name, attributes }) => !isDeletion(attributes.maxAge) && !settled(exchange, name),
  );
  if (coming === undefined) return null;
  const held = browser.cookies.some(
    (cookie) => cookie.name === coming.name && (coming.sid === null || cookie.sid === coming.sid),
  );
  return held ? null : { name: coming.name, sid: coming.sid ?? sidOfExchange(exchange) };
}

const isDeletion = (maxAge: number | undefined): boolean => maxAge !== undefined && maxAge <= 0;

/** The jar has said what it did with it. */
const settled = ({ jar }: ExchangeView, name: string): boolean =>
  jar.some((change) => change.name === name && change.action !== 'sent' && change.action !== 'withheld');
