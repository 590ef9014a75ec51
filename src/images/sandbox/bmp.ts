import { decode } from '@cwasm/nsbmp';
import { endAfterLastRow } from './bmpRunLengths.js';
import type { RawPicture } from './tiff.js';

/** Decodes a BMP, whose bytes may be changed on the way. @throws Error when it is broken */
export function decodeBmp(bytes: Uint8Array): RawPicture {
  endAfterLastRow(bytes);
  const { width, height, data } = decode(bytes);
  return { width, height, channels: 4, data: new Uint8Array(data.buffer) };
}
