/** HMAC-SHA256 by the page's own crypto: secrets that are typed here never leave it. */
import type { Hmac } from '#shared/cookieAnatomy.ts';

const utf8 = new TextEncoder();

/** null where the browser withholds its crypto: a page that came neither over HTTPS nor from localhost. */
export function pageHmac(): Hmac | null {
  // Typed as always there, which it isn't outside of secure contexts.
  const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
  if (subtle === undefined) return null;
  return async (secret, text) => {
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    const key = await subtle.importKey('raw', utf8.encode(secret), algorithm, false, ['sign']);
    return new Uint8Array(await subtle.sign('HMAC', key, utf8.encode(text)));
  };
}
