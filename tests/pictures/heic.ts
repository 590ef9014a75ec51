import {
  alphaPlane,
  colourCodes,
  type HeifItem,
  mirror,
  rotation,
  spatialExtents,
  writeHeif,
} from './heif.js';
import { type Planes, writeHevc } from './hevc.js';
import { box, uint } from './isoBoxes.js';
import type { Orientation, Pixels } from './pixels.js';

export interface HeicOptions {
  /** Boxes in place of the usual colour, and transformations. */
  readonly colour?: readonly Buffer[];
  readonly transformations?: readonly Buffer[];
  /** An orientation in Exif, which readers of HEIF are to ignore. */
  readonly exifOrientation?: Orientation;
  /** How opaque each pixel is, 0 to 255. */
  readonly alpha?: ArrayLike<number>;
  readonly premultiplied?: boolean;
  readonly bitDepth?: 8 | 10;
}

/** BT.601, what JPEG uses: as ITU-T H.273 numbers it, with the primaries and the curve of sRGB. */
export const usualColour = colourCodes(1, 13, 6);

/** Writes a picture as HEIC, 4:4:4 in full range, without any loss but the rounding of YCbCr. */
export function writeHeic(pixels: Pixels, options: HeicOptions = {}): Buffer {
  const { width, height } = pixels;
  const { transformations = [], bitDepth = 8, exifOrientation, alpha } = options;
  const picture = { width, height, chroma: '4:4:4', bitDepth, planes: toYCbCr(pixels, bitDepth) } as const;
  const items = [hevcItem(picture, ...(options.colour ?? [usualColour]), ...transformations)];
  if (exifOrientation) items.push(exifItem(exifOrientation));
  if (alpha) {
    const plane = { width, height, chroma: '4:0:0', bitDepth: 8, planes: [alpha] } as const;
    const item = hevcItem(plane, alphaPlane(), ...transformations);
    items.push({ ...item, reference: { type: 'auxl', to: [1] }, hidden: true });
    if (options.premultiplied) items[0] = { ...items[0]!, reference: { type: 'prem', to: [items.length] } };
  }
  return writeHeif({ brands: ['heic', 'mif1', 'heic'], primary: 1, items });
}

/** A picture as an item, described by further boxes. */
export function hevcItem(picture: Planes, ...properties: Buffer[]): HeifItem {
  const { configuration, data } = writeHevc(picture);
  const extents = spatialExtents(picture.width, picture.height);
  return { type: 'hvc1', data, properties: [box('hvcC', configuration), extents, ...properties] };
}

/** What turns a picture upright that is stored in an orientation (ISO/IEC 23008-12 §6.5.10 and §6.5.12). */
export const uprightTransformations: Readonly<Record<Orientation, readonly Buffer[]>> = {
  1: [],
  2: [mirror('left and right')],
  3: [rotation(2)],
  4: [mirror('top and bottom')],
  5: [rotation(3), mirror('left and right')],
  6: [rotation(3)],
  7: [rotation(1), mirror('left and right')],
  8: [rotation(1)],
};

function toYCbCr({ data }: Pixels, bitDepth: number): number[][] {
  const planes: [number[], number[], number[]] = [[], [], []];
  const most = 2 ** bitDepth - 1;
  const sample = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * most);
  for (let i = 0; i < data.length; i += 3) {
    const [red, green, blue] = [data[i]! / 255, data[i + 1]! / 255, data[i + 2]! / 255];
    const luma = 0.299 * red + 0.587 * green + 0.114 * blue;
    const middle = 2 ** (bitDepth - 1) / most;
    planes[0].push(sample(luma));
    planes[1].push(sample((blue - luma) / 1.772 + middle));
    planes[2].push(sample((red - luma) / 1.402 + middle));
  }
  return planes;
}

/** An Exif block that holds nothing but the orientation, about item 1. */
export function exifItem(orientation: Orientation): HeifItem {
  const tag = Buffer.concat([uint(0x0112, 2), uint(3, 2), uint(1, 4), uint(orientation, 2), uint(0, 2)]);
  const tiff = Buffer.concat([Buffer.from('MM\0*'), uint(8, 4), uint(1, 2), tag, uint(0, 4)]);
  return { type: 'Exif', data: Buffer.concat([uint(0, 4), tiff]), reference: { type: 'cdsc', to: [1] } };
}
