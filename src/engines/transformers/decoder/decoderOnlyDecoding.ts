import type { Decoding } from '../architectures/architecture.js';
import type { DecoderState } from './caches.js';
import { freeBuffer, freeState } from './freeState.js';
import { consecutivePositions, type PositionRows } from './positions.js';
import type { Prompt } from './prompt.js';
import type { ReaderParts } from './promptReader.js';

/** A prompt that was read. */
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
  /** Whether the state is nobody else's. */
  #ownsState = false;
  #position: number;
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
    const { logits } = this;
    ({ state: this.#state, logits: this.logits } = await decoder.run(run));
    freeBuffer(values.buffer);
    if (this.#ownsState) freeState(run.state);
    // Those of the prompt may be somebody else's.
    if (this.#answer.length > 0) freeBuffer(logits.buffer);
    this.#ownsState = true;
    this.#position = positions.next;
    this.#answer.push(...tokens);
  }

  remember(): void {
    this.#ownsState = false;
    const { tokens, pictures } = this.#prompt;
    this.#parts.snapshots.remember({ tokens: [...tokens, ...this.#answer], pictures, state: this.#state });
  }
}
