import { DrishtiError } from '../../../../errors.js';
import { memoize } from '../../../../memoize.js';
import { checkSchema } from '../../../../schema/check.js';
import type { JsonSchema } from '../../../../schema/jsonSchema.js';
import { exampleIn } from './example.js';
import { objectSchema, schemaOfExample } from './exampleSchema.js';
import { keysIn } from './keyList.js';

/**
 * The form of JSON that a prompt asks for: as its example shows it, or with the keys that it names; undefined where it
 * says nothing of the kind. What is not known may be null in it.
 */
export const promptedSchema = memoize(
  (prompt: string): JsonSchema | undefined => {
    const example = exampleIn(prompt);
    const schema =
      example === undefined ? schemaOfKeys(prompt) : (writtenSchema(prompt) ?? schemaOfExample(example));
    return schema === undefined ? undefined : checked(schema);
  },
  { most: 64, longestKey: 8000 },
);

function schemaOfKeys(prompt: string): JsonSchema | undefined {
  const found = keysIn(prompt);
  if (found === undefined) return undefined;
  const item = objectSchema(found.keys.map((key) => ({ key, value: undefined })));
  return found.isList ? { type: 'array', items: item } : item;
}

/** A prompt may hold a JSON Schema itself. */
function writtenSchema(prompt: string): JsonSchema | undefined {
  const from = prompt.indexOf('{');
  const to = prompt.lastIndexOf('}');
  if (!/"properties"\s*:\s*\{/.test(prompt) || to < from) return undefined;
  try {
    return JSON.parse(prompt.slice(from, to + 1)) as JsonSchema;
  } catch {
    return undefined;
  }
}

/** What cannot be filled is not followed. */
function checked(schema: JsonSchema): JsonSchema | undefined {
  try {
    return checkSchema(schema, 'prompt');
  } catch (error) {
    if (error instanceof DrishtiError) return undefined;
    throw error;
  }
}
