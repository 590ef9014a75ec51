import type { Size } from '../../../geometry/box.js';
import type { Resolution } from '../../../images/image.js';

/** One look of the network at the whole picture. */
export interface Look {
  /** What the picture is resized to: about its own aspect, sides multiples of `sideUnit`. */
  readonly input: Size;
  /** Whether the network sees the mirror image, which makes other mistakes. */
  readonly mirrored: boolean;
}

/** The network halves its input five times, so sides must be multiples of 2^5. */
const sideUnit = 32;

/** Pictures longer than this (long side to short side) are squeezed, which bounds what one look costs. */
const maxAspect = 4;

/**
 * What each resolution is worth: inputs with the area of a square of that side, the largest first. The network was
 * trained at 512; smaller inputs are surer of large objects, larger ones find small objects.
 */
const plans: Readonly<Record<Resolution, readonly { side: number; mirrored: boolean }[]>> = {
  low: [{ side: 384, mirrored: false }],
  medium: [{ side: 512, mirrored: false }],
  high: [
    { side: 576, mirrored: true },
    { side: 448, mirrored: false },
  ],
  ultra_high: [
    { side: 896, mirrored: true },
    { side: 640, mirrored: false },
    { side: 512, mirrored: true },
    { side: 384, mirrored: false },
  ],
};

/** The looks that a resolution is worth for a picture of this size, the most expensive first. */
export function planLooks(picture: Size, resolution: Resolution): Look[] {
  return plans[resolution].map(({ side, mirrored }) => ({ input: inputSize(picture, side), mirrored }));
}

function inputSize({ width, height }: Size, side: number): Size {
  const aspect = Math.min(Math.max(width / height, 1 / maxAspect), maxAspect);
  const snap = (length: number) => Math.max(1, Math.round(length / sideUnit)) * sideUnit;
  return { width: snap(side * Math.sqrt(aspect)), height: snap(side / Math.sqrt(aspect)) };
}
