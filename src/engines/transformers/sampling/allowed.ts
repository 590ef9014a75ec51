/**
 * Which tokens may come next: bit `t & 31` of word `t >>> 5` for token `t`. Tokens beyond the last word may not.
 */
export type TokenMask = Uint32Array;

/** Calls back for each allowed token below `count`, ascending. */
export function forEachAllowed(mask: TokenMask, count: number, visit: (token: number) => void): void {
  const words = Math.min(mask.length, Math.ceil(count / 32));
  for (let word = 0; word < words; word++) {
    let bits = mask[word]!;
    while (bits !== 0) {
      const token = word * 32 + (31 - Math.clz32(bits & -bits));
      if (token < count) visit(token);
      bits &= bits - 1;
    }
  }
}
