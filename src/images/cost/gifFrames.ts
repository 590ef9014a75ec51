import type { ByteReader } from './byteReader.js';
import { mostFrames, tooManyFrames } from './frames.js';
import { TooCostly } from './tooCostly.js';

const imageSeparator = 0x2c;
const extensionIntroducer = 0x21;

/** Blocks of coded data in all frames together. Programs fill each with 255 bytes, so these are 255 MB. */
const mostDataBlocks = 1_000_000;

/** Extensions of all frames together. Programs write one for each, and a few at the beginning. */
const mostExtensions = 2 * mostFrames;

/** Refuses a GIF of too many frames: libvips remembers each (GIF89a specification, appendix A). */
export async function checkGifFrames(reader: ByteReader): Promise<void> {
  const byteAt = async (offset: number) => (await reader.read(offset, 1))[0];
  const left = { frames: mostFrames, extensions: mostExtensions, dataBlocks: mostDataBlocks };
  for (let at = 13 + colourTableLength((await byteAt(10)) ?? 0); ; ) {
    const block = await byteAt(at);
    if (block === imageSeparator) {
      if (--left.frames < 0) throw tooManyFrames();
      at += 11 + colourTableLength((await byteAt(at + 9)) ?? 0);
    } else if (block === extensionIntroducer) {
      if (--left.extensions < 0) throw new TooCostly(`the GIF has more than ${mostExtensions} extensions`);
      at += 2;
    } else return;
    const { end, count } = await readDataBlocks(reader, at, left.dataBlocks);
    at = end;
    left.dataBlocks -= count;
    if (left.dataBlocks < 0) throw new TooCostly(`the GIF has more than ${mostDataBlocks} blocks of data`);
  }
}

/** Bytes of the colour table that the flags of a screen or of a frame announce. */
function colourTableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}

/** Goes through blocks of data, each behind its length in a byte, up to the empty one or until they are too many. */
async function readDataBlocks(
  reader: ByteReader,
  from: number,
  most: number,
): Promise<{ end: number; count: number }> {
  let count = 0;
  for (let end = from; ; ) {
    const bytes = await reader.readOn(end, 1);
    if (bytes.length === 0 || count > most) return { end, count };
    let at = 0;
    for (; at < bytes.length; count++) {
      const length = bytes[at]!;
      at += 1 + length;
      if (length === 0) return { end: end + at, count };
    }
    end += at;
  }
}
