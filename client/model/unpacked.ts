import type { Packed } from '#shared/protocol.ts';

/** The text that was packed. Rejects where the bytes are no DEFLATE. */
export function unpacked(bytes: Packed): Promise<string> {
  const packed = new Blob([new Uint8Array(bytes)]).stream();
  return new Response(packed.pipeThrough(new DecompressionStream('deflate-raw'))).text();
}
