import type { ByteReader } from './byteReader.js';
import { mostFrames, tooManyFrames } from './frames.js';

const imageSeparator = 0x2c;
const extensionIntroducer = 0x21;

/** Refuses a GIF of too many frames: libvips remembers each (GIF89a specification, appendix A). */
export async function checkGifFrames(reader: ByteReader): Promise<void> {
  const byteAt = async (offset: number) => (await reader.read(offset, 1))[0];
  let at = 13 + colourTableLength((await byteAt(10)) ?? 0);
  for (let frames = 0; frames <= mostFrames; ) {
    const block = await byteAt(at);
    if (block === imageSeparator) {
      frames++;
      at += 11 + colourTableLength((await byteAt(at + 9)) ?? 0);
    } else if (block === extensionIntroducer) at += 2;
    else return;
    for (let length = await byteAt(at); length; length = await byteAt(at)) at += 1 + length;
    at += 1;
  }
  throw tooManyFrames();
}

/** Bytes of the colour table that the flags of a screen or of a frame announce. */
function colourTableLength(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0;
}
