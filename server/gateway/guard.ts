/**
 * Who may talk to this server at all: only requests that name it by a name of its own, and, where a page
 * sends them, only pages that it served. Stands before every route and every socket.
 */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';

export interface Refusal {
  status: 403 | 421;
  message: string;
}

export interface Guard {
  /** Why a request is refused, or null where it may pass. */
  refuses(req: IncomingMessage): Refusal | null;
}

const LOOPBACK_NAMES = ['localhost', '127.0.0.1', '[::1]'];

/** How an address that is listened on is written in a URL: that of every interface is no name of any. */
export const nameInUrl = (host: string): string => {
  if (['127.0.0.1', '::1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host;
};

/** A name as URLs compare it: small letters, IPv6 in its shortest form. */
function asCompared(name: string): string {
  const url = `http://${nameInUrl(name)}`;
  return URL.canParse(url) ? new URL(url).hostname : name;
}

/**
 * A guard for a server that is reached under loopback names and `names`, on `port()`; `own` is the one to tell people.
 * Defends against DNS rebinding (Host) and against foreign pages (Origin; RFC 6455 section 10.2 for WebSockets).
 */
export function createGuard(port: () => number, names: readonly string[] = [], own = 'localhost'): Guard {
  const allowed = new Set([...LOOPBACK_NAMES, ...names.map(asCompared)]);
  const isOurs = (url: string) => {
    if (!URL.canParse(url)) return false;
    const { hostname, port: given, protocol } = new URL(url);
    const effective = given === '' ? (protocol === 'https:' ? 443 : 80) : Number(given);
    return allowed.has(hostname) && effective === port();
  };
  return {
    refuses(req) {
      const { host, origin } = req.headers;
      if (host === undefined || !isOurs(`http://${host}`))
        return {
          status: 421,
          message: `This Sessionscope answers to http://${own}:${port()}; open it under that name.`,
        };
      if (origin !== undefined && !isOurs(origin))
        return {
          status: 403,
          message: `A page from another origin may not talk to this Sessionscope; open http://${own}:${port()}.`,
        };
      return null;
    },
  };
}

/** Puts the guard before every listener that the server has by now: call it when all are attached. */
export function standGuard(server: Server, guard: Guard): void {
  const onRequest = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (req, res) => {
    const refusal = guard.refuses(req);
    if (refusal === null) for (const listener of onRequest) listener.call(server, req, res);
    else {
      res.writeHead(refusal.status, { 'Content-Type': 'text/plain; charset=utf-8', Connection: 'close' });
      res.end(`${refusal.message}\n`);
    }
  });
  const onUpgrade = server.listeners('upgrade');
  server.removeAllListeners('upgrade');
  server.on('upgrade', (req: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal = guard.refuses(req);
    if (refusal === null) for (const listener of onUpgrade) listener.call(server, req, socket, head);
    else refuseUpgrade(socket, refusal);
  });
}

function refuseUpgrade(socket: Duplex, { status, message }: Refusal): void {
  const reason = status === 421 ? 'Misdirected Request' : 'Forbidden';
  const length = Buffer.byteLength(message);
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Length: ${length}\r\n\r\n${message}`,
  );
}
