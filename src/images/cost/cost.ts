import type { EncodedImage } from '../encoded.js';
import type { Container } from '../format.js';
import { type ByteReader, withByteReader } from './byteReader.js';
import { checkGifFrames } from './gifFrames.js';
import { countHeifPixels } from './heifDecodings.js';
import { checkJpegScans } from './jpegScans.js';
import { checkPngText } from './pngText.js';
import { checkTiffFields } from './tiffDirectories.js';
import { checkWebpFrames } from './webpFrames.js';

/** The work for a BMP grows with its pixels alone. */
const checks: Record<Exclude<Container, 'bmp' | 'heif'>, (reader: ByteReader) => Promise<void>> = {
  jpeg: checkJpegScans,
  png: checkPngText,
  webp: checkWebpFrames,
  gif: checkGifFrames,
  tiff: checkTiffFields,
};

/**
 * Refuses a file that makes its decoder work out of all proportion to its length and its pixels: a few thousand bytes
 * can keep libvips busy for minutes or take gigabytes, and libvips cannot be interrupted then.
 * @param maxPixels largest width × height of a picture
 * @returns pixels that are decoded, where they may be more than those that are shown; else 0
 * @throws TooCostly for such a file, another Error when its structure cannot be read
 */
export async function checkCost(
  container: Container,
  encoded: EncodedImage,
  maxPixels: number,
): Promise<number> {
  if (container === 'heif') return withByteReader(encoded, (reader) => countHeifPixels(reader, maxPixels));
  if (container !== 'bmp') await withByteReader(encoded, checks[container]);
  return 0;
}
