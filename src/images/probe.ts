import { invalidRequest } from '../errors.js';
import type { Size } from '../geometry/box.js';
import { bmpHeaderLength, readBmpSize } from './bmpHeader.js';
import { type EncodedImage, encodedLength, firstBytes, sharpInput } from './encoded.js';
import { type Container, type ImageFormat, signatureLength, sniffContainer } from './format.js';
import { sharp } from './libvips.js';
import { inSandbox } from './sandbox/sandbox.js';

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

const advice = 'send PNG, JPEG, WebP, HEIC, GIF, TIFF, AVIF or BMP';

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
  const container = sniffContainer(await firstBytes(encoded, signatureLength));
  if (container === undefined) {
    throw invalidRequest(path, `the bytes are not an image that can be read; ${advice}`);
  }
  const header = await readHeader(encoded, container, path);
  checkPixels(header, limits, path);
  if (inSandbox(header.format)) checkLength(encodedLength(encoded), limits, path);
  return header;
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

/** Those decoders hold the whole file in memory. No picture needs more bytes than the plainest BMP of its pixels. */
function checkLength(length: number, { maxPixels }: ImageLimits, path: string): void {
  const most = maxPixels * 4 + 2 ** 20;
  if (length > most) {
    throw invalidRequest(path, `the image has ${length} bytes; HEIC and BMP may have at most ${most}`);
  }
}

async function readHeader(encoded: EncodedImage, container: Container, path: string): Promise<ImageHeader> {
  try {
    if (container === 'bmp')
      return { format: 'bmp', ...readBmpSize(await firstBytes(encoded, bmpHeaderLength)) };
    // No pixel limit here: the header alone is cheap, and our own message names the size and the limit.
    const { autoOrient, compression } = await sharp(sharpInput(encoded), {
      limitInputPixels: false,
    }).metadata();
    const { width, height } = autoOrient;
    return { format: container === 'heif' ? heifFormat(compression) : container, width, height };
  } catch (cause) {
    throw invalidRequest(path, `the image header cannot be read; ${advice}`, cause);
  }
}

function heifFormat(compression: string | undefined): ImageFormat {
  if (compression === 'av1') return 'avif';
  if (compression === 'hevc') return 'heic';
  throw new Error(`HEIF with ${compression ?? 'an unknown codec'}`);
}
