import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Dimensions } from './dimensions.js';
import type { WeightType } from './linearMap.js';
import { graphPath } from './modelFolder.js';

type Feeds = Record<string, Tensor>;

/** The three graphs of a model with nothing between them and ONNX Runtime. */
export class BareModel {
  readonly #embed: InferenceSession;
  readonly #decoder: InferenceSession;
  readonly #dimensions: Dimensions;
  #caches: Feeds = {};
  #length = 0;

  private constructor(embed: InferenceSession, decoder: InferenceSession, dimensions: Dimensions) {
    this.#embed = embed;
    this.#decoder = decoder;
    this.#dimensions = dimensions;
  }

  static async open(
    folder: string,
    type: WeightType,
    dimensions: Dimensions,
    options: InferenceSession.SessionOptions,
  ): Promise<BareModel> {
    const [embed, decoder] = await Promise.all(
      ['embed_tokens', 'decoder_model_merged'].map((name) =>
        InferenceSession.create(graphPath(folder, name, type), options),
      ),
    );
    return new BareModel(embed!, decoder!, dimensions);
  }

  /** Forgets all tokens. */
  reset(): void {
    this.#caches = {};
    this.#length = 0;
    for (const { name, type, shape } of this.#inputs()) {
      if (!name.startsWith('past')) continue;
      const sides = shape.map((side) => (typeof side === 'number' ? side : side === 'batch_size' ? 1 : 0));
      const size = sides.reduce((product, side) => product * side, 1);
      this.#caches[name] = new Tensor(type as 'float32', new Float32Array(size), sides);
    }
  }

  /** Appends tokens and returns the logits of the last. */
  async push(tokens: readonly number[]): Promise<Float32Array> {
    const ids = BigInt64Array.from(tokens, BigInt);
    const embedded = await this.#embed.run({ input_ids: new Tensor('int64', ids, [1, ids.length]) });
    return this.pushEmbedded(embedded['inputs_embeds'] as Tensor);
  }

  /** Appends what tokens or parts of a picture look like, [1, length, hidden], and returns the logits of the last. */
  async pushEmbedded(embedded: Tensor): Promise<Float32Array> {
    const count = embedded.dims[1]!;
    const total = this.#length + count;
    const places = Array.from({ length: 3 * count }, (_, i) => BigInt(this.#length + (i % count)));
    const feeds: Feeds = {
      inputs_embeds: embedded,
      attention_mask: new Tensor('int64', new BigInt64Array(total).fill(1n), [1, total]),
      position_ids: new Tensor('int64', BigInt64Array.from(places), [3, 1, count]),
      ...this.#caches,
    };
    if (this.#keepsLast()) feeds['num_logits_to_keep'] = new Tensor('int64', [1n], []);
    const outputs = await this.#decoder.run(feeds);
    this.#caches = cachesOf(outputs);
    this.#length = total;
    const logits = outputs['logits']!.data as Float32Array;
    return logits.subarray(logits.length - this.#dimensions.vocabulary);
  }

  async close(): Promise<void> {
    await Promise.all([this.#embed.release(), this.#decoder.release()]);
  }

  #keepsLast(): boolean {
    return this.#decoder.inputNames.includes('num_logits_to_keep');
  }

  #inputs() {
    return this.#decoder.inputMetadata.filter((input) => input.isTensor);
  }
}

function cachesOf(outputs: InferenceSession.OnnxValueMapType): Feeds {
  const caches = Object.entries(outputs).filter(([name]) => name !== 'logits');
  return Object.fromEntries(caches.map(([name, tensor]) => [pastName(name), tensor as Tensor]));
}

/** The input that an output goes into at the next step. */
function pastName(name: string): string {
  return name.startsWith('present.')
    ? name.replace('present', 'past_key_values')
    : name.replace('present', 'past');
}
