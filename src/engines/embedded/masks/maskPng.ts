import { encodeGreyPng } from '../answer/greyPng.js';
import type { ObjectMask } from './objectMask.js';

/** Side of the masks that Gemini publishes, whatever the shape of their boxes. */
const pngSide = 256;

/** How much steeper the edges are made: masks that are nearly black and white are small files. */
const contrast = 8;

/**
 * The mask as a data URI: an 8-bit grey PNG of 256 × 256 foreground probabilities stretched over the box. Half
 * stays half; the rest is drawn away from it.
 */
export function maskPng({ side, probabilities }: ObjectMask): string {
  const pixels = Uint8Array.from(enlarge(probabilities, side), sharpen);
  return `data:image/png;base64,${encodeGreyPng(pixels, pngSide, pngSide).toString('base64')}`;
}

function sharpen(probability: number): number {
  return Math.round(Math.min(Math.max(127.5 + (probability - 127.5) * contrast, 0), 255));
}

/** Bilinear, cells' centres at halves, the border repeated. */
function enlarge(cells: Uint8Array, side: number): Float32Array {
  const places = Array.from({ length: pngSide }, (_, i) => {
    const centre = Math.min(Math.max(((i + 0.5) / pngSide) * side - 0.5, 0), side - 1);
    const cell = Math.min(Math.floor(centre), side - 2);
    return [cell, centre - cell] as const;
  });
  const pixels = new Float32Array(pngSide * pngSide);
  places.forEach(([top, down], y) => {
    places.forEach(([left, right], x) => {
      const at = top * side + left;
      const upper = cells[at]! * (1 - right) + cells[at + 1]! * right;
      const lower = cells[at + side]! * (1 - right) + cells[at + side + 1]! * right;
      pixels[y * pngSide + x] = upper * (1 - down) + lower * down;
    });
  });
  return pixels;
}
