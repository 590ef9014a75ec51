import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import type { ImageInputs } from '../onnx/imageInputs.js';
import type { Tensors } from '../onnx/session.js';

/** What the encoder makes of a picture, for any number of prompts. */
export interface PictureEmbedding {
  readonly tensors: Tensors;
  /** The size at which the encoder saw the picture, pixels. */
  readonly seen: Size;
  /** Of all that the encoder sees, the picture in its upper left corner; the masks are as wide and high. */
  readonly frame: Size;
}

/** Pictures whose embeddings are kept: of SAM 2, 17 MB each. */
const mostPictures = 4;

/**
 * Embeddings of the pictures looked at last, by the SHA-256 of their pixels: encoding takes far longer than the mask of a
 * box.
 */
export class PictureEmbeddings {
  readonly #known = new LRUCache<string, PictureEmbedding>({ max: mostPictures });
  readonly #inputs: ImageInputs;
  readonly #encode: (inputs: Tensors) => Promise<Tensors>;

  /** @param encode runs the encoder */
  constructor(inputs: ImageInputs, encode: (inputs: Tensors) => Promise<Tensors>) {
    this.#inputs = inputs;
    this.#encode = encode;
  }

  async of(image: RgbImage): Promise<PictureEmbedding> {
    const key = `${image.width} ${createHash('sha256').update(image.data).digest('hex')}`;
    const known = this.#known.get(key) ?? (await this.#look(image));
    this.#known.set(key, known);
    return known;
  }

  async #look(image: RgbImage): Promise<PictureEmbedding> {
    const inputs = await this.#inputs.of(image);
    const [height, width] = inputs['pixel_values']!.dims.slice(-2) as [number, number];
    return {
      tensors: await this.#encode(inputs),
      seen: this.#inputs.sizeFor(image),
      frame: { width, height },
    };
  }
}
