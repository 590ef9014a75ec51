import type { Point, Size } from '../../../geometry/box.js';
import type { DecodableImage, RgbImage } from '../../../images/image.js';
import { sharp } from '../../../images/libvips.js';
import { resizeImage } from '../../../images/resize.js';

/** A copy of a picture in which codes are looked for. */
export interface View {
  readonly pixels: RgbImage;
  /** Where a point of the copy is in the upright picture. */
  readonly toUpright: (point: Point) => Point;
}

/** Most pixels of a copy. */
const maxPixels = 4e6;

/** Longest side of a copy, for pictures that are hardly wider than a line. */
const maxSide = 8192;

/** What width and height of the copy to be turned may add up to: turned, both its sides are √½ of that. */
const turnedSum = 2400;

/** Of more than this share of the most, a smaller copy is made, of less a larger one. */
const enlargedShare = 0.7;

/** In pixels that are enlarged more nothing new is found. */
const maxEnlargement = 2;

/**
 * Copies of a picture, each worth looking at when the ones before show no code: as many pixels as are allowed; larger
 * ones for small codes, or fewer ones against noise; and turned by half a right angle, because bars are only found when they
 * stand or lie.
 */
export async function* viewsOf(image: DecodableImage): AsyncGenerator<View> {
  const pixels = await image.decode(sizeOf(image, Math.min(maxPixels, image.width * image.height)));
  yield viewOf(pixels, image);
  yield viewOf(await resizeImage(pixels, secondSize(pixels)), image);
  yield turnedView(await resizeImage(pixels, turnedSize(pixels)), image);
}

function secondSize(size: Size): Size {
  const area = areaOf(size);
  if (area > maxPixels * enlargedShare) return sizeOf(size, maxPixels / 4);
  return sizeOf(size, Math.min(maxPixels, area * maxEnlargement ** 2));
}

function turnedSize(size: Size): Size {
  return scaled(size, Math.min(1, turnedSum / (size.width + size.height)));
}

function sizeOf(size: Size, area: number): Size {
  return scaled(size, Math.sqrt(area / areaOf(size)));
}

function scaled({ width, height }: Size, scale: number): Size {
  const side = (length: number) => Math.min(Math.max(1, Math.floor(length * scale)), maxSide);
  return { width: side(width), height: side(height) };
}

function areaOf({ width, height }: Size): number {
  return width * height;
}

function viewOf(pixels: RgbImage, upright: Size): View {
  const [across, down] = [upright.width / pixels.width, upright.height / pixels.height];
  return { pixels, toUpright: ({ x, y }) => ({ x: x * across, y: y * down }) };
}

async function turnedView(image: RgbImage, upright: Size): Promise<View> {
  const pixels = await turn(image);
  const straight = viewOf(image, upright);
  return { pixels, toUpright: (point) => straight.toUpright(turnBack(point, pixels, image)) };
}

/** Turned by 45° clockwise about its middle, on white. */
async function turn({ data, width, height }: RgbImage): Promise<RgbImage> {
  const { data: turned, info } = await sharp(data, { raw: { width, height, channels: 3 } })
    .rotate(45, { background: '#fff' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data: turned };
}

function turnBack({ x, y }: Point, from: Size, to: Size): Point {
  const [right, below] = [x - from.width / 2, y - from.height / 2];
  return {
    x: to.width / 2 + (right + below) * Math.SQRT1_2,
    y: to.height / 2 + (below - right) * Math.SQRT1_2,
  };
}
