import { Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { openDecoderOnly } from '../decoder/decoderOnlyModel.js';
import { consecutivePositions } from '../decoder/positions.js';
import { countField, objectField, requiredCount } from '../folder/field.js';
import type { JsonObject } from '../folder/modelFiles.js';
import { normalisationOf } from '../pictures/normalisation.js';
import type { Normalisation } from '../pictures/patches.js';
import { cutTiles, planesOf, type TileGrid } from '../pictures/tiles.js';
import type { Architecture, Opening } from './architecture.js';
import type { DecoderOnlyFamily } from './decoderOnly.js';

const graphs = { embed: 'embed_tokens', vision: 'vision_encoder', decoder: 'decoder_model_merged' };

/** Idefics 3 and SmolVLM: a picture as square tiles, each announced by its row and column, and once as a whole. */
export const smolVlm: Architecture = {
  modelTypes: ['smolvlm', 'idefics3'],
  graphs: Object.values(graphs),
  open: (opening) => openDecoderOnly(opening, readFamily(opening)),
};

/** How a folder wants pictures cut. */
interface Cutting {
  /** Side of a tile, pixels. */
  readonly tile: number;
  /** Longest side of a picture that is cut, pixels. */
  readonly longest: number;
  readonly cuts: boolean;
}

function readFamily({ files: { config, preprocessor } }: Opening): DecoderOnlyFamily {
  const cutting = cuttingOf(preprocessor);
  const features = featuresOfTile(config, cutting.tile);
  const normalisation = normalisationOf(preprocessor);
  return {
    graphs,
    pictureMark,
    pictureToken: requiredCount(config, 'image_token_id', 'config.json'),
    plainContent: false,
    pictureText: (size) => {
      const grid = gridOf(size, cutting);
      const tiles = 1 + (isCut(grid) ? grid.rows * grid.columns : 0);
      return { text: textOf(grid, features), features: tiles * features };
    },
    visionFeeds: (image) => visionFeeds(image, cutting.tile, gridOf(image, cutting), normalisation),
    positions: ({ length }) => consecutivePositions(1, length),
  };
}

const pictureMark = '<image>';
const around = '<fake_token_around_image>';

function cuttingOf(preprocessor: JsonObject): Cutting {
  const tile = requiredCount(
    objectField(preprocessor, 'max_image_size'),
    'longest_edge',
    'preprocessor_config.json',
  );
  const longest = countField(objectField(preprocessor, 'size'), 'longest_edge') ?? tile;
  return { tile, longest, cuts: preprocessor['do_image_splitting'] !== false };
}

/** Patches of a tile, of which `scale_factor²` become one feature together. */
function featuresOfTile(config: JsonObject, tile: number): number {
  const vision = objectField(config, 'vision_config');
  const patch = requiredCount(vision, 'patch_size', 'config.json: vision_config');
  const merged = requiredCount(config, 'scale_factor', 'config.json');
  return Math.floor(tile / patch / merged) ** 2;
}

/**
 * The tiles of a picture. Its longer side is made a whole number of tiles, as many as it reaches into, so that a picture
 * that was made small for the sake of speed stays small; the rest follows the models' own processor.
 */
function gridOf({ width, height }: Size, { tile, longest, cuts }: Cutting): TileGrid {
  if (!cuts) return { rows: 1, columns: 1 };
  const most = Math.max(1, Math.floor(longest / tile));
  const long = Math.min(most, Math.ceil(Math.max(width, height) / tile));
  const short = Math.floor((Math.min(width, height) * long * tile) / Math.max(width, height));
  const across = Math.max(1, Math.ceil(short / tile));
  return width >= height ? { rows: across, columns: long } : { rows: long, columns: across };
}

function isCut({ rows, columns }: TileGrid): boolean {
  return rows * columns > 1;
}

function textOf(grid: TileGrid, features: number): string {
  const whole = `${around}<global-img>${pictureMark.repeat(features)}${around}`;
  if (!isCut(grid)) return whole;
  const tile = (row: number, column: number) =>
    `${around}<row_${row + 1}_col_${column + 1}>${pictureMark.repeat(features)}`;
  const rows = Array.from({ length: grid.rows }, (_, row) =>
    Array.from({ length: grid.columns }, (__, column) => tile(row, column)).join(''),
  );
  return `${rows.join('\n')}\n\n${whole}`;
}

async function visionFeeds(image: RgbImage, side: number, grid: TileGrid, normalisation: Normalisation) {
  const whole = await resizeImage(image, { width: side, height: side });
  const tiles = isCut(grid) ? [...(await cutTiles(image, grid, side)), whole] : [whole];
  const shown = new Uint8Array(tiles.length * side * side).fill(1);
  return {
    pixel_values: new Tensor('float32', planesOf(tiles, normalisation), [1, tiles.length, 3, side, side]),
    pixel_attention_mask: new Tensor('bool', shown, [1, tiles.length, side, side]),
  };
}
