import { Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { openDecoderOnly } from '../decoder/decoderOnlyModel.js';
import { integerTensor } from '../decoder/floats.js';
import { type FeatureGrid, ropeIndex } from '../decoder/ropeIndex.js';
import { requiredCount } from '../folder/field.js';
import { normalisationOf } from '../pictures/normalisation.js';
import { type Normalisation, type PatchLayout, patchesOf } from '../pictures/patches.js';
import type { Architecture, Opening } from './architecture.js';
import type { DecoderOnlyFamily } from './decoderOnly.js';

const graphs = { embed: 'embed_tokens', vision: 'vision_encoder', decoder: 'decoder_model_merged' };

/** Qwen2-VL and its successors: pictures of any size in patches, positions in time, height and width. */
export const qwenVl: Architecture = {
  modelTypes: ['qwen2_vl', 'qwen2_5_vl', 'qwen3_vl', 'qwen3_5'],
  graphs: Object.values(graphs),
  open: (opening) => openDecoderOnly(opening, readFamily(opening)),
};

function readFamily({ files }: Opening): DecoderOnlyFamily {
  const patch = requiredCount(files.preprocessor, 'patch_size', 'preprocessor_config.json');
  const merge = requiredCount(files.preprocessor, 'merge_size', 'preprocessor_config.json');
  const frames = requiredCount(files.preprocessor, 'temporal_patch_size', 'preprocessor_config.json');
  const pictureToken = requiredCount(files.config, 'image_token_id', 'config.json');
  const gridOf = (size: Size) => featureGrid(size, patch * merge);
  const normalisation = normalisationOf(files.preprocessor);
  return {
    graphs,
    pictureMark,
    pictureToken,
    plainContent: true,
    pictureText: (size) => {
      const { rows, columns } = gridOf(size);
      return { text: pictureMark.repeat(rows * columns), features: rows * columns };
    },
    visionFeeds: async (image) => visionFeeds(image, { patch, merge, frames }, normalisation),
    positions: (tokens, pictures) => ropeIndex(tokens.length, pictures, ({ picture }) => gridOf(picture)),
  };
}

const pictureMark = '<|image_pad|>';

/** Pictures come in sizes that need no rounding. */
function featureGrid({ width, height }: Size, cell: number): FeatureGrid {
  return { rows: Math.floor(height / cell), columns: Math.floor(width / cell) };
}

/** One picture, which is a film of one (repeated) frame. */
function visionFeeds(image: RgbImage, layout: PatchLayout, normalisation: Normalisation) {
  const { patch, frames } = layout;
  const values = patchesOf(image, layout, normalisation);
  const width = 3 * frames * patch * patch;
  const grid = integerTensor([1, image.height / patch, image.width / patch], [1, 3]);
  const pixels = new Tensor('float32', values, [values.length / width, width]);
  return { pixel_values: pixels, image_grid_thw: grid, grid_thw: grid };
}
