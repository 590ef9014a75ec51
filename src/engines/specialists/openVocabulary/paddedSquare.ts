import type { RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';

/** What fills the square where there is no picture. */
const grey = 128;

/**
 * A picture made to fill a square as far as its aspect lets it, from the upper left corner; the rest is grey, as OWLv2 was
 * trained.
 * @param side of the square, pixels
 */
export async function paddedSquare(image: RgbImage, side: number): Promise<RgbImage> {
  const scale = side / Math.max(image.width, image.height);
  const fitted = (length: number) => Math.max(1, Math.round(length * scale));
  const { width, height, data } = await resizeImage(image, {
    width: fitted(image.width),
    height: fitted(image.height),
  });
  const square = new Uint8Array(side * side * 3).fill(grey);
  for (let y = 0; y < height; y++) {
    square.set(data.subarray(y * width * 3, (y + 1) * width * 3), y * side * 3);
  }
  return { width: side, height: side, data: square };
}
