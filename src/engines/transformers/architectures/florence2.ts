import { Tensor } from 'onnxruntime-node';
import type { Size } from '../../../geometry/box.js';
import type { RgbImage } from '../../../images/image.js';
import { resizeImage } from '../../../images/resize.js';
import { Embedder } from '../decoder/embedder.js';
import { floatsOf, floatTensor, integerTensor } from '../decoder/floats.js';
import type { Prompt } from '../decoder/prompt.js';
import { type Encoded, Seq2SeqDecoder } from '../decoder/seq2SeqDecoder.js';
import { Seq2SeqDecoding } from '../decoder/seq2SeqDecoding.js';
import { countField, objectField, requiredCount } from '../folder/field.js';
import type { Feeds, Graph } from '../folder/graph.js';
import type { JsonObject, ModelFiles } from '../folder/modelFiles.js';
import { ModelFolderError } from '../folder/modelFolderError.js';
import { FeatureCache, type PictureFeatures } from '../pictures/featureCache.js';
import { normalisationOf } from '../pictures/normalisation.js';
import type { Normalisation } from '../pictures/patches.js';
import { planesOf } from '../pictures/tiles.js';
import type { Architecture, Decoding, Opening, Reading, RunnableModel } from './architecture.js';
import { florencePrompts } from './florencePrompt.js';

const graphs = {
  embed: 'embed_tokens',
  vision: 'vision_encoder',
  encoder: 'encoder_model',
  decoder: 'decoder_model_merged',
};

/** Florence-2: an encoder reads one picture and the sentence of a task, a decoder answers. */
export const florence2: Architecture = {
  modelTypes: ['florence2'],
  graphs: Object.values(graphs),
  open: openFlorence,
};

async function openFlorence(opening: Opening): Promise<RunnableModel> {
  const { files, memory } = opening;
  const parts = {
    embedder: new Embedder(await opening.open(graphs.embed)),
    decoder: new Seq2SeqDecoder(await opening.open(graphs.decoder)),
  };
  const vision = new FlorenceVision(await opening.open(graphs.vision), files.preprocessor, memory.features);
  const encoder = await opening.open(graphs.encoder);
  const first = firstTokens(files);
  return {
    prompt: florencePrompts(opening),
    async read(prompt: Prompt, reading: Reading): Promise<Decoding> {
      const picture = await vision.features(prompt, reading);
      const encoded = await encode(encoder, parts.embedder, picture, prompt.tokens);
      reading.signal.throwIfAborted();
      return Seq2SeqDecoding.begin(parts, encoded, first);
    },
  };
}

/** The token that an answer starts after, and the one that its makers force to be its first. */
function firstTokens({ config, generation }: ModelFiles): number[] {
  const named = (name: string) =>
    [generation, config, objectField(config, 'text_config')]
      .map((object) => countField(object, name))
      .find((id) => id !== undefined);
  const start = named('decoder_start_token_id');
  if (start === undefined)
    throw new ModelFolderError('config.json: decoder_start_token_id must be a whole number');
  const forced = named('forced_bos_token_id');
  return forced === undefined ? [start] : [start, forced];
}

/** Features of the picture, then the text. */
async function encode(
  encoder: Graph,
  embedder: Embedder,
  picture: PictureFeatures,
  tokens: readonly number[],
): Promise<Encoded> {
  const { values: text, width } = await embedder.embed(tokens);
  const length = picture.count + tokens.length;
  const embeddings = new Float32Array(length * width);
  embeddings.set(picture.values);
  embeddings.set(text, picture.values.length);
  const input = encoder.inputs.find(({ name }) => name === 'inputs_embeds');
  const outputs = await encoder.run({
    inputs_embeds: floatTensor(input?.isTensor ? input.type : 'float32', embeddings, [1, length, width]),
    attention_mask: integerTensor(Array<number>(length).fill(1), [1, length]),
  });
  const hidden = outputs['last_hidden_state'];
  if (hidden === undefined) throw new ModelFolderError('the encoder gives no last_hidden_state');
  return { hidden, length };
}

/** What sees pictures, and remembers what it saw. */
class FlorenceVision {
  readonly #graph: Graph;
  readonly #side: Size;
  readonly #normalisation: Normalisation;
  readonly #cache: FeatureCache;

  constructor(graph: Graph, preprocessor: JsonObject, cacheBytes: number) {
    const size = objectField(preprocessor, 'size');
    this.#graph = graph;
    this.#side = {
      width: requiredCount(size, 'width', 'preprocessor_config.json: size'),
      height: requiredCount(size, 'height', 'preprocessor_config.json: size'),
    };
    this.#normalisation = normalisationOf(preprocessor);
    this.#cache = new FeatureCache(cacheBytes);
  }

  async features({ pictures }: Prompt, { pixels, signal, onEncoded }: Reading): Promise<PictureFeatures> {
    const { picture } = pictures[0]!;
    const start = performance.now();
    const known = this.#cache.get(picture.key);
    const features = known ?? featuresOf(await this.#graph.run(await this.#feeds(await pixels(picture))));
    signal.throwIfAborted();
    this.#cache.set(picture.key, features);
    onEncoded?.(performance.now() - start, known === undefined ? 1 : 0);
    return features;
  }

  async #feeds(image: RgbImage): Promise<Feeds> {
    const { width, height } = this.#side;
    const values = planesOf([await resizeImage(image, this.#side)], this.#normalisation);
    return { pixel_values: new Tensor('float32', values, [1, 3, height, width]) };
  }
}

function featuresOf(outputs: Feeds): PictureFeatures {
  const output = outputs['image_features'] ?? Object.values(outputs)[0];
  if (output === undefined) throw new ModelFolderError('the graph of pictures gives nothing');
  const values = floatsOf(output);
  return { values: values.slice(), count: values.length / output.dims.at(-1)! };
}
