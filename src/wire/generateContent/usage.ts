import type { InputTokens } from '../../interactions/request.js';
import type { Usage } from '../../interactions/usage.js';

/** Tokens of a prompt by modality; those without tokens are left out. */
export function inputDetails({ inputTextTokens, inputImageTokens }: InputTokens): object[] {
  return [
    { modality: 'TEXT', tokenCount: inputTextTokens },
    { modality: 'IMAGE', tokenCount: inputImageTokens },
  ].filter(({ tokenCount }) => tokenCount > 0);
}

/** `usageMetadata`: of an answer, or of as much of it as there is. */
export function usageMetadata(usage: Usage): Record<string, unknown> {
  const { outputTokens, thoughtTokens } = usage;
  const input = usage.inputTextTokens + usage.inputImageTokens;
  return {
    promptTokenCount: input,
    candidatesTokenCount: outputTokens,
    thoughtsTokenCount: thoughtTokens,
    totalTokenCount: input + outputTokens + thoughtTokens,
    promptTokensDetails: inputDetails(usage),
    ...(outputTokens > 0 && { candidatesTokensDetails: [{ modality: 'TEXT', tokenCount: outputTokens }] }),
  };
}
