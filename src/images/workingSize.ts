import type { Size } from '../geometry/box.js';

/** Most pixels of a picture that is decoded without asking for a size. */
export const maxWorkingPixels = 1e6;

/** The size of the working copy: that of the picture, or a megapixel of the same aspect when that is less. */
export function workingSize({ width, height }: Size): Size {
  const scale = Math.sqrt(maxWorkingPixels / (width * height));
  if (scale >= 1) return { width, height };
  return { width: Math.floor(width * scale), height: Math.floor(height * scale) };
}
