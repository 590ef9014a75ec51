import type { Size } from '../../../geometry/box.js';
import type { DecodableImage, RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';

/**
 * The network resizes to what it takes, which costs it little. But it interpolates between neighbouring pixels,
 * so a picture that is larger by more than this factor is reduced with a proper filter before.
 */
const maxReduction = 1.5;

/** Decodes pixels that the network can resize to `input`. @throws DrishtiError `invalid_request` when broken. */
export function decodeFor(input: Size, image: DecodableImage): Promise<RgbImage> {
  const { width, height } = isMuchLarger(image, input) ? input : image;
  return image.decode({ width, height });
}

/** Reduces already decoded pixels when they are too large for the network to resize to `input`. */
export async function reduceFor(input: Size, pixels: RgbImage): Promise<RgbImage> {
  return isMuchLarger(pixels, input) ? resizeImage(pixels, input) : pixels;
}

function isMuchLarger(picture: Size, input: Size): boolean {
  return picture.width > input.width * maxReduction || picture.height > input.height * maxReduction;
}
