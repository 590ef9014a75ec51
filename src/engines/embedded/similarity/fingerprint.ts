/** What pictures are compared by, beside their objects. */
export interface Fingerprint {
  /** Perceptual hash of the lightness: 64 bits. */
  readonly hash: bigint;
  /** Mean OKLab colours of a coarse grid, row by row, `[L, a, b]` each. */
  readonly layout: readonly (readonly [number, number, number])[];
  /** Histogram of OKLab colours, sums to 1. */
  readonly histogram: Float32Array;
}
