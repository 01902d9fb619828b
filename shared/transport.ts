/**
 * The ways by which a browser reaches a sandbox's server, and the address that each of them has. Free of schemas, so
 * that a sandbox's thread stays small.
 */

/** proxy: over HTTPS to a proxy, which hands the request on over plain HTTP with `X-Forwarded-Proto: https`. */
export const TRANSPORTS = ['http', 'https', 'proxy'] as const;
export type Transport = (typeof TRANSPORTS)[number];

/** Where a sandbox's server listens; null before it is known. */
export interface Doors {
  readonly port: number | null;
  readonly tlsPort: number | null;
}

/** The origin that a browser shows. The proxy stands at the port of HTTPS, 443, so that its address names none. */
export function originOver(transport: Transport, { port, tlsPort }: Doors): string {
  if (transport === 'proxy') return 'https://localhost';
  const own = transport === 'http' ? port : tlsPort;
  return `${transport}://localhost${own === null ? '' : `:${own}`}`;
}

/** Which way leads to that origin; null where none of them does. */
export const transportTo = (origin: string, doors: Doors): Transport | null =>
  TRANSPORTS.find((transport) => originOver(transport, doors) === origin) ?? null;
