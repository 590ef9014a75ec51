import type { RgbImage } from '../../../../images/image.js';
import { oklabTable, tableIndex } from '../../colours/oklabTable.js';

/** One cell of the grid a picture is divided into. */
export interface Cell {
  /** Where its centre is, 0 (left, top) … 1. */
  readonly x: number;
  readonly y: number;
  /** Mean colour in OKLab. */
  readonly l: number;
  readonly a: number;
  readonly b: number;
  /** Standard deviation of L: how rough it is. */
  readonly roughness: number;
}

/** Columns and rows of the grid. */
export const gridSide = 16;

/** The cells of a picture, column by column, each from top to bottom. */
export function cellsOf(glance: RgbImage): Cell[] {
  return Array.from({ length: gridSide ** 2 }, (_, i) =>
    cellAt(glance, Math.floor(i / gridSide), i % gridSide),
  );
}

function cellAt(image: RgbImage, column: number, row: number): Cell {
  const [left, right] = bounds(image.width, column);
  const [top, bottom] = bounds(image.height, row);
  const oklab = oklabTable();
  let [l, a, b, squares] = [0, 0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let at = (y * image.width + left) * 3; at < (y * image.width + right) * 3; at += 3) {
      const colour = tableIndex(image.data[at]!, image.data[at + 1]!, image.data[at + 2]!) * 3;
      const lightness = oklab[colour]!;
      l += lightness;
      a += oklab[colour + 1]!;
      b += oklab[colour + 2]!;
      squares += lightness ** 2;
    }
  const count = (right - left) * (bottom - top);
  const roughness = Math.sqrt(Math.max(0, squares / count - (l / count) ** 2));
  const [x, y] = [(column + 0.5) / gridSide, (row + 0.5) / gridSide];
  return { x, y, l: l / count, a: a / count, b: b / count, roughness };
}

/** First pixel of a cell along one side, and the one after its last: at least one pixel. */
function bounds(length: number, cell: number): [number, number] {
  const first = Math.floor((cell * length) / gridSide);
  return [first, Math.max(first + 1, Math.floor(((cell + 1) * length) / gridSide))];
}
