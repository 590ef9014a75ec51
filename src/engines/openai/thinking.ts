import type { ModelRequest } from '../vlm/visionLanguageModel.js';

/**
 * Whether a model should think before it answers; undefined leaves it to the model. Not for JSON: grammars of servers hold
 * from the first token on, and fields are looked up rather than thought out.
 */
export function shouldThink({ output, thinking }: ModelRequest): boolean | undefined {
  if (output.type === 'json' || thinking === 'minimal') return false;
  return thinking === undefined ? undefined : true;
}
