/**
 * The dimensions of a vision-language model of the Qwen3.5 kind: a hybrid decoder of gated delta rule ("linear")
 * layers with softmax attention in every fourth, and a vision transformer that merges 2×2 patches into a token.
 */
export interface Dimensions {
  readonly vocabulary: number;
  readonly hidden: number;
  readonly layers: number;
  readonly feedForward: number;
  readonly attention: { readonly heads: number; readonly keyHeads: number; readonly headSize: number };
  /** Rotated part of each attention head, and how its frequencies are shared among time, rows and columns. */
  readonly rotary: { readonly size: number; readonly base: number; readonly sections: readonly number[] };
  readonly linear: { readonly heads: number; readonly headSize: number; readonly kernel: number };
  readonly vision: {
    readonly depth: number;
    readonly hidden: number;
    readonly heads: number;
    readonly feedForward: number;
    readonly positions: number;
  };
}

/**
 * Qwen3.5-0.8B. Decoder: the model card and config of Qwen/Qwen3.5-0.8B as public pages quote them (24 layers, hidden
 * 1,024, feed-forward 3,584, 8 heads of 256 over 2 key heads, a quarter of each rotated, 16 linear heads of 128 behind a
 * convolution of 4, 248,320 tokens). Vision: 12 layers of 768, of the same config; feed-forward and heads of that
 * width's usual proportion, which give the 101 MB that the 8-bit export of it has.
 */
export const qwen35Small: Dimensions = {
  vocabulary: 248_320,
  hidden: 1024,
  layers: 24,
  feedForward: 3584,
  attention: { heads: 8, keyHeads: 2, headSize: 256 },
  rotary: { size: 64, base: 10_000_000, sections: [11, 11, 10] },
  linear: { heads: 16, headSize: 128, kernel: 4 },
  vision: { depth: 12, hidden: 768, heads: 12, feedForward: 3072, positions: 2304 },
};

/** The same kind at a size for tests: a few megabytes, every sort of layer present. */
export const tiny: Dimensions = {
  vocabulary: 512,
  hidden: 64,
  layers: 4,
  feedForward: 128,
  attention: { heads: 4, keyHeads: 2, headSize: 32 },
  rotary: { size: 16, base: 10_000, sections: [3, 3, 2] },
  linear: { heads: 4, headSize: 32, kernel: 4 },
  vision: { depth: 2, hidden: 64, heads: 4, feedForward: 128, positions: 256 },
};

export const patchSize = 16;
export const patchValues = 3 * 2 * patchSize * patchSize;
export const mergeSize = 2;

/** What sort of layer each is; every fourth attends to all that came before. */
export function layerTypes({ layers }: Dimensions): ('linear_attention' | 'full_attention')[] {
  return Array.from({ length: layers }, (_, i) => (i % 4 === 3 ? 'full_attention' : 'linear_attention'));
}
