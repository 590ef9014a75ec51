import type { ByteReader } from './byteReader.js';
import { TooCostly } from './tooCostly.js';

/** Chunks before the pixels. Libraries write a handful. */
const mostChunks = 1000;

/** Compressed text before the pixels in bytes; it may expand a thousand times, and libpng expands all of it. */
const mostCompressedText = 2 ** 18;

/** Refuses a PNG of more compressed text than any program writes. */
export async function checkPngText(reader: ByteReader): Promise<void> {
  let at = 8;
  let compressed = 0;
  for (let chunks = 0; chunks < mostChunks; chunks++) {
    const head = await reader.read(at, 8);
    const type = head.toString('latin1', 4);
    if (head.length < 8 || type === 'IDAT') return;
    const length = head.readUInt32BE();
    if (type === 'zTXt' || (type === 'iTXt' && (await isCompressed(reader, at + 8)))) compressed += length;
    if (compressed > mostCompressedText) {
      throw new TooCostly(`the PNG has more than ${mostCompressedText} bytes of compressed text`);
    }
    at += 12 + length;
  }
  throw new TooCostly(`the PNG has more than ${mostChunks} chunks before its pixels`);
}

/** After the keyword (up to 79 bytes and a zero) comes a flag that says so (PNG specification §11.3.3.4). */
async function isCompressed(reader: ByteReader, content: number): Promise<boolean> {
  const bytes = await reader.read(content, 81);
  return bytes[bytes.indexOf(0) + 1] !== 0;
}
