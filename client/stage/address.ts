/** What a person types into an address bar, as a path of the sandbox's server or the reason why it is none. Pure. */
import { type Doors, originOver, TRANSPORTS, type Transport, transportTo } from '#shared/transport.ts';
import { stageTexts } from '../texts/stage.ts';

const words = stageTexts.browsers.address;

export type Address = { path: string; transport: Transport } | { problem: string };

/**
 * Reads `/views`, `views`, `localhost:4000/views` and `https://localhost:4443/views?a=1#x`. What names no scheme goes by
 * `chosen`, or by the way that has the host which was typed.
 */
export function readAddress(text: string, doors: Doors, chosen: Transport): Address {
  const typed = text.trim();
  if (typed === '') return { path: '/', transport: chosen };
  const url = asUrl(typed, doors, chosen);
  if (!URL.canParse(url)) return { problem: words.noAddress };
  const { origin, pathname, search } = new URL(url);
  const transport = transportTo(origin, doors);
  if (transport === null)
    return { problem: words.elsewhere(originOver('http', doors), originOver('https', doors)) };
  return { path: `${pathname}${search}`, transport };
}

function asUrl(typed: string, doors: Doors, chosen: Transport): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(typed)) return typed;
  const hasHost =
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|\?|#|$)/i.test(typed) ||
    /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(typed);
  if (!hasHost) return `${originOver(chosen, doors)}/${typed.replace(/^\/+/, '')}`;
  const urls = [chosen, ...TRANSPORTS].map((way) => `${originOver(way, doors).split('//')[0]}//${typed}`);
  const known = urls.find((url) => URL.canParse(url) && transportTo(new URL(url).origin, doors) !== null);
  return known ?? `http://${typed}`;
}

/** The URL of a page as an address bar shows it: without a scheme where that is plain HTTP. */
export const showAddress = (url: string): string => url.replace(/^http:\/\//, '');

/** How a page of the sandbox came here. */
export const transportOf = (url: string, doors: Doors): Transport =>
  (URL.canParse(url) ? transportTo(new URL(url).origin, doors) : null) ?? 'http';

/** The same page by another way. */
export function addressOver(transport: Transport, url: string, doors: Doors): string {
  const { pathname, search } = URL.canParse(url) ? new URL(url) : { pathname: '/', search: '' };
  return `${originOver(transport, doors)}${pathname}${search}`;
}
