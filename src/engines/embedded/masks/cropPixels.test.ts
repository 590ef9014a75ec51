import { describe, expect, it } from 'vitest';
import type { RgbImage } from '../../../images/image.js';
import { cropPixels } from './cropPixels.js';

/** A picture of 8 × 8 whose red tells the column, green the row, blue is 200. */
function ramps(side = 8): RgbImage {
  const data = new Uint8Array(side * side * 3);
  for (let i = 0; i < side * side; i++) data.set([(i % side) * 10, Math.floor(i / side) * 20, 200], i * 3);
  return { width: side, height: side, data };
}

function crop(window: [number, number, number, number], side: number, image = ramps()): number[][] {
  const [x0, y0, x1, y1] = window;
  const out = new Float32Array(side * side * 3);
  cropPixels(image, { x0, y0, x1, y1 }, side, out);
  return Array.from({ length: side * side }, (_, i) => [...out.subarray(i * 3, i * 3 + 3)]);
}

describe('cropPixels', () => {
  it('copies pixels at their own size', () => {
    expect(crop([2, 3, 4, 5], 2)).toEqual([
      [20, 60, 200],
      [30, 60, 200],
      [20, 80, 200],
      [30, 80, 200],
    ]);
  });

  it('takes the mean of what it reduces', () => {
    expect(crop([0, 0, 8, 8], 2)).toEqual([
      [15, 30, 200],
      [55, 30, 200],
      [15, 110, 200],
      [55, 110, 200],
    ]);
  });

  it('interpolates what it enlarges', () => {
    const reds = crop([2, 2, 4, 4], 4).slice(0, 4);
    expect(reds.map(([red]) => red)).toEqual([17.5, 22.5, 27.5, 32.5]);
  });

  it('is black outside of the picture', () => {
    const pixels = crop([-4, -4, 4, 4], 8);
    expect(pixels[0]).toEqual([0, 0, 0]);
    expect(pixels[8 * 8 - 1]).toEqual([30, 60, 200]);
    expect(crop([20, 20, 30, 30], 2).flat()).toEqual(Array(12).fill(0));
  });
});
