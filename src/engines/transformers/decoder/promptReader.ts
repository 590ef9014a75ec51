import type { Decoding, Reading } from '../architectures/architecture.js';
import type { DecoderOnlyFamily } from '../architectures/decoderOnly.js';
import type { PictureFeatures } from '../pictures/featureCache.js';
import { buffersOf, type DecoderState } from './caches.js';
import type { Decoder } from './decoder.js';
import { DecoderOnlyDecoding } from './decoderOnlyDecoding.js';
import type { Embedder, Embeddings } from './embedder.js';
import { freeBuffer } from './freeBuffer.js';
import { type PositionRows, slicePositions } from './positions.js';
import type { PlacedPicture, Prompt } from './prompt.js';
import type { Snapshot, Snapshots } from './snapshots.js';

export interface ReaderParts {
  readonly embedder: Embedder;
  readonly decoder: Decoder;
  readonly family: Pick<DecoderOnlyFamily, 'positions'>;
  readonly snapshots: Snapshots;
}

/** Features of pictures by their key. */
export type FeaturesOf = ReadonlyMap<string, PictureFeatures>;

/**
 * Tokens that are read in one run. An interrupt is seen between two; shorter ones are slower. Without `num_logits_to_keep`
 * each token of a run costs the scores of the whole vocabulary.
 */
const runLength = { keepsLast: 256, otherwise: 64 };

/** Reads prompts: from where an earlier conversation was left, in runs, with the features of pictures in their places. */
export class PromptReader {
  readonly #parts: ReaderParts;

  constructor(parts: ReaderParts) {
    this.#parts = parts;
  }

  /** Tokens of the prompt that need not be read again. */
  reusable(prompt: Prompt): number {
    return this.#parts.snapshots.longestFor(prompt)?.tokens.length ?? 0;
  }

  /** @param features of all pictures that reach beyond what is reusable */
  async read(prompt: Prompt, { signal, onReused }: Reading, features: FeaturesOf): Promise<Decoding> {
    const { decoder, family, snapshots } = this.#parts;
    const known = snapshots.longestFor(prompt);
    const positions = family.positions(prompt.tokens, prompt.pictures);
    let state = known?.state ?? decoder.empty;
    let logits: Float32Array = new Float32Array();
    let past = known?.tokens.length ?? 0;
    /** What only this reading has, and no longer needs once the next run is over. */
    let own: ArrayBufferLike[] = [];
    onReused?.(past);
    for (const end of this.#ends(prompt, past)) {
      signal.throwIfAborted();
      const embeddings = await this.#embed(prompt, past, end, features);
      ({ state, logits } = await this.#run(embeddings, slicePositions(positions, past, end), state, past));
      for (const buffer of own) freeBuffer(buffer);
      own = [embeddings.values.buffer, logits.buffer];
      past = end;
      if (prompt.partings.includes(end)) snapshots.remember(snapshotOf(prompt, end, state));
      else own.push(...buffersOf(state));
    }
    return new DecoderOnlyDecoding(this.#parts, { prompt, positions, state, logits });
  }

  /** Where runs end: at partings and at the end, and between them wherever a run would be too long. */
  #ends({ tokens, partings }: Prompt, start: number): number[] {
    const longest = this.#parts.decoder.keepsLast ? runLength.keepsLast : runLength.otherwise;
    const ends: number[] = [];
    for (const end of [...partings.filter((parting) => parting > start), tokens.length]) {
      for (let at = (ends.at(-1) ?? start) + longest; at < end; at += longest) ends.push(at);
      ends.push(end);
    }
    return ends;
  }

  async #embed(prompt: Prompt, start: number, end: number, features: FeaturesOf): Promise<Embeddings> {
    const embeddings = await this.#parts.embedder.embed(prompt.tokens.slice(start, end));
    // Those of the graph may be memory of its own.
    const values = embeddings.values.slice();
    for (const picture of prompt.pictures) {
      placeFeatures({ values, width: embeddings.width }, picture, features, start, end);
    }
    return { values, width: embeddings.width };
  }

  #run({ values }: Embeddings, positions: PositionRows, state: DecoderState, past: number) {
    const length = positions.rows[0]!.length;
    return this.#parts.decoder.run({ embeddings: values, length, positions, state, past });
  }
}

function placeFeatures(
  { values, width }: Embeddings,
  { picture, places }: PlacedPicture,
  features: FeaturesOf,
  start: number,
  end: number,
): void {
  if (places.length === 0 || places[0]! >= end || places.at(-1)! < start) return;
  const known = features.get(picture.key)!;
  places.forEach((place, row) => {
    if (place < start || place >= end) return;
    values.set(known.values.subarray(row * width, (row + 1) * width), (place - start) * width);
  });
}

function snapshotOf({ tokens, pictures }: Prompt, length: number, state: DecoderState): Snapshot {
  const before = pictures.filter(({ places }) => (places[0] ?? 0) < length);
  return { tokens: tokens.slice(0, length), pictures: before, state };
}
