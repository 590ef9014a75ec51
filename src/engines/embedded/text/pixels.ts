import type { Size } from '../../../geometry/box.js';
import type { DecodableImage, RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { inSharedMemory } from '../../../threads/sharedMemory.js';
import { sideUnit } from './detection/mapInput.js';

/** Pixels that lines are cut out of: enough for a page of small print. */
export const maxReadingPixels = 4e6;

/** Pixels in which lines are searched: this network sees lines that are too small to be read. */
const maxMapPixels = 1.6e6;

/** Longest side of either, for pictures that are hardly wider than a line. */
const maxSide = 8192;

/** Decodes the pixels that lines are read from, into memory that all threads see. */
export async function readingPixels(image: DecodableImage): Promise<RgbImage> {
  const { width, height, data } = await image.decode(within(image, maxReadingPixels));
  return { width, height, data: inSharedMemory(data) };
}

/**
 * The picture as the detector takes it: sides are multiples of 32, so it is stretched a little.
 * @param maxPixels more than usual for small print
 */
export function mapPixels(pixels: RgbImage, maxPixels = maxMapPixels): Promise<RgbImage> {
  const { width, height } = within(pixels, maxPixels);
  const snap = (side: number) => Math.max(1, Math.round(side / sideUnit)) * sideUnit;
  return resizeImage(pixels, { width: snap(width), height: snap(height) });
}

/** The largest size of about the same aspect that is within the bounds, not larger than the picture. */
function within({ width, height }: Size, maxPixels: number): Size {
  const scale = Math.min(1, Math.sqrt(maxPixels / (width * height)));
  const side = (length: number) => Math.min(maxSide, Math.max(1, Math.round(length * scale)));
  return { width: side(width), height: side(height) };
}
