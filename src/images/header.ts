import type { Size } from '../geometry/box.js';
import { bmpHeaderLength, readBmpSize } from './bmpHeader.js';
import { type EncodedImage, firstBytes, sharpInput } from './encoded.js';
import type { Container, ImageFormat } from './format.js';
import { sharp } from './libvips.js';

/** What stands before the pixels of a picture: its format, and its size once it is upright. */
export interface ImageHeader extends Size {
  readonly format: ImageFormat;
}

/** Reads the header and nothing more. @throws Error when it is broken */
export async function readHeader(encoded: EncodedImage, container: Container): Promise<ImageHeader> {
  if (container === 'bmp') {
    return { format: 'bmp', ...readBmpSize(await firstBytes(encoded, bmpHeaderLength)) };
  }
  // No pixel limit here: the header alone is cheap, and our own message names the size and the limit.
  const picture = sharp(await sharpInput(encoded), { limitInputPixels: false });
  const { autoOrient, compression } = await picture.metadata();
  const { width, height } = autoOrient;
  return { format: container === 'heif' ? heifFormat(compression) : container, width, height };
}

function heifFormat(compression: string | undefined): ImageFormat {
  if (compression === 'av1') return 'avif';
  if (compression === 'hevc') return 'heic';
  throw new Error(`HEIF with ${compression ?? 'an unknown codec'}`);
}
