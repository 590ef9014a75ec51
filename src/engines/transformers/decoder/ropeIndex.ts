import type { PositionRows } from './positions.js';
import type { PlacedPicture } from './prompt.js';

/** Rows and columns of features that a picture has. */
export interface FeatureGrid {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Multimodal positions (M-RoPE, Qwen2-VL, arXiv 2409.12191, section 2.1) in the rows time, height and width: a text
 * counts on in all three; a picture's features share one time and count rows and columns from there; what follows goes on
 * after the largest position so far.
 * @param gridOf rows and columns of a picture; as many features as it has places
 */
export function ropeIndex(
  length: number,
  pictures: readonly PlacedPicture[],
  gridOf: (picture: PlacedPicture) => FeatureGrid,
): PositionRows {
  const rows: [number[], number[], number[]] = [[], [], []];
  let next = 0;
  const writeText = (end: number) => {
    while (rows[0].length < end) {
      for (const row of rows) row.push(next);
      next++;
    }
  };
  for (const picture of pictures) {
    writeText(picture.places[0] ?? rows[0].length);
    next = writePicture(rows, next, gridOf(picture));
  }
  writeText(length);
  return { rows, next };
}

/** Returns the position of what follows. */
function writePicture(rows: [number[], number[], number[]], start: number, grid: FeatureGrid): number {
  const [time, height, width] = rows;
  for (let index = 0; index < grid.rows * grid.columns; index++) {
    time.push(start);
    height.push(start + Math.floor(index / grid.columns));
    width.push(start + (index % grid.columns));
  }
  return start + Math.max(grid.rows, grid.columns);
}
