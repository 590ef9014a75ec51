/** A set of tokens: bit t of word t >>> 5. */
export type TokenMask = Uint32Array;

/** The empty set over a vocabulary of `size` tokens. */
export function emptyMask(size: number): TokenMask {
  return new Uint32Array((size + 31) >>> 5);
}

export function addToMask(mask: TokenMask, token: number): void {
  mask[token >>> 5]! |= 1 << (token & 31);
}

/** Whether a token, any whole number, is in the set. */
export function isInMask(mask: TokenMask, token: number): boolean {
  const word = token >= 0 && Number.isInteger(token) ? (mask[token >>> 5] ?? 0) : 0;
  return (word & (1 << (token & 31))) !== 0;
}

/** Adds all of `other` to `mask`. */
export function uniteMasks(mask: TokenMask, other: TokenMask): void {
  for (let word = 0; word < mask.length; word++) mask[word]! |= other[word]!;
}
