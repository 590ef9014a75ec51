import type { Box } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';

/** What a pixel of the crop is made of along one axis: the pixels from `first` on, by their weights. */
interface Taps {
  readonly first: number;
  readonly weights: Float32Array;
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
  const [from, to] = reach(columns);
  const line = new Float32Array(Math.max(to - from, 0) * 3);
  for (let row = 0; row < side; row++) {
    mixRows(image, rows[row]!, from, line);
    mixColumns(line, columns, from, crop.subarray(row * side * 3, (row + 1) * side * 3));
  }
}

function tapsOf(from: number, to: number, side: number, length: number): Taps[] {
  const step = (to - from) / side;
  const width = Math.max(step, 1);
  return Array.from({ length: side }, (_, i) => {
    const start = from + (i + 0.5) * step - width / 2;
    const first = Math.max(Math.floor(start), 0);
    const weights = new Float32Array(Math.max(Math.min(Math.ceil(start + width), length) - first, 0));
    for (let k = 0; k < weights.length; k++)
      weights[k] = (Math.min(first + k + 1, start + width) - Math.max(first + k, start)) / width;
    return { first, weights };
  });
}

/** The pixels that any of the taps takes: the first, and the one after the last. */
function reach(taps: readonly Taps[]): [number, number] {
  const used = taps.filter(({ weights }) => weights.length > 0);
  const last = used.at(-1);
  return last ? [used[0]!.first, last.first + last.weights.length] : [0, 0];
}

/**
 * Puts the weighted sum of some rows into `line`, which begins with the pixel `from` of a row. Four rows are added at a
 * time, which takes half as long as one by one.
 */
function mixRows(
  { data, width }: RgbImage,
  { first, weights }: Taps,
  from: number,
  line: Float32Array,
): void {
  line.fill(0);
  const last = weights.length - 1;
  const start = (k: number) => ((first + Math.min(k, last)) * width + from) * 3;
  for (let k = 0; k <= last; k += 4) {
    const [a, b, c, d] = [start(k), start(k + 1), start(k + 2), start(k + 3)];
    const [p, q, r, s] = [weights[k]!, weights[k + 1] ?? 0, weights[k + 2] ?? 0, weights[k + 3] ?? 0];
    for (let i = 0; i < line.length; i++)
      line[i] = line[i]! + p * data[a + i]! + q * data[b + i]! + r * data[c + i]! + s * data[d + i]!;
  }
}

function mixColumns(line: Float32Array, columns: readonly Taps[], from: number, out: Float32Array): void {
  for (let column = 0; column < columns.length; column++) {
    const { first, weights } = columns[column]!;
    let [red, green, blue] = [0, 0, 0];
    for (let k = 0, at = (first - from) * 3; k < weights.length; k++, at += 3) {
      red += weights[k]! * line[at]!;
      green += weights[k]! * line[at + 1]!;
      blue += weights[k]! * line[at + 2]!;
    }
    out[column * 3] = red;
    out[column * 3 + 1] = green;
    out[column * 3 + 2] = blue;
  }
}
