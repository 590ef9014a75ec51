import { invalidRequest } from '../errors.js';
import type { Size } from '../geometry/box.js';
import { checkCost } from './cost/cost.js';
import { TooCostly } from './cost/tooCostly.js';
import { type EncodedImage, encodedLength, firstBytes, heldInMemory } from './encoded.js';
import { type Container, signatureLength, sniffContainer } from './format.js';
import { type ImageHeader, readHeader } from './header.js';

/** Limits that a picture must keep before any pixel of it is decoded. */
export interface ImageLimits {
  /** Largest width × height in pixels. */
  readonly maxPixels: number;
}

/** The largest side of a JPEG, and of anything that a camera or a scanner makes; longer strips are slow to decode. */
const maxSide = 65_535;

/** The header of a picture that may be decoded. */
export interface ProbedImage extends ImageHeader {
  /** Pixels that are decoded to show it: more than width × height when it is cropped or put together of parts. */
  readonly decodedPixels: number;
}

const advice = 'send PNG, JPEG, WebP, HEIC, GIF, TIFF, AVIF or BMP';

/**
 * Reads what there is besides the pixels: the format by its signature, the size of the upright picture.
 * @param path the field as the caller wrote it, for the message
 * @throws DrishtiError `invalid_request` for what is no picture, of an unsupported format, or over a limit
 */
export async function probeImage(
  encoded: EncodedImage,
  limits: ImageLimits,
  path: string,
): Promise<ProbedImage> {
  const held = await heldInMemory(encoded);
  const container = sniffContainer(await firstBytes(held, signatureLength));
  if (container === undefined) {
    throw invalidRequest(path, `the bytes are not an image that can be read; ${advice}`);
  }
  checkLength(container, await encodedLength(held), limits, path);
  const header = await readSafely(held, container, limits, path);
  checkPixels(header, limits, path);
  return header;
}

/** Bytes a pixel that the plainest form of a picture has, where the decoder holds the whole file in memory. */
const bytesPerPixel: Readonly<Partial<Record<Container, number>>> = { bmp: 4, heif: 4, gif: 8, webp: 8 };

/** Files that are read piece by piece may be as long as their uploads or bodies. */
function checkLength(container: Container, length: number, { maxPixels }: ImageLimits, path: string): void {
  const most = maxPixels * (bytesPerPixel[container] ?? Number.POSITIVE_INFINITY) + 2 ** 20;
  if (length > most)
    throw invalidRequest(path, `the image has ${length} bytes; at most ${most} are accepted`);
}

async function readSafely(
  encoded: EncodedImage,
  container: Container,
  { maxPixels }: ImageLimits,
  path: string,
): Promise<ProbedImage> {
  try {
    const decodedPixels = await checkCost(container, encoded, maxPixels);
    const header = await readHeader(encoded, container);
    return { ...header, decodedPixels: Math.max(decodedPixels, header.width * header.height) };
  } catch (cause) {
    if (cause instanceof TooCostly) throw invalidRequest(path, cause.message);
    throw invalidRequest(path, `the image header cannot be read; ${advice}`, cause);
  }
}

function checkPixels({ width, height }: Size, { maxPixels }: ImageLimits, path: string): void {
  const size = `the image is ${width} × ${height}`;
  if (Math.max(width, height) > maxSide) {
    throw invalidRequest(path, `${size} pixels; a side may have at most ${maxSide}`);
  }
  if (width * height > maxPixels) {
    throw invalidRequest(path, `${size} = ${width * height} pixels; at most ${maxPixels} are accepted`);
  }
}
