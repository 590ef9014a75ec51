import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { ObjectMask } from './objectMask.js';

/** One pixel of an object. */
export interface MaskedPixel {
  /** Of its red in the image's `data`; green and blue follow. */
  readonly offset: number;
  /** Probability that it belongs to the object, above ½, at most 1. */
  readonly weight: number;
}

/** Probability 0…1 that a point of the upright picture belongs to the object; 0 outside of the mask's box. */
export function coverage({ box, side, probabilities }: ObjectMask, x: number, y: number): number {
  const column = Math.floor(((x - box.x0) / (box.x1 - box.x0)) * side);
  const row = Math.floor(((y - box.y0) / (box.y1 - box.y0)) * side);
  const isInside = column >= 0 && column < side && row >= 0 && row < side;
  return isInside ? probabilities[row * side + column]! / 255 : 0;
}

/**
 * The pixels that more likely than not belong to an object.
 * @param image the picture, perhaps reduced
 * @param upright the size of the picture that the mask's box is in
 * @param mostPixels with more in the box than so many, they are taken from a grid of about so many
 */
export function* maskedPixels(
  image: RgbImage,
  upright: Size,
  mask: ObjectMask,
  mostPixels = 40_000,
): Generator<MaskedPixel> {
  const { x0, y0, x1, y1 } = mask.box;
  const [across, down] = [upright.width / image.width, upright.height / image.height];
  const [left, right] = [Math.max(Math.floor(x0 / across), 0), Math.min(Math.ceil(x1 / across), image.width)];
  const [top, bottom] = [Math.max(Math.floor(y0 / down), 0), Math.min(Math.ceil(y1 / down), image.height)];
  const step = Math.max(1, Math.floor(Math.sqrt(((right - left) * (bottom - top)) / mostPixels)));
  for (let y = top; y < bottom; y += step)
    for (let x = left; x < right; x += step) {
      const weight = coverage(mask, (x + 0.5) * across, (y + 0.5) * down);
      if (weight > 0.5) yield { offset: (y * image.width + x) * 3, weight };
    }
}
