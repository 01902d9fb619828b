/** Long texts cross the socket packed: raw DEFLATE (RFC 1951) of their UTF-8. They are packed where they are sent. */
import { z } from 'zod';

/** As socket.io hands it over: an ArrayBuffer in a browser, a Buffer in Node. */
export const Packed = z.union([z.instanceof(ArrayBuffer), z.instanceof(Uint8Array)]);
type Packed = z.infer<typeof Packed>;

/** The text. Rejects where the bytes are no DEFLATE. */
export function unpacked(bytes: Packed): Promise<string> {
  const unpacking = new Blob([new Uint8Array(bytes)]).stream();
  return new Response(unpacking.pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
