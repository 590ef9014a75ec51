import type { RgbImage } from '../../../../images/image.js';
import { quadSize } from '../quad.js';
import type { Quad } from '../textLine.js';

/** Where a crop goes: planes of blue, green and red, each of `height` rows of `stride` values −1…1. */
export interface CropTarget {
  readonly data: Float32Array;
  /** Index of the first value. */
  readonly offset: number;
  readonly stride: number;
  readonly width: number;
  readonly height: number;
}

/** Samples a pixel of the crop is averaged from, along each axis, at most. */
const maxSamples = 8;

/**
 * Copies the quad, turned upright and resized to the target, out of the picture: bilinear, and averaged where it is
 * reduced. What lies outside the picture repeats its edge.
 */
export function cropInto(target: CropTarget, image: RgbImage, quad: Quad): void {
  const { data, offset, stride, width, height } = target;
  const size = quadSize(quad);
  const columns = samplesFor(size.width / width);
  const rows = samplesFor(size.height / height);
  const plane = stride * height;
  const sum = new Float64Array(3);
  // Colours of 0…255, added `columns * rows` times, to −1…1.
  const scale = 2 / (255 * columns * rows);
  const [origin, right, , below] = quad;
  const along = step(origin, right, width * columns);
  const across = step(origin, below, height * rows);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      sum.fill(0);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < columns; column++) {
          const [u, v] = [x * columns + column + 0.5, y * rows + row + 0.5];
          addSample(sum, image, origin.x + u * along.x + v * across.x, origin.y + u * along.y + v * across.y);
        }
      }
      const at = offset + y * stride + x;
      for (let channel = 0; channel < 3; channel++)
        data[at + channel * plane] = sum[2 - channel]! * scale - 1;
    }
  }
}

function samplesFor(reduction: number): number {
  return Math.min(maxSamples, Math.max(1, Math.round(reduction)));
}

function step(from: { x: number; y: number }, to: { x: number; y: number }, steps: number) {
  return { x: (to.x - from.x) / steps, y: (to.y - from.y) / steps };
}

/** Adds the colour at a place, in pixels whose centres lie at halves. */
function addSample(sum: Float64Array, { data, width, height }: RgbImage, x: number, y: number): void {
  const left = Math.min(Math.max(x - 0.5, 0), width - 1);
  const top = Math.min(Math.max(y - 0.5, 0), height - 1);
  const [column, row] = [Math.floor(left), Math.floor(top)];
  const [shareX, shareY] = [left - column, top - row];
  const first = (row * width + column) * 3;
  const next = column + 1 < width ? 3 : 0;
  const down = row + 1 < height ? width * 3 : 0;
  for (let channel = 0; channel < 3; channel++) {
    const at = first + channel;
    const upper = data[at]! + shareX * (data[at + next]! - data[at]!);
    const lower = data[at + down]! + shareX * (data[at + down + next]! - data[at + down]!);
    sum[channel]! += upper + shareY * (lower - upper);
  }
}
