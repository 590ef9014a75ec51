import type { RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { type Normalisation, numbersOf } from './patches.js';

/** How a picture is cut: so many tiles in height and in width, row by row. */
export interface TileGrid {
  readonly rows: number;
  readonly columns: number;
}

/** Stretches a picture over a grid of square tiles and cuts it into them, row by row. */
export async function cutTiles(
  image: RgbImage,
  { rows, columns }: TileGrid,
  side: number,
): Promise<RgbImage[]> {
  const whole = await resizeImage(image, { width: columns * side, height: rows * side });
  const tiles: RgbImage[] = [];
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) tiles.push(tileAt(whole, row, column, side));
  }
  return tiles;
}

function tileAt({ data, width }: RgbImage, row: number, column: number, side: number): RgbImage {
  const tile = new Uint8Array(side * side * 3);
  for (let y = 0; y < side; y++) {
    const from = ((row * side + y) * width + column * side) * 3;
    tile.set(data.subarray(from, from + side * 3), y * side * 3);
  }
  return { width: side, height: side, data: tile };
}

/** Pictures of one size as numbers, one after the other, each channel by channel. */
export function planesOf(images: readonly RgbImage[], normalisation: Normalisation): Float32Array {
  const tables = [0, 1, 2].map((channel) => numbersOf(channel, normalisation));
  const cells = images.map(({ width, height }) => width * height);
  const values = new Float32Array(3 * cells.reduce((sum, count) => sum + count, 0));
  let at = 0;
  for (const { data } of images) {
    tables.forEach((table, channel) => {
      for (let i = channel; i < data.length; i += 3) values[at++] = table[data[i]!]!;
    });
  }
  return values;
}
