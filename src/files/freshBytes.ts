import { invalidRequest } from '../errors.js';

/** A chunk had more bytes than were announced for the whole upload. Thrown as the cause of `invalid_request`. */
export class OverlongChunk extends Error {
  override readonly name = 'OverlongChunk';
}

export interface ChunkBounds {
  /** Bytes at the beginning of the chunk that are stored already. */
  readonly stored: number;
  /** Most bytes that may come after those. */
  readonly room: number;
}

/**
 * What of a chunk is new.
 * @throws DrishtiError `invalid_request`, its cause an `OverlongChunk`, after the last byte that has room, when there
 *   are more
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
    if (excess > 0) throw overlong();
  }
}

function overlong() {
  const problem = 'has more bytes than were announced; nothing of this chunk is kept';
  return invalidRequest('upload', problem, new OverlongChunk());
}
