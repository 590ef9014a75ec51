import type { ByteReader } from './byteReader.js';

/** Chunks before the pixels. Libraries write a handful. */
const mostChunks = 1000;

/** Compressed text before the pixels in bytes; it may expand a thousand times, and libpng expands all of it. */
const mostCompressedText = 2 ** 18;

/** Finds out whether a PNG has more text for libpng to expand than it is worth. */
export async function findTooMuchText(reader: ByteReader): Promise<string | undefined> {
  let at = 8;
  let compressed = 0;
  for (let chunks = 0; chunks < mostChunks; chunks++) {
    const head = await reader.read(at, 8);
    const type = head.toString('latin1', 4);
    if (head.length < 8 || type === 'IDAT') return undefined;
    const length = head.readUInt32BE();
    if (type === 'zTXt' || (type === 'iTXt' && (await isCompressed(reader, at + 8)))) compressed += length;
    if (compressed > mostCompressedText)
      return `the PNG has more than ${mostCompressedText} bytes of compressed text`;
    at += 12 + length;
  }
  return `the PNG has more than ${mostChunks} chunks before its pixels`;
}

/** After the keyword (up to 79 bytes and a zero) comes a flag that says so (PNG specification §11.3.3.4). */
async function isCompressed(reader: ByteReader, content: number): Promise<boolean> {
  const bytes = await reader.read(content, 81);
  return bytes[bytes.indexOf(0) + 1] !== 0;
}
