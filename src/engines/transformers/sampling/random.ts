/** Gives numbers of [0, 1), the same ones for the same seed. */
export type Random = () => number;

/**
 * A generator of 32-bit state that passes gjrand's tests (Mulberry32 by T. Ettinger, public domain); plenty for one
 * answer.
 * @param seed any number; its fraction does not count
 */
export function seededRandom(seed: number): Random {
  let state = Math.trunc(seed) | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}
