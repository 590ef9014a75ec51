import type { Size } from '../geometry/box.js';
import type { RgbImage } from './image.js';
import { sharp } from './libvips.js';

/** Resamples decoded pixels (Lanczos-3) to exactly `size`, so that a picture need not be decoded once a size. */
export async function resizeImage(image: RgbImage, { width, height }: Size): Promise<RgbImage> {
  if (image.width === width && image.height === height) return image;
  const raw = { width: image.width, height: image.height, channels: 3 } as const;
  const data = await sharp(image.data, { raw }).resize(width, height, { fit: 'fill' }).raw().toBuffer();
  return { width, height, data };
}
