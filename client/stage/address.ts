/** What a person types into an address bar, as a path of the sandbox's server or the reason why it is none. Pure. */

export type Address = { path: string } | { problem: string };

/** Reads `/views`, `views`, `localhost:4000/views` and `http://localhost:4000/views?a=1#x`. */
export function readAddress(text: string, port: number | null): Address {
  const typed = text.trim();
  if (typed === '') return { path: '/' };
  const here = port === null ? 'localhost' : `localhost:${port}`;
  const isAbsolute = /^[a-z][a-z0-9+.-]*:\/\//i.test(typed);
  const hasHost =
    /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?(\/|\?|#|$)/i.test(typed) ||
    /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(typed);
  const url = isAbsolute
    ? typed
    : hasHost
      ? `http://${typed}`
      : `http://${here}/${typed.replace(/^\/+/, '')}`;
  if (!URL.canParse(url)) return { problem: `That is no address. Type a path, such as /views.` };
  const { hostname, port: typedPort, protocol, pathname, search } = new URL(url);
  const isHere =
    hostname === 'localhost' &&
    protocol === 'http:' &&
    (typedPort || '80') === String(port ?? (typedPort || '80'));
  if (!isHere)
    return { problem: `These browsers reach http://${here} only. Type a path of it, such as /views.` };
  return { path: `${pathname}${search}` };
}

/** The URL of a page as an address bar shows it: without the scheme. */
export const showAddress = (url: string): string => url.replace(/^http:\/\//, '');
