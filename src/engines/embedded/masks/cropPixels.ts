import type { Box } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';

/** The pixels along one axis that a pixel of the crop is made of: `weights` of those from `first` on. */
interface Taps {
  readonly first: number;
  readonly weights: readonly number[];
}

/**
 * Resamples a part of a picture to a square: the mean over each pixel's area when it is reduced, linear interpolation
 * when it is enlarged. What lies outside of the picture is black.
 * @param window in pixels of `image`
 * @param crop receives `side × side` interleaved RGB of 0…255
 */
export function cropPixels(image: RgbImage, window: Box, side: number, crop: Float32Array): void {
  const columns = tapsOf(window.x0, window.x1, side, image.width);
  const rows = tapsOf(window.y0, window.y1, side, image.height);
  const line = new Float32Array(image.width * 3);
  rows.forEach((taps, row) => {
    mixRows(image, taps, columns, line);
    mixColumns(line, columns, crop.subarray(row * side * 3, (row + 1) * side * 3));
  });
}

function tapsOf(from: number, to: number, side: number, length: number): Taps[] {
  const step = (to - from) / side;
  const reach = Math.max(step, 1);
  return Array.from({ length: side }, (_, i) => {
    const start = from + (i + 0.5) * step - reach / 2;
    const first = Math.max(Math.floor(start), 0);
    const end = Math.min(Math.ceil(start + reach), length);
    const overlap = (at: number) => Math.min(at + 1, start + reach) - Math.max(at, start);
    const weights = Array.from({ length: Math.max(end - first, 0) }, (_, k) => overlap(first + k) / reach);
    return { first, weights };
  });
}

/** Puts the weighted sum of some rows into `line`, in the columns that are needed. */
function mixRows(
  { data, width }: RgbImage,
  { first, weights }: Taps,
  columns: readonly Taps[],
  line: Float32Array,
): void {
  const used = columns.filter((taps) => taps.weights.length > 0);
  if (used.length === 0) return;
  const last = used[used.length - 1]!;
  const [from, to] = [used[0]!.first * 3, (last.first + last.weights.length) * 3];
  line.fill(0, from, to);
  weights.forEach((weight, k) => {
    const row = (first + k) * width * 3;
    for (let at = from; at < to; at++) line[at]! += weight * data[row + at]!;
  });
}

function mixColumns(line: Float32Array, columns: readonly Taps[], out: Float32Array): void {
  columns.forEach(({ first, weights }, column) => {
    let [red, green, blue] = [0, 0, 0];
    weights.forEach((weight, k) => {
      const at = (first + k) * 3;
      red += weight * line[at]!;
      green += weight * line[at + 1]!;
      blue += weight * line[at + 2]!;
    });
    out.set([red, green, blue], column * 3);
  });
}
