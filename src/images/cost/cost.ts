import type { EncodedImage } from '../encoded.js';
import type { Container } from '../format.js';
import { type ByteReader, withByteReader } from './byteReader.js';
import { findTooManyGifFrames } from './gifFrames.js';
import { findTooManyDecodings } from './heifDecodings.js';
import { findTooManyScans } from './jpegScans.js';
import { findTooMuchText } from './pngText.js';
import { findTooManyFields } from './tiffDirectories.js';
import { findTooManyWebpFrames } from './webpFrames.js';

type Check = (reader: ByteReader, maxPixels: number) => Promise<string | undefined>;

/** The work for a BMP grows with its pixels alone. */
const checks: Record<Exclude<Container, 'bmp'>, Check> = {
  jpeg: findTooManyScans,
  png: findTooMuchText,
  webp: findTooManyWebpFrames,
  gif: findTooManyGifFrames,
  tiff: findTooManyFields,
  heif: findTooManyDecodings,
};

/**
 * Finds out whether a file makes its decoder work out of all proportion to its length and its pixels: a few thousand
 * bytes can keep libvips busy for minutes or take gigabytes, and libvips cannot be interrupted then.
 * @param maxPixels largest width × height of a picture
 * @returns what is too much, as part of a sentence, or nothing
 * @throws Error when the structure of the file cannot be read
 */
export async function findExcess(
  container: Container,
  encoded: EncodedImage,
  maxPixels: number,
): Promise<string | undefined> {
  if (container === 'bmp') return undefined;
  const check = checks[container];
  return withByteReader(encoded, (reader) => check(reader, maxPixels));
}
