import { Qwen2VLImageProcessor, RawImage } from '@huggingface/transformers';
import { describe, expect, it } from 'vitest';
import { normalisationOf } from './normalisation.js';
import { patchesOf } from './patches.js';

describe('patchesOf', () => {
  it('lays a picture out as the processor of transformers.js does', async () => {
    const [width, height] = [192, 96];
    const config = {
      ...{ patch_size: 16, merge_size: 2, temporal_patch_size: 2, min_pixels: 0, max_pixels: 1e9 },
      ...{ image_mean: [0.4, 0.5, 0.6], image_std: [0.2, 0.3, 0.5], rescale_factor: 1 / 255 },
      ...{ do_resize: true, do_rescale: true, do_normalize: true },
    };
    const data = Uint8Array.from(
      { length: width * height * 3 },
      (_, index) => (index * 7 + (index >> 9)) % 256,
    );
    const expected = await new Qwen2VLImageProcessor(config)([new RawImage(data, width, height, 3)]);
    const layout = { patch: 16, merge: 2, frames: 2 };
    const values = patchesOf({ data, width, height }, layout, normalisationOf(config));
    expect(expected.pixel_values.dims).toEqual([
      (width * height) / 256,
      values.length / ((width * height) / 256),
    ]);
    const difference = values.map((value, index) => Math.abs(value - expected.pixel_values.data[index]));
    expect(Math.max(...difference)).toBeLessThan(1e-5);
  });
});
