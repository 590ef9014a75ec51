import type { FamilyId } from '../family.js';
import { florenceTokens } from './florenceTokens.js';
import { paligemmaTokens } from './paligemmaTokens.js';
import type { TokenWriting } from './placed.js';
import { qwen2Tokens } from './qwen2Tokens.js';

const writings: Partial<Readonly<Record<FamilyId, TokenWriting>>> = {
  'qwen2-vl': qwen2Tokens,
  paligemma: paligemmaTokens,
  'florence-2': florenceTokens,
};

/** How a family writes boxes in tokens of its own; undefined for one that writes JSON only. */
export function tokensOf(id: FamilyId): TokenWriting | undefined {
  return writings[id];
}
