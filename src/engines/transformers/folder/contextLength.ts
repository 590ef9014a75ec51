import { countField, objectField } from './field.js';
import type { JsonObject } from './modelFiles.js';

/** Positions of a model that does not say how many it has. */
const usual = 4096;

/**
 * Most tokens of a conversation, answer included.
 * @param config config.json
 * @param cap what memory allows
 */
export function contextLengthOf(config: JsonObject, cap: number): number {
  const text = objectField(config, 'text_config');
  const own = countField(text, 'max_position_embeddings') ?? countField(config, 'max_position_embeddings');
  return Math.min(own ?? usual, cap);
}
