import { decode } from '@cwasm/nsbmp';
import type { RawPicture } from './tiff.js';

/** Decodes a BMP. @throws Error when it is broken */
export function decodeBmp(bytes: Uint8Array): RawPicture {
  const { width, height, data } = decode(bytes);
  return { width, height, channels: 4, data: new Uint8Array(data.buffer) };
}
