import type { Size } from '../../../geometry/box.js';
import { countField, numberField } from '../folder/field.js';
import type { JsonObject } from '../folder/modelFiles.js';
import type { TileGrid } from '../pictures/tiles.js';

/** How LFM2-VL wants pictures laid out: preprocessor_config.json, or what its makers took where it does not say. */
export interface Lfm2Layout {
  /** Side of a patch, pixels, and patches to a side that become one feature. */
  readonly patch: number;
  readonly merge: number;
  /** Side of a tile, pixels. */
  readonly tile: number;
  /** Fewest and most tiles of a picture that is cut. */
  readonly tiles: readonly [fewest: number, most: number];
  readonly cuts: boolean;
  /** Whether a picture that is cut is shown as a whole too. */
  readonly thumbnail: boolean;
  /** Fewest and most features of a whole picture. */
  readonly features: readonly [fewest: number, most: number];
  /** How much larger than the most a picture may be before it is cut. */
  readonly tolerance: number;
  /** Patches of the largest part. */
  readonly mostPatches: number;
}

export function layoutOf(preprocessor: JsonObject): Lfm2Layout {
  const count = (name: string, usual: number) => countField(preprocessor, name) || usual;
  const merge = count('downsample_factor', 2);
  const patch = count('encoder_patch_size', count('patch_size', 16));
  const tile = count('tile_size', 512);
  const [fewest, most] = [count('min_tiles', 2), count('max_tiles', 10)];
  const features = [count('min_image_tokens', 64), count('max_image_tokens', 256)] as const;
  const cuts = preprocessor['do_image_splitting'] !== false && most > 1;
  return {
    patch,
    merge,
    tile,
    tiles: [fewest, most],
    cuts,
    thumbnail: preprocessor['use_thumbnail'] !== false,
    features,
    tolerance: numberField(preprocessor, 'max_pixels_tolerance') ?? 2,
    mostPatches: Math.max(features[1] * merge ** 2, cuts ? Math.floor(tile / patch) ** 2 : 0),
  };
}

/** The tiles of a picture; one row and column for one that is small enough to be seen whole. */
export function lfm2LayoutOf(picture: Size, layout: Lfm2Layout): TileGrid {
  return layout.cuts && isLarge(picture, layout) ? closestGrid(picture, layout) : { rows: 1, columns: 1 };
}

export function isCut({ rows, columns }: TileGrid): boolean {
  return rows * columns > 1;
}

function isLarge({ width, height }: Size, { patch, merge, features, tolerance }: Lfm2Layout): boolean {
  const cell = patch * merge;
  const rounded = (length: number) => Math.max(patch, Math.round(length / cell) * cell);
  return rounded(width) * rounded(height) > features[1] * cell ** 2 * tolerance;
}

/** Of the grids whose aspect is nearest to the picture's the largest that is not much larger than it. */
function closestGrid({ width, height }: Size, layout: Lfm2Layout): TileGrid {
  let closest: TileGrid = { rows: 1, columns: 1 };
  let least = Infinity;
  for (const grid of grids(layout)) {
    const difference = Math.abs(width / height - grid.columns / grid.rows);
    const isAsNear = difference === least;
    const isFilled = width * height > 0.5 * layout.tile ** 2 * grid.rows * grid.columns;
    if (difference < least || (isAsNear && isFilled)) closest = grid;
    least = Math.min(least, difference);
  }
  return closest;
}

/** All grids with so many tiles, the smaller first. */
function grids({ tiles: [fewest, most] }: Lfm2Layout): TileGrid[] {
  const sides = Array.from({ length: most }, (_, i) => i + 1);
  const all = sides.flatMap((columns) => sides.map((rows) => ({ rows, columns })));
  const area = ({ rows, columns }: TileGrid) => rows * columns;
  return all.filter((grid) => area(grid) >= fewest && area(grid) <= most).sort((a, b) => area(a) - area(b));
}

/** Pictures are at most so many times as long as wide. */
const longestAspect = 200;

/**
 * The size at which a picture is seen whole: multiples of a feature's side, within the numbers of features, in its aspect
 * as well as that allows.
 */
export function wholeSize(picture: Size, { patch, merge, features: [fewest, most] }: Lfm2Layout): Size {
  const cell = patch * merge;
  const { width, height } = withinAspect(picture, cell);
  const rounded = (length: number) => Math.round(length / cell);
  if (rounded(width) * rounded(height) > most)
    return scaled(Math.sqrt(most / (width * height)) * cell, Math.floor);
  if (rounded(width) * rounded(height) < fewest)
    return scaled(Math.sqrt(fewest / (width * height)) * cell, Math.ceil);
  return scaled(1, Math.round);

  function scaled(factor: number, round: (value: number) => number): Size {
    const side = (length: number) => Math.max(1, round((length * factor) / cell)) * cell;
    return { width: side(width), height: side(height) };
  }
}

function withinAspect({ width, height }: Size, cell: number): Size {
  const [wide, tall] = [Math.max(width, cell), Math.max(height, cell)];
  return { width: Math.min(wide, longestAspect * tall), height: Math.min(tall, longestAspect * wide) };
}
