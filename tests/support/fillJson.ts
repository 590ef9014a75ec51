import * as z from 'zod';
import { fillSchema } from '../../src/engines/embedded/answer/fill/fillSchema.js';
import type { SeenImage } from '../../src/engines/embedded/answer/seen.js';
import { planAnswer } from '../../src/engines/embedded/language/planAnswer.js';
import { checkSchema } from '../../src/schema/check.js';

/** Fills a JSON Schema with what was seen, as the answer to a prompt. */
export function fillJson(schema: unknown, prompt: string, images: readonly SeenImage[]): unknown {
  const checked = checkSchema(schema, 'schema');
  const plan = planAnswer({
    model: 'drishti-embedded',
    turns: [{ role: 'user', parts: [{ type: 'text', text: prompt }] }],
    output: { type: 'json', schema: checked },
    sampling: {},
    stopSequences: [],
  });
  return fillSchema({ schema: checked, path: 'schema' }, plan, images);
}

/** Fills what zod generates for a type; the result must be what the type itself accepts. */
export function fillType(type: z.ZodType, prompt: string, images: readonly SeenImage[]): unknown {
  return type.parse(fillJson(z.toJSONSchema(type), prompt, images));
}
