import type { ByteReader } from './byteReader.js';
import { mostFrames, tooManyFrames } from './frames.js';

/** Refuses a WebP of too many chunks: each frame is one, and libwebp's time grows with their square. */
export async function checkWebpFrames(reader: ByteReader): Promise<void> {
  let at = 12;
  for (let chunks = 0; chunks < mostFrames; chunks++) {
    const head = await reader.read(at, 8);
    if (head.length < 8) return;
    const length = head.readUInt32LE(4);
    // Every chunk begins at an even place.
    at += 8 + length + (length % 2);
  }
  throw tooManyFrames();
}
