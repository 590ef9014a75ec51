import { Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { openDecoderOnly } from '../decoder/decoderOnlyModel.js';
import { integerTensor } from '../decoder/floats.js';
import { consecutivePositions } from '../decoder/positions.js';
import { requiredCount } from '../folder/field.js';
import { normalisationOf } from '../pictures/normalisation.js';
import type { Normalisation } from '../pictures/patches.js';
import { pixelRows } from '../pictures/pixelRows.js';
import { cutTiles } from '../pictures/tiles.js';
import type { Architecture, Opening } from './architecture.js';
import type { DecoderOnlyFamily } from './decoderOnly.js';
import { isCut, type Lfm2Layout, layoutOf, lfm2LayoutOf, wholeSize } from './lfm2Layout.js';

const graphs = { embed: 'embed_tokens', vision: 'vision_encoder', decoder: 'decoder_model_merged' };

/** LFM2-VL: a small picture in its own aspect; a larger one as square tiles and once, smaller, as a whole. */
export const lfm2Vl: Architecture = {
  modelTypes: ['lfm2_vl'],
  graphs: Object.values(graphs),
  open: (opening) => openDecoderOnly(opening, readFamily(opening)),
};

function readFamily({ files: { config, preprocessor } }: Opening): DecoderOnlyFamily {
  const layout = layoutOf(preprocessor);
  const normalisation = normalisationOf(preprocessor);
  return {
    graphs,
    pictureMark,
    pictureToken: requiredCount(config, 'image_token_id', 'config.json'),
    plainContent: true,
    pictureText: (size) => {
      const text = textOf(size, layout);
      return { text, features: text.split(pictureMark).length - 1 };
    },
    visionFeeds: async (image) => visionFeeds(await partsOf(image, layout), layout, normalisation),
    positions: ({ length }) => consecutivePositions(1, length),
  };
}

const pictureMark = '<image>';

function textOf(picture: Size, layout: Lfm2Layout): string {
  const marks = (size: Size) => pictureMark.repeat(featuresOf(size, layout));
  const whole = marks(wholeSize(picture, layout));
  const grid = lfm2LayoutOf(picture, layout);
  if (!isCut(grid)) return `<|image_start|>${whole}<|image_end|>`;
  const tile = marks({ width: layout.tile, height: layout.tile });
  const tiles = Array.from({ length: grid.rows * grid.columns }, (_, i) => {
    return `<|img_row_${Math.floor(i / grid.columns) + 1}_col_${(i % grid.columns) + 1}|>${tile}`;
  });
  const thumbnail = layout.thumbnail ? `<|img_thumbnail|>${whole}` : '';
  return `<|image_start|>${tiles.join('')}${thumbnail}<|image_end|>`;
}

/** Patches in height and width, of which `merge` to a side become one feature. */
function featuresOf({ width, height }: Size, { patch, merge }: Lfm2Layout): number {
  const side = (length: number) => Math.ceil(Math.floor(length / patch) / merge);
  return side(width) * side(height);
}

/** What the encoder sees of a picture. */
async function partsOf(image: RgbImage, layout: Lfm2Layout): Promise<RgbImage[]> {
  const grid = lfm2LayoutOf(image, layout);
  const whole = () => resizeImage(image, wholeSize(image, layout));
  if (!isCut(grid)) return [await whole()];
  const tiles = await cutTiles(image, grid, layout.tile);
  return layout.thumbnail ? [...tiles, await whole()] : tiles;
}

/** Parts of several sizes are one batch: the rows of the smaller ones are filled up and masked. */
function visionFeeds(parts: readonly RgbImage[], layout: Lfm2Layout, normalisation: Normalisation) {
  const { patch, mostPatches } = layout;
  const width = patch * patch * 3;
  const values = new Float32Array(parts.length * mostPatches * width);
  const mask = new BigInt64Array(parts.length * mostPatches);
  const shapes = parts.map((part, i) => {
    const rows = pixelRows(part, patch, normalisation);
    values.set(rows, i * mostPatches * width);
    mask.fill(1n, i * mostPatches, i * mostPatches + rows.length / width);
    return [part.height / patch, part.width / patch];
  });
  return {
    pixel_values: new Tensor('float32', values, [parts.length, mostPatches, width]),
    pixel_attention_mask: new Tensor('int64', mask, [parts.length, mostPatches]),
    spatial_shapes: integerTensor(shapes.flat(), [parts.length, 2]),
  };
}
