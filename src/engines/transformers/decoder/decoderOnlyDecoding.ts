import type { Decoding } from '../architectures/architecture.js';
import { buffersOf, type DecoderState } from './caches.js';
import { freeBuffer } from './freeBuffer.js';
import { consecutivePositions, type PositionRows } from './positions.js';
import type { Prompt } from './prompt.js';
import type { ReaderParts } from './promptReader.js';

/** A prompt that was read; its state and scores are nobody else's. */
export interface ReadPrompt {
  readonly prompt: Prompt;
  readonly positions: PositionRows;
  readonly state: DecoderState;
  readonly logits: Float32Array;
}

/** A conversation that a decoder-only model has read. */
export class DecoderOnlyDecoding implements Decoding {
  readonly #parts: ReaderParts;
  readonly #prompt: Prompt;
  readonly #rows: number;
  /** What was read after the prompt. */
  readonly #answer: number[] = [];
  #state: DecoderState;
  /** Whether the state is remembered, and thereby another's. */
  #isRemembered = false;
  #position: number;
  /** Memory to give back before the next run: not sooner, since the next token is waited for. */
  #unneeded: ArrayBufferLike[] = [];
  logits: Float32Array;

  constructor(parts: ReaderParts, { prompt, positions, state, logits }: ReadPrompt) {
    this.#parts = parts;
    this.#prompt = prompt;
    this.#rows = positions.rows.length;
    this.#position = positions.next;
    this.#state = state;
    this.logits = logits;
  }

  get length(): number {
    return this.#prompt.tokens.length + this.#answer.length;
  }

  async extend(tokens: readonly number[]): Promise<void> {
    const { embedder, decoder } = this.#parts;
    const { values } = await embedder.embed(tokens);
    const positions = consecutivePositions(this.#rows, tokens.length, this.#position);
    const run = {
      embeddings: values,
      length: tokens.length,
      positions,
      state: this.#state,
      past: this.length,
    };
    this.#free();
    const { logits, state } = await decoder.run(run);
    this.#unneeded.push(values.buffer, this.logits.buffer);
    if (!this.#isRemembered) this.#unneeded.push(...buffersOf(run.state));
    this.#state = state;
    this.logits = logits;
    this.#isRemembered = false;
    this.#position = positions.next;
    this.#answer.push(...tokens);
  }

  remember(): void {
    this.#free();
    this.#isRemembered = true;
    const { tokens, pictures } = this.#prompt;
    this.#parts.snapshots.remember({ tokens: [...tokens, ...this.#answer], pictures, state: this.#state });
  }

  #free(): void {
    for (const buffer of this.#unneeded) freeBuffer(buffer);
    this.#unneeded = [];
  }
}
