import type { RgbImage } from '../../../images/image.js';
import type { CenterMap } from './peaks.js';

/** The picture seen in a mirror: left and right exchanged. */
export function mirrorImage({ width, height, data }: RgbImage): RgbImage {
  const mirrored = new Uint8Array(data.length);
  for (let row = 0; row < height; row++) {
    let from = (row + 1) * width * 3 - 3;
    const end = (row + 1) * width * 3;
    for (let to = row * width * 3; to < end; to += 3, from -= 3) {
      mirrored[to] = data[from]!;
      mirrored[to + 1] = data[from + 1]!;
      mirrored[to + 2] = data[from + 2]!;
    }
  }
  return { width, height, data: mirrored };
}

/** Averages a map in place with the map of the mirror image, whose left and right are exchanged back. */
export function averageWithMirrored(map: CenterMap, mirrored: CenterMap): void {
  const cells = map.rows * map.columns;
  averageRows(map.heatmap, mirrored.heatmap, map.columns);
  const [left, top, right, bottom] = planes(map.distances, cells);
  const [mirroredLeft, mirroredTop, mirroredRight, mirroredBottom] = planes(mirrored.distances, cells);
  averageRows(left, mirroredRight, map.columns);
  averageRows(top, mirroredTop, map.columns);
  averageRows(right, mirroredLeft, map.columns);
  averageRows(bottom, mirroredBottom, map.columns);
}

function planes(data: Float32Array, cells: number) {
  const plane = (index: number) => data.subarray(index * cells, (index + 1) * cells);
  return [plane(0), plane(1), plane(2), plane(3)] as const;
}

function averageRows(values: Float32Array, mirrored: Float32Array, columns: number): void {
  for (let start = 0; start < values.length; start += columns)
    for (let to = start, from = start + columns - 1; to < start + columns; to++, from--)
      values[to] = (values[to]! + mirrored[from]!) / 2;
}
