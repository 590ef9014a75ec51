import type { Decoding } from '../architectures/architecture.js';
import type { DecoderState } from './caches.js';
import type { Embedder } from './embedder.js';
import type { Encoded, Seq2SeqDecoder } from './seq2SeqDecoder.js';

/** An answer of a model with an encoder, as far as it was read. Nothing of it is remembered: each question is its own. */
export class Seq2SeqDecoding implements Decoding {
  readonly #parts: { readonly embedder: Embedder; readonly decoder: Seq2SeqDecoder };
  readonly #encoded: Encoded;
  #state: DecoderState | undefined;
  length = 0;
  logits: Float32Array = new Float32Array();

  private constructor(parts: { embedder: Embedder; decoder: Seq2SeqDecoder }, encoded: Encoded) {
    this.#parts = parts;
    this.#encoded = encoded;
  }

  /** @param first tokens that every answer begins with, at least one */
  static async begin(
    parts: { embedder: Embedder; decoder: Seq2SeqDecoder },
    encoded: Encoded,
    first: readonly number[],
  ): Promise<Seq2SeqDecoding> {
    const decoding = new Seq2SeqDecoding(parts, encoded);
    await decoding.#read(first);
    return decoding;
  }

  async extend(tokens: readonly number[]): Promise<void> {
    for (const token of tokens) await this.#read([token]);
  }

  remember(): void {}

  async #read(tokens: readonly number[]): Promise<void> {
    const { embedder, decoder } = this.#parts;
    const embeddings = await embedder.embed(tokens);
    const result = await decoder.run(this.#encoded, embeddings, this.#state, this.length);
    this.#state = result.state;
    this.logits = result.logits;
    this.length += tokens.length;
  }
}
