import sharp from 'sharp';
import { invalidRequest } from '../errors.js';
import type { Size } from '../geometry/box.js';
import { type EncodedImage, sharpInput } from './encoded.js';
import type { RgbImage, UprightImage } from './image.js';
import { type ImageLimits, probeImage } from './probe.js';

// Pictures are decoded once per request, so libvips' operation cache would only hold on to memory.
sharp.cache(false);
// A second thread a picture takes a quarter off the time of one decode; more would only fight with inference.
sharp.concurrency(2);

/**
 * Opens an encoded picture as an upright picture: the header is read and checked now, pixels are decoded on demand.
 * @param path the field as the caller wrote it, for messages
 * @throws DrishtiError `invalid_request` as `probeImage`
 */
export async function openImage(
  encoded: EncodedImage,
  limits: ImageLimits,
  path: string,
): Promise<UprightImage> {
  const { width, height } = await probeImage(encoded, limits, path);
  return { width, height, decode: (size) => decodePixels(encoded, size, limits, path) };
}

async function decodePixels(
  encoded: EncodedImage,
  size: Size | undefined,
  { maxPixels }: ImageLimits,
  path: string,
): Promise<RgbImage> {
  // 'error' refuses truncated and broken pixel data but forgives stray bytes between markers, as viewers do.
  let pipeline = sharp(sharpInput(encoded), { failOn: 'error', limitInputPixels: maxPixels })
    .autoOrient()
    .flatten({ background: '#ffffff' });
  if (size) pipeline = pipeline.resize(size.width, size.height, { fit: 'fill' });
  try {
    const { data, info } = await pipeline
      .toColourspace('srgb')
      .removeAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (cause) {
    throw invalidRequest(path, 'the image data is truncated or broken', cause);
  }
}
