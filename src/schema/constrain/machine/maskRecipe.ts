import { addToMask, type TokenMask, uniteMasks } from '../tokens/tokenMask.js';

/** A set of tokens as large sets that are shared and a list of single tokens. */
export interface MaskRecipe {
  readonly bases: readonly TokenMask[];
  readonly tokens: ArrayLike<number>;
}

/** Writes the set out, over whatever `mask` held. */
export function writeMask({ bases, tokens }: MaskRecipe, mask: TokenMask): void {
  const [first, ...others] = bases;
  if (first === undefined) mask.fill(0);
  else mask.set(first);
  for (const base of others) uniteMasks(mask, base);
  for (let index = 0; index < tokens.length; index++) addToMask(mask, tokens[index]!);
}
