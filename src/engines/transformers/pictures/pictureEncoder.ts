import type { Reading } from '../architectures/architecture.js';
import type { DecoderOnlyFamily } from '../architectures/decoderOnly.js';
import { floatsOf } from '../decoder/floats.js';
import type { PlacedPicture, Prompt } from '../decoder/prompt.js';
import type { Feeds, Graph } from '../folder/graph.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { FeatureCache, type PictureFeatures } from './featureCache.js';

/** Encodes pictures, each by itself, and remembers their features. */
export class PictureEncoder {
  readonly #graph: Graph;
  readonly #family: Pick<DecoderOnlyFamily, 'visionFeeds'>;
  readonly #cache: FeatureCache;

  /** @param cacheBytes of the features that are remembered */
  constructor(graph: Graph, family: Pick<DecoderOnlyFamily, 'visionFeeds'>, cacheBytes: number) {
    this.#graph = graph;
    this.#family = family;
    this.#cache = new FeatureCache(cacheBytes);
  }

  /**
   * Features of the prompt's pictures, by key.
   * @param from pictures that end before this token are left out: they were read before
   */
  async encode(prompt: Prompt, reading: Reading, from: number): Promise<Map<string, PictureFeatures>> {
    const features = new Map<string, PictureFeatures>();
    const start = performance.now();
    let encoded = 0;
    for (const placed of prompt.pictures.filter(({ places }) => (places.at(-1) ?? -1) >= from)) {
      const { key } = placed.picture;
      const known = features.get(key) ?? this.#cache.get(key);
      if (known === undefined) encoded++;
      features.set(key, known ?? (await this.#encodeOne(placed, reading)));
    }
    reading.onEncoded?.(performance.now() - start, encoded);
    return features;
  }

  async #encodeOne(
    { picture, places }: PlacedPicture,
    { pixels, signal }: Reading,
  ): Promise<PictureFeatures> {
    const image = await pixels(picture);
    signal.throwIfAborted();
    const features = featuresOf(await this.#graph.run(this.#known(await this.#family.visionFeeds(image))));
    signal.throwIfAborted();
    if (features.count !== places.length) {
      throw new ModelFolderError(
        `a picture of ${picture.width} x ${picture.height} has ${features.count} features where the prompt has room for ${places.length}`,
      );
    }
    this.#cache.set(picture.key, features);
    return features;
  }

  #known(feeds: Feeds): Feeds {
    const missing = this.#graph.inputs.find(({ name }) => !(name in feeds));
    if (missing !== undefined) {
      throw new ModelFolderError(`the graph of pictures asks for ${missing.name}, which is not known`);
    }
    return Object.fromEntries(this.#graph.inputs.map(({ name }) => [name, feeds[name]!]));
  }
}

function featuresOf(outputs: Feeds): PictureFeatures {
  const output = outputs['image_features'] ?? Object.values(outputs)[0];
  if (output === undefined) throw new ModelFolderError('the graph of pictures gives nothing');
  const values = floatsOf(output);
  return { values: values.slice(), count: values.length / output.dims.at(-1)! };
}
