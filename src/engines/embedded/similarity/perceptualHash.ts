import { median } from '../numbers.js';

/** Side of the grid of lightness that is hashed, and how many frequencies of each direction count. */
export const hashedSide = 32;
const frequencies = 8;

/** Rounding errors of a flat picture are no shape. */
const noise = 1e-6;

/** cos((2x + 1) u π / 2n): row u is one frequency of the discrete cosine transform (DCT-II). */
const cosines = Array.from({ length: frequencies }, (_, u) =>
  Array.from({ length: hashedSide }, (_, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * hashedSide))),
);

/**
 * 64 bits that stay about the same when a picture is scaled, compressed, brightened or cropped a little: which of the
 * lowest frequencies are above their median (the "pHash" of Zauner, 2010).
 * @param lightness of `hashedSide`² cells, row by row
 */
export function perceptualHash(lightness: readonly number[]): bigint {
  const coefficients = lowFrequencies(lightness);
  // The first is the mean, which says nothing of the picture's shape.
  const middle = median(coefficients.slice(1))!;
  return coefficients.reduce((hash, value) => (hash << 1n) | (value > middle + noise ? 1n : 0n), 0n);
}

function lowFrequencies(lightness: readonly number[]): number[] {
  const rows = Array.from({ length: hashedSide }, (_, y) => {
    const row = lightness.slice(y * hashedSide, (y + 1) * hashedSide);
    return cosines.map((wave) => dot(wave, row));
  });
  return cosines.flatMap((wave) =>
    cosines.map((_, u) =>
      dot(
        wave,
        rows.map((row) => row[u]!),
      ),
    ),
  );
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}

/** Number of bits that differ, as a share of 64: 0…1, about ½ for pictures that have nothing in common. */
export function hashDistance(a: bigint, b: bigint): number {
  let count = 0;
  for (let rest = a ^ b; rest > 0n; rest &= rest - 1n) count++;
  return count / 64;
}
