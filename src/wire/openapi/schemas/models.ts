import { count, flag, list, object, oneWord, ref, type Schemas, text } from '../schema.js';

const modalityTokens = list(object({ modality: oneWord('TEXT', 'IMAGE'), tokenCount: count }));

/** What the routes under `/models` answer. */
export const modelSchemas: Schemas = {
  Model: object({
    name: { ...text, description: '`models/` and the name.' },
    version: text,
    displayName: text,
    description: text,
    inputTokenLimit: count,
    outputTokenLimit: count,
    supportedGenerationMethods: list(text),
  }),
  ModelList: object({ models: list(ref('Model')) }, { nextPageToken: text }),
  GenerateContentResponse: {
    description: 'Of a stream each chunk says what is new, and only the last has a `finishReason`.',
    ...object(
      {
        candidates: list(
          object(
            {
              content: object({ role: { const: 'model' }, parts: list(object({ text }, { thought: flag })) }),
              index: count,
            },
            { finishReason: oneWord('STOP', 'MAX_TOKENS', 'OTHER') },
          ),
        ),
        modelVersion: text,
        responseId: text,
      },
      { usageMetadata: ref('UsageMetadata') },
    ),
  },
  UsageMetadata: object(
    {
      promptTokenCount: count,
      candidatesTokenCount: count,
      thoughtsTokenCount: count,
      totalTokenCount: count,
      promptTokensDetails: modalityTokens,
    },
    { candidatesTokensDetails: modalityTokens },
  ),
  CountTokensResponse: object({
    totalTokens: count,
    promptTokensDetails: modalityTokens,
    cachedContentTokenCount: count,
  }),
};
