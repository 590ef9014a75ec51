import type { Usage } from '../../interactions/usage.js';

/** Tokens as the API shows them; modalities without any are left out. */
export function usageBody(usage: Usage): Record<string, unknown> {
  const input = usage.inputTextTokens + usage.inputImageTokens;
  const byModality = [
    { modality: 'text', tokens: usage.inputTextTokens },
    { modality: 'image', tokens: usage.inputImageTokens },
  ];
  return {
    total_input_tokens: input,
    input_tokens_by_modality: byModality.filter(({ tokens }) => tokens > 0),
    total_output_tokens: usage.outputTokens,
    total_thought_tokens: usage.thoughtTokens,
    total_cached_tokens: 0,
    total_tool_use_tokens: 0,
    total_tokens: input + usage.outputTokens + usage.thoughtTokens,
  };
}
