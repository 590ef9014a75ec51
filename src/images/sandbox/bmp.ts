import { decode } from '@cwasm/nsbmp';
import { endAfterLastRow } from './bmpRunLengths.js';
import type { RawPicture } from './tiff.js';

/** Decodes a BMP, whose bytes may be changed on the way. @throws Error when it is broken */
export function decodeBmp(bytes: Uint8Array): RawPicture {
  endAfterLastRow(bytes);
  const { width, height, data } = decode(bytes);
  const rgba = new Uint8Array(data.buffer);
  if (!hasOpacity(rgba)) makeOpaque(rgba);
  return { width, height, channels: 4, data: rgba };
}

/** Some programs announce alpha and leave it at zero. */
function hasOpacity(rgba: Uint8Array): boolean {
  for (let i = 3; i < rgba.length; i += 4) if (rgba[i] !== 0) return true;
  return false;
}

function makeOpaque(rgba: Uint8Array): void {
  for (let i = 3; i < rgba.length; i += 4) rgba[i] = 255;
}
