import { invalidRequest } from '../errors.js';

export interface ChunkBounds {
  /** Bytes at the beginning of the chunk that are stored already. */
  readonly stored: number;
  /** Most bytes that may come after those. */
  readonly room: number;
}

/**
 * What of a chunk is new.
 * @throws DrishtiError `invalid_request` after the last byte that has room, when there are more
 */
export async function* freshBytes(
  body: AsyncIterable<Uint8Array>,
  { stored, room }: ChunkBounds,
): AsyncGenerator<Uint8Array> {
  let before = 0;
  for await (const bytes of body) {
    const fresh = bytes.subarray(Math.max(0, stored - before));
    before += bytes.length;
    const excess = before - stored - room;
    if (fresh.length > 0) yield excess > 0 ? fresh.subarray(0, -excess) : fresh;
    if (excess > 0) throw invalidRequest('upload', 'has more bytes than were announced');
  }
}
