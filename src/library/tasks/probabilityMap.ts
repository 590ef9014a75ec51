import { DrishtiError } from '../../errors.js';
import { sharp } from '../../images/libvips.js';

/** Probabilities over the inside of a box, stretched to it. */
export interface ProbabilityMap {
  readonly width: number;
  readonly height: number;
  /** 0…255 each, row by row: `data[y * width + x]`. Above 127 is the object. */
  readonly data: Uint8Array;
}

const prefix = 'data:image/png;base64,';

/** More would not be a mask of ours or of any model's. */
const maxPixels = 2048 * 2048;

/** @param uri a PNG as data URI @throws DrishtiError `malformed_output` */
export async function readMap(uri: string): Promise<ProbabilityMap> {
  if (!uri.startsWith(prefix)) throw new DrishtiError('malformed_output', 'a mask is no PNG as data URI');
  try {
    const png = Buffer.from(uri.slice(prefix.length), 'base64');
    const pixels = sharp(png, { limitInputPixels: maxPixels }).toColourspace('b-w').extractChannel(0);
    const { data, info } = await pixels.raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true });
    return { width: info.width, height: info.height, data };
  } catch (cause) {
    throw new DrishtiError('malformed_output', 'a mask is a broken PNG', { cause });
  }
}
