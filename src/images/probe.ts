import sharp from 'sharp';
import { invalidRequest } from '../errors.js';
import type { Size } from '../geometry/box.js';
import { type EncodedImage, firstBytes, sharpInput } from './encoded.js';
import { decodableFormats, type ImageFormat, signatureLength, sniffFormat } from './format.js';

/** Limits that a picture must keep before any pixel of it is decoded. */
export interface ImageLimits {
  /** Largest width × height in pixels. */
  readonly maxPixels: number;
}

/** What the first bytes of a picture tell: its format, and its size once it is upright. */
export interface ImageHeader extends Size {
  readonly format: ImageFormat;
}

/** The largest side of a JPEG, and of anything that a camera or a scanner makes; longer strips are slow to decode. */
const maxSide = 65_535;

const advice = 'send PNG, JPEG, WebP, GIF, TIFF or AVIF';

/**
 * Reads the header and nothing more: the format by its signature, the size of the upright picture.
 * @param path the field as the caller wrote it, for the message
 * @throws DrishtiError `invalid_request` for what is no picture, of an unsupported format, or over a limit
 */
export async function probeImage(
  encoded: EncodedImage,
  limits: ImageLimits,
  path: string,
): Promise<ImageHeader> {
  const format = requireDecodable(sniffFormat(await firstBytes(encoded, signatureLength)), path);
  const size = await readHeader(encoded, path);
  const pixels = size.width * size.height;
  if (Math.max(size.width, size.height) > maxSide) {
    throw invalidRequest(
      path,
      `the image is ${size.width} × ${size.height} pixels; a side may have at most ${maxSide}`,
    );
  }
  if (pixels > limits.maxPixels) {
    throw invalidRequest(
      path,
      `the image is ${size.width} × ${size.height} = ${pixels} pixels; at most ${limits.maxPixels} are accepted`,
    );
  }
  return { ...size, format };
}

function requireDecodable(format: ImageFormat | undefined, path: string): ImageFormat {
  if (format === undefined)
    throw invalidRequest(path, `the bytes are not an image that can be read; ${advice}`);
  if (!decodableFormats.has(format)) {
    throw invalidRequest(path, `${format.toUpperCase()} images cannot be decoded by this server; ${advice}`);
  }
  return format;
}

async function readHeader(encoded: EncodedImage, path: string): Promise<Size> {
  try {
    // No pixel limit here: the header alone is cheap, and our own message names the size and the limit.
    const { autoOrient, compression } = await sharp(sharpInput(encoded), {
      limitInputPixels: false,
    }).metadata();
    if (compression === 'hevc') throw new Error('HEVC');
    return { width: autoOrient.width, height: autoOrient.height };
  } catch (cause) {
    throw invalidRequest(path, `the image header cannot be read; ${advice}`, cause);
  }
}
