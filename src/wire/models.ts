import type { ResolvedModel } from '../interactions/request.js';

/** A model as `GET /models` shows it, with our own real limits. */
export function modelBody({ name, id, description }: ResolvedModel): Record<string, unknown> {
  const alias = name === id ? '' : ` (answered by ${id})`;
  return {
    name: `models/${name}`,
    version: '1',
    displayName: `${description.displayName}${alias}`,
    description: description.description,
    inputTokenLimit: description.inputTokenLimit,
    outputTokenLimit: description.outputTokenLimit,
    supportedGenerationMethods: ['generateContent', 'countTokens', 'createInteraction'],
  };
}
