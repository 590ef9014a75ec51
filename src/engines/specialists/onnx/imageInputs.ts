import { AutoImageProcessor, env, type ImageProcessor, RawImage } from '@huggingface/transformers';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { type Tensors, toTensors } from './session.js';

/** Shorter sides than the cells of most networks would leave nothing of a picture. */
const leastSide = 32;

/** Turns pixels into what a model takes, as its preprocessor_config.json says. */
export interface ImageInputs {
  /** The size, in pixels, at which the model sees a picture of this size. */
  sizeFor(picture: Size): Size;
  /** `pixel_values` and whatever else belongs to them, of a picture of any size. */
  of(image: RgbImage): Promise<Tensors>;
}

/** Reads preprocessor_config.json of a folder. No other files are looked for, and nothing is downloaded. */
export async function openImageInputs(folder: string): Promise<ImageInputs> {
  env.allowRemoteModels = false;
  const processor = await AutoImageProcessor.from_pretrained(folder, { local_files_only: true });
  const { size, do_resize: resizes } = processor;
  const sizeFor = (picture: Size) => (resizes ? seenSize(processor, size, picture) : picture);
  // The library reduces by picking pixels; a proper filter shows the model what it was trained on.
  processor.do_resize = false;
  return {
    sizeFor,
    async of(image) {
      const { width, height, data } = await resizeImage(image, sizeFor(image));
      return toTensors({ ...(await processor(new RawImage(data, width, height, 3))) });
    },
  };
}

function seenSize(processor: ImageProcessor, size: unknown, { width, height }: Size): Size {
  const shape = new RawImage(new Uint8Array(0), width, height, 3);
  const [seenWidth, seenHeight] = processor.get_resize_output_image_size(shape, size);
  return { width: Math.max(seenWidth, leastSide), height: Math.max(seenHeight, leastSide) };
}
