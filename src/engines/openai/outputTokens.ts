import type { ModelRequest } from '../vlm/visionLanguageModel.js';
import type { ServerModel } from './serverModel.js';

/** Tokens of a context of which a server says nothing. */
export const presumedContext = 32_768;

/** Largest answer of models that have a longer context. */
const longestOutput = 65_536;

/** Tokens that an answer may have: half of the context, since the other half is the prompt's. */
export function outputTokenLimit(contextLength: number = presumedContext): number {
  return Math.max(1, Math.min(longestOutput, Math.floor(contextLength / 2)));
}

/**
 * Tokens that are asked for at most. llama.cpp and Ollama would go on for ever; the others end at their context and
 * refuse to be asked for more than fits into it, so they are asked for less than that or for nothing.
 */
export function mostTokens(
  { maxOutputTokens }: ModelRequest,
  { dialect, contextLength }: ServerModel,
): number | undefined {
  const limit = outputTokenLimit(contextLength);
  if (maxOutputTokens !== undefined && maxOutputTokens < limit) return maxOutputTokens;
  return dialect === 'llamacpp' || dialect === 'ollama' ? limit : undefined;
}
