import type { Constraint } from '../../src/schema/constrain/constraint.js';
import type { Vocabulary } from '../../src/schema/constrain/vocabulary.js';
import type { Dice } from './dice.js';

export interface Sample {
  readonly text: string;
  readonly finished: boolean;
  readonly tokens: number;
}

/** Chooses a token of the mask. */
export type Choose = (mask: Uint32Array, dice: Dice) => number;

/** An answer of at most so many tokens; `measure` wraps the making of each mask. */
export function sample(
  constraint: Constraint,
  vocabulary: Vocabulary,
  dice: Dice,
  most: number,
  choose: Choose = uniform,
  measure: <T>(work: () => T) => T = (work) => work(),
): Sample {
  const matcher = constraint.start();
  const parts: Uint8Array[] = [];
  for (let tokens = 0; tokens < most; tokens++) {
    const token = choose(
      measure(() => matcher.mask()),
      dice,
    );
    matcher.accept(token);
    if (vocabulary.endTokens.includes(token)) return { text: textOf(parts), finished: true, tokens };
    parts.push(vocabulary.bytesOf(token)!);
  }
  return { text: textOf(parts), finished: false, tokens: most };
}

function textOf(parts: readonly Uint8Array[]): string {
  return new TextDecoder('utf-8', { fatal: false, ignoreBOM: true }).decode(Buffer.concat(parts));
}

/** Every token of the mask with the same probability: what logits all alike lead to. */
export const uniform: Choose = (mask, dice) => {
  let count = 0;
  for (let at = 0; at < mask.length; at++) count += ones(mask[at]!);
  if (count === 0) throw new Error('no token may come next');
  return nth(mask, dice.from(0, count - 1));
};

/** Mostly the shortest way on: a few tokens are far more probable than all others, as models have it. */
export function peaked(favourites: readonly number[]): Choose {
  return (mask, dice) => {
    const open = favourites.filter((token) => ((mask[token >>> 5]! >>> (token & 31)) & 1) === 1);
    return open.length > 0 && dice.chance(0.7) ? dice.one(open) : uniform(mask, dice);
  };
}

/** Bits that are set in a word of 32. */
function ones(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

function nth(mask: Uint32Array, index: number): number {
  let left = index;
  for (let at = 0; at < mask.length; at++) {
    const count = ones(mask[at]!);
    if (left >= count) {
      left -= count;
      continue;
    }
    for (let bit = 0; bit < 32; bit++)
      if (((mask[at]! >>> bit) & 1) === 1 && left-- === 0) return at * 32 + bit;
  }
  throw new RangeError('the mask has fewer tokens');
}
